package dev.springnext.runtime.edge.webapi.url;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebUrlTests {

	private static WebUrl url(String input) {
		WebUrl url = WebUrl.parse(input, null);
		assertThat(url).as(input).isNotNull();
		return url;
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://a/", "https://example.org:8443/a/b?c=d#e", "http://a.b-c.d", "http://a/?",
			"http://a/#", "http://a/b%20c?d=%27", "https://a.b/c..d/.e", "http://a:1/", "http://a./" })
	void plainUrlIsReadAsByTheWholeParser(String input) {
		WebUrl whole = UrlParser.parse(input, null);
		assertThat(whole).isNotNull();
		assertThat(url(input)).isEqualTo(whole);
		assertThat(url(input).offsets()).isEqualTo(whole.offsets());
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP://a/", "http://a:80/", "http://A/", "http://1.2.3.4/", "http://0x7f.1/",
			"http://a.1./", "http://xn--a/", "http://u@a/", "http://a/./b", "http://a/%2e/", "http://a/b c",
			"http://a/\u00E9", "http://a/?'", "http://a\\b", "http://a?b", "http://a:/", "http://a:00/",
			"http://a:65536/", " http://a/", "http:///a", "http://", "https:a", "http://a/b\tc" })
	void otherUrlIsLeftToTheWholeParser(String input) {
		assertThat(PlainUrl.parse(input, null)).isNull();
	}

	@Test
	void pathIsResolvedAgainstPlainBase() {
		WebUrl base = url("https://user:pw@example.org:8443/a/b?c#d");
		assertThat(WebUrl.parse("/login?to=%2Fa", base)).isEqualTo(UrlParser.parse("/login?to=%2Fa", base));
		assertThat(WebUrl.parse("//other/x", base)).hasToString("https://other/x");
		assertThat(WebUrl.parse("/../x", base)).hasToString("https://user:pw@example.org:8443/x");
		assertThat(WebUrl.parse("x", base)).hasToString("https://user:pw@example.org:8443/a/x");
	}

	@Test
	void partsAreThoseOfTheSerialization() {
		WebUrl url = url("https://user:pw@EXAMPLE.org:8443/a/../b?c=d#e");
		assertThat(url.href()).isEqualTo("https://user:pw@example.org:8443/b?c=d#e");
		assertThat(url.hrefWithoutFragment()).isEqualTo("https://user:pw@example.org:8443/b?c=d");
		assertThat(url.protocol()).isEqualTo("https:");
		assertThat(url.username()).isEqualTo("user");
		assertThat(url.password()).isEqualTo("pw");
		assertThat(url.hasCredentials()).isTrue();
		assertThat(url.host()).isEqualTo("example.org:8443");
		assertThat(url.effectivePort()).isEqualTo(8443);
		assertThat(url.pathname()).isEqualTo("/b");
		assertThat(url.search()).isEqualTo("?c=d");
		assertThat(url.hash()).isEqualTo("#e");
		assertThat(url.origin()).isEqualTo("https://example.org:8443");
		assertThat(url("https://a/").effectivePort()).isEqualTo(443);
		assertThat(url("data:,x").effectivePort()).isEqualTo(-1);
		assertThat(url("data:,x").hasCredentials()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "http://0x7f.1/, 127.0.0.1", "http://2130706433/, 127.0.0.1", "http://0177.0.0.01/, 127.0.0.1",
			"http://[::FFFF:1.2.3.4]/, [::ffff:102:304]", "http://[1:0:0:2:0:0:0:3]/, [1:0:0:2::3]",
			"http://%6Cocalhost/, localhost", "foo://A%41/, A%41" })
	void hostHasOneForm(String input, String hostname) {
		assertThat(url(input).hostname()).isEqualTo(hostname);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "http://", "http://256.1.1.1/", "http://1.2.3.4.5/", "http://a b/",
			"http://a%00/", "http://[::1", "http://[1:2]/", "http://[::1.2.3]/", "http://[::1%25eth0]/", "http://a:b/",
			"http://a:99999/", "http://a<b/", "foo://a b/", "//a", "http://%zz/", "http://xn--/" })
	void textThatIsNoUrlIsRefused(String input) {
		assertThat(WebUrl.parse(input, null)).isNull();
	}

	@Test
	void loneSurrogatesAreReplaced() {
		assertThat(url("http://a/\uD800?\uDC00#\uD83D\uDE00").href())
			.isEqualTo("http://a/%EF%BF%BD?%EF%BF%BD#%F0%9F%98%80");
	}

	@Test
	void longInputIsReadInLinearTime() {
		String many = "a".repeat(1_000_000);
		assertThat(url("http://h/" + many).pathname()).hasSize(1_000_001);
		assertThat(url("http://h/" + "../".repeat(300_000)).pathname()).isEqualTo("/");
		assertThat(url("http://" + "@".repeat(100_000) + "h/").username()).hasSize(3 * 99_999);
		assertThat(WebUrl.parse("http://" + "1".repeat(1_000_000) + "/", null)).isNull();
		assertThat(WebUrl.parse("http://\u00FC" + many + "/", null)).isNull();
		assertThat(WebUrl.parse("http://xn--" + many + "/", null)).isNull();
	}

}
