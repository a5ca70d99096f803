package dev.springnext.runtime.edge.function;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code userAgent()} and {@code URLPattern} of {@code next/server}.
 */
class UserAgentTests {

	private static NextFunctions functions;

	private static EdgeFunction summary;

	@BeforeAll
	static void start() {
		functions = new NextFunctions();
		summary = functions
			.route("""
					import { userAgent } from 'next/server';
					export function GET(request) {
					  const { isBot, browser, engine, os, device, cpu } = userAgent(request);
					  return new Response([browser.name, browser.major, engine.name, os.name, os.version, device.vendor, device.model,
					    device.type, cpu.architecture, isBot ? 'bot' : ''].map((value) => value ?? '-').join(' / '));
					}""");
	}

	@AfterAll
	static void close() {
		functions.close();
	}

	private static String summary(String header) throws Exception {
		return NextFunctions.text(
				NextFunctions.fetch(summary, EdgeRequest.get("https://example.com/").withHeader("user-agent", header)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 | Chrome / 120 / Blink / Windows / 10 / - / - / - / amd64 /
					Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91 | Edge / 120 / Blink / Windows / 10 / - / - / - / amd64 /
					Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko | IE / 11 / Trident / Windows / 7 / - / - / - / amd64 /
					Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.0; Trident/5.0) | IE / 9 / Trident / Windows / Vista / - / - / - / - /
					Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0 | Firefox / 121 / Gecko / Windows / 10 / - / - / - / amd64 /
					Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Safari/605.1.15 | Safari / 17 / WebKit / Mac OS / 10.15.7 / Apple / Macintosh / - / - /
					Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:121.0) Gecko/20100101 Firefox/121.0 | Firefox / 121 / Gecko / Mac OS / 10.15 / Apple / Macintosh / - / - /
					Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1 | Mobile Safari / 16 / WebKit / iOS / 16.0 / Apple / iPhone / mobile / - /
					Mozilla/5.0 (iPad; CPU OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Mobile/15E148 Safari/604.1 | Mobile Safari / 16 / WebKit / iOS / 16.5 / Apple / iPad / tablet / - /
					Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0.6099.101 Mobile/15E148 Safari/604.1 | Chrome / 120 / WebKit / iOS / 17.2 / Apple / iPhone / mobile / - /
					Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/121.0 Mobile/15E148 Safari/605.1.15 | Firefox / 121 / WebKit / iOS / 17.2 / Apple / iPhone / mobile / - /
					Mozilla/5.0 (Linux; Android 14; Pixel 8 Pro) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.144 Mobile Safari/537.36 | Chrome / 120 / Blink / Android / 14 / Google / Pixel 8 Pro / mobile / - /
					Mozilla/5.0 (Linux; Android 13; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36 | Samsung Internet / 23 / Blink / Android / 13 / Samsung / SM-S918B / mobile / - /
					Mozilla/5.0 (Linux; Android 12; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.119 Safari/537.36 | Chrome / 80 / Blink / Android / 12 / Samsung / SM-X906C / tablet / - /
					Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36 | Chrome / 120 / Blink / Android / 10 / - / K / mobile / - /
					Mozilla/5.0 (Android 13; Mobile; rv:121.0) Gecko/121.0 Firefox/121.0 | Firefox / 121 / Gecko / Android / 13 / - / - / mobile / - /
					Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 OPR/106.0.0.0 | Opera / 106 / Blink / Linux / x86_64 / - / - / - / amd64 /
					Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0 | Firefox / 121 / Gecko / Ubuntu / - / - / - / - / amd64 /
					Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 | Chrome / 120 / Blink / Chromium OS / 14541.0.0 / - / - / - / amd64 /
					Mozilla/5.0 (PlayStation 5 3.03) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15 | Safari / 13 / WebKit / PlayStation / 5 / Sony / PlayStation 5 / console / - /
					Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | - / - / - / - / - / - / - / - / - / bot
					Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) | - / - / - / - / - / - / - / - / - / bot
					facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | - / - / - / - / - / - / - / - / - / bot
					curl/8.4.0 | - / - / - / - / - / - / - / - / - /
					""")
	void tellsBrowsersSystemsAndDevices(String header, String expected) throws Exception {
		assertThat(summary(header).strip()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mediapartners-Google", "AdsBot-Google (+http://www.google.com/adsbot.html)",
			"Twitterbot/1.0", "LinkedInBot/1.0", "Slackbot-LinkExpanding 1.0",
			"Mozilla/5.0 (compatible; Discordbot/2.0)", "WhatsApp/2.23.20", "Mozilla/5.0 (compatible; YandexBot/3.0)",
			"Applebot/0.1", "DuckDuckBot/1.1", "ia_archiver" })
	void tellsBots(String header) throws Exception {
		assertThat(summary(header)).endsWith(" bot");
	}

	@Test
	void leavesWhatIsUnknownUndefined() throws Exception {
		assertThat(functions.evaluate("import { userAgent, userAgentFromString } from 'next/server'",
				"""
						const none = userAgent({ headers: new Headers() });
						const text = userAgentFromString('Firefox/1.2.3');
						return Response.json([none, userAgentFromString(undefined).ua, text.browser, 'name' in none.browser, none.device.type === undefined]);
						"""))
			.isEqualTo("[{\"isBot\":false,\"ua\":\"\",\"browser\":{},\"engine\":{},\"os\":{},\"device\":{},\"cpu\":{}},"
					+ "\"\",{\"name\":\"Firefox\",\"version\":\"1.2.3\",\"major\":\"1\"},true,true]");
	}

	@Test
	void isFastWithTextsThatAreNoBrowsers() throws Exception {
		assertThat(summary("droid ; ".repeat(2000))).isNotEmpty();
	}

	@Test
	void hasUrlPattern() throws Exception {
		assertThat(functions.evaluate("import { URLPattern as P } from 'next/server'",
				"return Response.json([P === URLPattern, new P({ pathname: '/:id' }).exec('https://a.b/7').pathname.groups.id])"))
			.isEqualTo("[true,\"7\"]");
	}

}
