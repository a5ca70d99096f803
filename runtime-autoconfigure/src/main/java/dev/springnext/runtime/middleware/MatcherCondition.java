package dev.springnext.runtime.middleware;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;

/**
 * A condition of {@code has} or {@code missing}.
 *
 * @param type what is looked at
 * @param key its name; empty for the host
 * @param value a pattern for the whole value, or {@code null} if any value will do
 * @author Switchable Runtimes for Spring
 */
record MatcherCondition(Type type, String key, @Nullable Pattern value) {

	boolean holds(MiddlewareRequest request) {
		String actual = switch (this.type) {
			case HEADER -> header(request.headers());
			case QUERY -> last(request.query().get(this.key));
			case COOKIE -> cookie(request.cookies().get(this.key));
			case HOST -> host(request.headers());
		};
		// As in Next.js, an empty value is none
		return actual != null && !actual.isEmpty()
				&& (this.value == null || RegexTranslation.matches(this.value, actual));
	}

	private @Nullable String header(HttpHeaders headers) {
		List<String> values = headers.get(this.key);
		return (values != null) ? String.join(", ", values) : null;
	}

	private static @Nullable String last(@Nullable List<String> values) {
		return (values != null && !values.isEmpty()) ? values.get(values.size() - 1) : null;
	}

	private static @Nullable String cookie(@Nullable List<HttpCookie> cookies) {
		return (cookies != null && !cookies.isEmpty()) ? RequestPaths.decoded(cookies.get(0).getValue()) : null;
	}

	private static @Nullable String host(HttpHeaders headers) {
		String host = headers.getFirst(HttpHeaders.HOST);
		if (host == null) {
			return null;
		}
		int port = host.lastIndexOf(':');
		boolean hasPort = port > host.lastIndexOf(']');
		return ((hasPort) ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
	}

	/**
	 * What a condition looks at.
	 */
	enum Type {

		HEADER, QUERY, COOKIE, HOST

	}

}
