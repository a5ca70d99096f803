package dev.springnext.runtime.edge.webapi.next;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the text of a {@code User-Agent} header says of browser and device. What it does
 * not say is {@code null}.
 *
 * @param isBot whether it is one of the well-known crawlers and link previews
 * @param browser the browser, such as {@code Mobile Safari}
 * @param browserVersion its version
 * @param engine the rendering engine, such as {@code WebKit}
 * @param engineVersion its version
 * @param os the operating system, such as {@code iOS}
 * @param osVersion its version
 * @param model the model of the device, such as {@code iPhone}
 * @param type its kind: {@code mobile}, {@code tablet}, {@code smarttv}, {@code console},
 * {@code wearable}
 * @param vendor who makes it, such as {@code Apple}
 * @param architecture the processor, such as {@code amd64}
 * @author Switchable Runtimes for Spring
 */
record UserAgent(boolean isBot, @Nullable String browser, @Nullable String browserVersion, @Nullable String engine,
		@Nullable String engineVersion, @Nullable String os, @Nullable String osVersion, @Nullable String model,
		@Nullable String type, @Nullable String vendor, @Nullable String architecture) {

	// Longer ones are no browser's, and would only take time
	private static final int LONGEST = 500;

	private static final List<String> BOTS = List.of("googlebot", "mediapartners-google", "adsbot-google",
			"googleweblight", "storebot-google", "google-pagerenderer", "google-inspectiontool", "bingbot",
			"bingpreview", "slurp", "duckduckbot", "baiduspider", "yandex", "sogou", "linkedinbot", "bitlybot",
			"tumblr", "vkshare", "quora link preview", "facebookexternalhit", "facebookcatalog", "twitterbot",
			"applebot", "redditbot", "slackbot", "discordbot", "whatsapp", "skypeuripreview", "ia_archiver");

	static UserAgent parse(String header) {
		String text = (header.length() > LONGEST) ? header.substring(0, LONGEST) : header;
		@Nullable String[] browser = UserAgentRule.first(UserAgentTables.BROWSERS, text, 2);
		@Nullable String[] engine = UserAgentRule.first(UserAgentTables.ENGINES, text, 2);
		@Nullable String[] system = UserAgentRule.first(UserAgentTables.SYSTEMS, text, 2);
		@Nullable String[] device = UserAgentRule.first(UserAgentTables.DEVICES, text, 3);
		@Nullable String[] processor = UserAgentRule.first(UserAgentTables.PROCESSORS, text, 1);
		return new UserAgent(isBot(header), browser[0], browser[1], engine[0], engine[1], system[0],
				version(system[0], system[1]), device[0], device[1], device[2], processor[0]);
	}

	private static boolean isBot(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		return BOTS.stream().anyMatch(lower::contains);
	}

	private static @Nullable String version(@Nullable String os, @Nullable String version) {
		if (os == null || version == null) {
			return version;
		}
		return switch (os) {
			case "Windows" -> UserAgentTables.WINDOWS.getOrDefault(version.toLowerCase(Locale.ROOT), version);
			case "iOS", "Mac OS" -> version.replace('_', '.');
			default -> version;
		};
	}

	/**
	 * The first part of the browser's version.
	 * @return such as {@code 120}
	 */
	@Nullable String browserMajor() {
		String version = this.browserVersion;
		if (version == null) {
			return null;
		}
		int dot = version.indexOf('.');
		return (dot < 0) ? version : version.substring(0, dot);
	}

	/**
	 * What {@code user-agent.js} takes, in its order.
	 * @return the parts
	 */
	@Nullable Object[] toArray() {
		return new @Nullable Object[] { this.isBot, this.browser, this.browserVersion, browserMajor(), this.engine,
				this.engineVersion, this.os, this.osVersion, this.model, this.type, this.vendor, this.architecture };
	}

}
