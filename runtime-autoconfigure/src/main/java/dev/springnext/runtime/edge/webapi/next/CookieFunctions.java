package dev.springnext.runtime.edge.webapi.next;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;

/**
 * What {@code cookies.js} calls.
 *
 * @author Switchable Runtimes for Spring
 */
final class CookieFunctions {

	// As Date.prototype.toUTCString has it
	private static final DateTimeFormatter DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private CookieFunctions() {
	}

	static void addTo(HostFunctions functions) {
		functions.add("cookiePairs", (arguments) -> {
			List<String> pairs = CookieText.pairs(arguments[0].asString());
			for (int i = 0; i < pairs.size(); i += 2) {
				arguments[1].executeVoid(pairs.get(i), pairs.get(i + 1));
			}
			return null;
		});
		functions.add("cookieText",
				(arguments) -> arguments[0].asString() + "=" + CookieText.encode(arguments[1].asString()));
		functions.add("cookieDate", (arguments) -> date(arguments[0]));
	}

	private static String date(Value millis) {
		double value = millis.asDouble();
		if (Double.isNaN(value) || Math.abs(value) > 8.64e15) {
			throw GuestError.range("The attribute 'expires' of a cookie is not a valid date");
		}
		return DATE.format(Instant.ofEpochMilli((long) value));
	}

}
