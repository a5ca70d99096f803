package dev.springnext.runtime.edge.webapi.url;

import java.util.function.BiFunction;
import java.util.function.Function;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;

/**
 * What {@code url.js} calls.
 *
 * @author Switchable Runtimes for Spring
 */
final class UrlFunctions {

	private static final int SHOWN = 200;

	// Handlers begin with new URL(request.url), and parse it again where they pass it on
	private @Nullable String lastInput;

	private @Nullable WebUrl last;

	private UrlFunctions() {
	}

	static void add(HostFunctions functions) {
		new UrlFunctions().addTo(functions);
	}

	private void addTo(HostFunctions functions) {
		functions.add("construct", (arguments) -> {
			UrlState state = parse(arguments);
			if (state == null) {
				throw GuestError.type("Failed to construct 'URL': " + invalid(arguments));
			}
			return state;
		});
		functions.add("parse", this::parse);
		functions.add("copy", (arguments) -> new UrlState(UrlState.of(arguments[0]).url()));
		functions.add("canParse", (arguments) -> parse(arguments) != null);
		functions.add("setHref", (arguments) -> {
			WebUrl url = WebUrl.parse(arguments[1].asString(), null);
			if (url == null) {
				throw GuestError.type("Failed to set the 'href' property on 'URL': " + quote(arguments[1].asString())
						+ " is not a valid URL.");
			}
			UrlState.of(arguments[0]).replace(url);
			return null;
		});
		functions.add("params", (arguments) -> UrlState.of(arguments[0]).params());
		get(functions, "href", WebUrl::href);
		get(functions, "origin", WebUrl::origin);
		get(functions, "protocol", WebUrl::protocol);
		get(functions, "username", WebUrl::username);
		get(functions, "password", WebUrl::password);
		get(functions, "host", WebUrl::host);
		get(functions, "hostname", WebUrl::hostname);
		get(functions, "port", WebUrl::port);
		get(functions, "pathname", WebUrl::pathname);
		get(functions, "search", WebUrl::search);
		get(functions, "hash", WebUrl::hash);
		set(functions, "setProtocol", UrlSetters::protocol);
		set(functions, "setUsername", UrlSetters::username);
		set(functions, "setPassword", UrlSetters::password);
		set(functions, "setHost", UrlSetters::host);
		set(functions, "setHostname", UrlSetters::hostname);
		set(functions, "setPort", UrlSetters::port);
		set(functions, "setPathname", UrlSetters::pathname);
		set(functions, "setHash", UrlSetters::hash);
		functions.add("setSearch", (arguments) -> {
			UrlState state = UrlState.of(arguments[0]);
			state.replace(UrlSetters.search(state.url(), arguments[1].asString()));
			return null;
		});
	}

	private static void get(HostFunctions functions, String name, Function<WebUrl, String> getter) {
		functions.add(name, (arguments) -> getter.apply(UrlState.of(arguments[0]).url()));
	}

	private static void set(HostFunctions functions, String name, BiFunction<WebUrl, String, WebUrl> setter) {
		functions.add(name, (arguments) -> {
			UrlState state = UrlState.of(arguments[0]);
			state.change(setter.apply(state.url(), arguments[1].asString()));
			return null;
		});
	}

	private @Nullable UrlState parse(Value... arguments) {
		if (arguments.length == 1) {
			String input = arguments[0].asString();
			WebUrl known = this.last;
			if (known == null || !input.equals(this.lastInput)) {
				known = WebUrl.parse(input, null);
				this.last = known;
				this.lastInput = input;
			}
			return (known != null) ? new UrlState(known) : null;
		}
		WebUrl base = null;
		if (arguments.length > 1) {
			base = WebUrl.parse(arguments[1].asString(), null);
			if (base == null) {
				return null;
			}
		}
		WebUrl url = WebUrl.parse(arguments[0].asString(), base);
		return (url != null) ? new UrlState(url) : null;
	}

	private static String invalid(Value... arguments) {
		String input = quote(arguments[0].asString());
		if (arguments.length == 1) {
			return input + " is not a valid URL.";
		}
		String base = quote(arguments[1].asString());
		return (WebUrl.parse(arguments[1].asString(), null) == null) ? "The base " + base + " is not a valid URL."
				: input + " is not a valid URL, with the base " + base + ".";
	}

	private static String quote(String text) {
		return "'" + ((text.length() > SHOWN) ? text.substring(0, SHOWN) + "..." : text) + "'";
	}

}
