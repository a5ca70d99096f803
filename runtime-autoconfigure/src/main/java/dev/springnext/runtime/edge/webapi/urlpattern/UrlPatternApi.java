package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.function.Predicate;
import java.util.function.Supplier;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;
import dev.springnext.runtime.edge.webapi.url.WebUrl;
import dev.springnext.runtime.edge.webapi.urlpattern.PatternInit.Component;

/**
 * URL patterns. Java reads patterns and URLs; the regular expressions are JavaScript's.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://urlpattern.spec.whatwg.org">URL Pattern Standard</a>
 */
public final class UrlPatternApi implements WebApi {

	@Override
	public String name() {
		return "urlpattern";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("url-pattern", "URLPattern");
	}

	// All take the base URL before the input, so that missing values are last
	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.add("compileString", (arguments) -> compile(() -> CompiledPattern.of(arguments[2].asString(),
				string(arguments[1]), matchesSpecialScheme(arguments[0]))));
		functions.add("compileInit", (arguments) -> compile(
				() -> CompiledPattern.of(init(1, arguments), matchesSpecialScheme(arguments[0]))));
		functions.add("splitString", (arguments) -> splitString(arguments[1].asString(), string(arguments[0])));
		functions.add("splitInit", (arguments) -> splitInit(init(0, arguments)));
	}

	private static ProxyArray compile(Supplier<CompiledPattern> work) {
		try {
			return work.get().toGuest();
		}
		catch (GuestError ex) {
			throw GuestError.type("Failed to construct 'URLPattern': " + ex.getMessage());
		}
	}

	private static Predicate<String> matchesSpecialScheme(Value test) {
		return (regexp) -> test.execute(regexp).asBoolean();
	}

	private static @Nullable String string(Value value) {
		return value.isString() ? value.asString() : null;
	}

	private static PatternInit init(int start, Value... arguments) {
		PatternInit init = new PatternInit();
		init.setBaseUrl(string(arguments[start]));
		Component[] components = Component.values();
		for (int i = 0; i < components.length; i++) {
			String value = string(arguments[start + 1 + i]);
			if (value != null) {
				init.set(components[i], value);
			}
		}
		return init;
	}

	private static @Nullable ProxyArray splitString(String input, @Nullable String base) {
		WebUrl baseUrl = null;
		if (base != null) {
			baseUrl = WebUrl.parse(base, null);
			if (baseUrl == null) {
				return null;
			}
		}
		WebUrl url = WebUrl.parse(input, baseUrl);
		if (url == null) {
			return null;
		}
		Component[] components = Component.values();
		Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			values[i] = PatternInit.valueOf(url, components[i]);
		}
		return ProxyArray.fromArray(values);
	}

	private static @Nullable ProxyArray splitInit(PatternInit init) {
		try {
			PatternInit url = init.process(false);
			Component[] components = Component.values();
			Object[] values = new Object[components.length];
			for (int i = 0; i < components.length; i++) {
				values[i] = url.get(components[i], "");
			}
			return ProxyArray.fromArray(values);
		}
		catch (GuestError ex) {
			// What is no URL matches no pattern
			return null;
		}
	}

}
