package dev.springnext.runtime.middleware;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The {@code cookie} header of a request.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RequestCookies {

	private RequestCookies() {
	}

	/**
	 * Reads the header.
	 * @param headers the headers of the request
	 * @return the cookies by name, values as they stand there without quotes
	 */
	public static MultiValueMap<String, HttpCookie> parse(HttpHeaders headers) {
		MultiValueMap<String, HttpCookie> cookies = new LinkedMultiValueMap<>();
		for (String pair : pairs(headers)) {
			String name = name(pair);
			String value = pair.substring(Math.min(name.length() + 1, pair.length())).trim();
			boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
			if (!name.isBlank()) {
				cookies.add(name.trim(),
						new HttpCookie(name.trim(), (quoted) ? value.substring(1, value.length() - 1) : value));
			}
		}
		return cookies;
	}

	/**
	 * Shows what is behind a middleware the cookies which that sets on the response.
	 * @param request the request
	 * @param response the headers for the response
	 * @return the request with those cookies, without those that were deleted
	 */
	static MiddlewareRequest visible(MiddlewareRequest request, HttpHeaders response) {
		MiddlewareRequest visible = request;
		for (String cookie : response.getOrEmpty(HttpHeaders.SET_COOKIE)) {
			int end = cookie.indexOf(';');
			String pair = (end < 0) ? cookie : cookie.substring(0, end);
			String name = name(pair).trim();
			if (name.isEmpty()) {
				continue;
			}
			if (isExpired(cookie)) {
				visible = (visible.cookies().containsKey(name)) ? visible.withoutCookie(name) : visible;
			}
			else {
				String value = pair.substring(Math.min(pair.indexOf('=') + 1, pair.length())).trim();
				HttpCookie known = visible.cookies().getFirst(name);
				visible = (known != null && known.getValue().equals(value)) ? visible : visible.withCookie(name, value);
			}
		}
		return visible;
	}

	static void set(HttpHeaders headers, String name, String value) {
		List<String> pairs = others(headers, name);
		pairs.add(name + "=" + value);
		headers.set(HttpHeaders.COOKIE, String.join("; ", pairs));
	}

	static void remove(HttpHeaders headers, String name) {
		List<String> pairs = others(headers, name);
		if (pairs.isEmpty()) {
			headers.remove(HttpHeaders.COOKIE);
		}
		else {
			headers.set(HttpHeaders.COOKIE, String.join("; ", pairs));
		}
	}

	private static List<String> others(HttpHeaders headers, String name) {
		List<String> others = new ArrayList<>();
		for (String pair : pairs(headers)) {
			if (!name.equals(name(pair).trim())) {
				others.add(pair);
			}
		}
		return others;
	}

	private static List<String> pairs(HttpHeaders headers) {
		List<String> pairs = new ArrayList<>();
		for (String header : headers.getOrEmpty(HttpHeaders.COOKIE)) {
			int start = 0;
			while (start < header.length()) {
				int semicolon = header.indexOf(';', start);
				int end = (semicolon < 0) ? header.length() : semicolon;
				String pair = header.substring(start, end).trim();
				if (!pair.isEmpty()) {
					pairs.add(pair);
				}
				start = end + 1;
			}
		}
		return pairs;
	}

	private static String name(String pair) {
		int equals = pair.indexOf('=');
		return (equals < 0) ? pair : pair.substring(0, equals);
	}

	private static boolean isExpired(String cookie) {
		String maxAge = attribute(cookie, "max-age");
		if (maxAge != null) {
			return maxAge.equals("0") || maxAge.startsWith("-");
		}
		String expires = attribute(cookie, "expires");
		if (expires == null) {
			return false;
		}
		try {
			return ZonedDateTime.parse(expires.replace('-', ' '), DateTimeFormatter.RFC_1123_DATE_TIME)
				.toInstant()
				.isBefore(Instant.now());
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private static @Nullable String attribute(String cookie, String name) {
		int start = cookie.indexOf(';');
		while (start >= 0) {
			int end = cookie.indexOf(';', start + 1);
			String attribute = ((end < 0) ? cookie.substring(start + 1) : cookie.substring(start + 1, end)).trim();
			if (attribute.toLowerCase(Locale.ROOT).startsWith(name + "=")) {
				return attribute.substring(name.length() + 1).trim();
			}
			start = end;
		}
		return null;
	}

}
