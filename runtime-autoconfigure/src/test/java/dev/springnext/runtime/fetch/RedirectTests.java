package dev.springnext.runtime.fetch;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

class RedirectTests {

	@ParameterizedTest
	@CsvSource({ "http://a.example/b/c?q, /to, http://a.example/to",
			"http://a.example/b/c?q, to, http://a.example/b/to",
			"http://a.example/b/c?q, ?x=1, http://a.example/b/c?x=1",
			"http://a.example/b/c?q, '', http://a.example/b/c?q", "http://a.example/b/c?q, ../to, http://a.example/to",
			"http://a.example/b/c?q, ./to?x, http://a.example/b/to?x", "http://a.example, to, http://a.example/to",
			"http://a.example, ?x, http://a.example/?x", "http://a.example/b, //c.example:81/d, http://c.example:81/d",
			"http://a.example/b, https://c.example, https://c.example",
			"http://a_b.example:81/b, c, http://a_b.example:81/c", "http://a.example/b, '/a b', http://a.example/a%20b",
			"http://a.example/b, /%C3%BC?q=%26, http://a.example/%C3%BC?q=%26" })
	void resolvesTheLocation(String base, String location, String target) {
		assertThat(new Redirect(302, location).follow(get(base)).url()).hasToString(target);
	}

	@ParameterizedTest
	@CsvSource({ "https://a.example/, https://a.example:443/x, true", "http://a.example:80/, http://A.example/x, true",
			"https://a.example/, http://a.example/x, false", "https://a.example/, https://a.example:444/x, false",
			"https://a.example/, https://b.a.example/x, false", "http://a.example/, /x, true" })
	void keepsCredentialsWithinTheOrigin(String base, String location, boolean kept) {
		ClientRequest next = new Redirect(307, location).follow(get(base));
		assertThat(next.headers().containsHeader("Authorization")).isEqualTo(kept);
		assertThat(next.headers().containsHeader("Cookie")).isEqualTo(kept);
		assertThat(next.headers().containsHeader("Proxy-Authorization")).isEqualTo(kept);
		assertThat(next.headers().containsHeader("Host")).isEqualTo(kept);
		assertThat(next.cookies().containsKey("session")).isEqualTo(kept);
		assertThat(next.headers().containsHeader("Accept")).isTrue();
	}

	@Test
	void dropsTheRequestConsumerWithTheCredentials() {
		ClientRequest request = ClientRequest.from(get("http://a.example/")).httpRequest((it) -> {
		}).build();
		assertThat(new Redirect(302, "/b").follow(request).httpRequest()).isSameAs(request.httpRequest());
		assertThat(new Redirect(302, "http://b.example/").follow(request).httpRequest())
			.isNotSameAs(request.httpRequest());
	}

	private static ClientRequest get(String url) {
		return ClientRequest.create(HttpMethod.GET, URI.create(url))
			.header("Authorization", "Bearer secret")
			.header("Proxy-Authorization", "Basic secret")
			.header("Cookie", "a=b")
			.header("Host", "a.example")
			.header("Accept", "text/plain")
			.cookie("session", "secret")
			.build();
	}

}
