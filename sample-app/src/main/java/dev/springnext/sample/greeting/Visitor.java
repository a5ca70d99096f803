package dev.springnext.sample.greeting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/**
 * Somebody who told their name; a cookie remembers it.
 *
 * @param name the name
 */
record Visitor(String name) {

	static final String COOKIE = "visitor";

	private static final int LONGEST = 40;

	Visitor {
		name = (name != null) ? name.strip() : "";
		if (name.isEmpty() || name.length() > LONGEST) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A name has 1 to " + LONGEST + " characters.");
		}
	}

	static @Nullable Visitor from(@Nullable String cookie) {
		try {
			return (cookie != null) ? new Visitor(UriUtils.decode(cookie, StandardCharsets.UTF_8)) : null;
		}
		catch (IllegalArgumentException | ResponseStatusException ex) {
			return null; // anybody can send any cookie
		}
	}

	ResponseCookie cookie() {
		return ResponseCookie.from(COOKIE, UriUtils.encode(this.name, StandardCharsets.UTF_8))
			.maxAge(Duration.ofDays(30))
			.path("/")
			.httpOnly(true)
			.sameSite("Lax")
			.build();
	}

}
