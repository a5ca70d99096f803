package dev.springnext.runtime.edge.webapi.url;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.HostFunctions;

/**
 * What {@code url-search-params.js} calls.
 *
 * @author Switchable Runtimes for Spring
 */
final class SearchParamsFunctions {

	private SearchParamsFunctions() {
	}

	static void add(HostFunctions functions) {
		functions.add("paramsParse", (arguments) -> {
			String text = string(arguments, 0);
			return new SearchParams(text.startsWith("?") ? text.substring(1) : text, null);
		});
		functions.add("paramsCopy", (arguments) -> new SearchParams(SearchParams.of(arguments[0])));
		functions.add("paramsSize", (arguments) -> SearchParams.of(arguments[0]).size());
		functions.add("paramsName", (arguments) -> SearchParams.of(arguments[0]).name(arguments[1].asInt()));
		functions.add("paramsValue", (arguments) -> SearchParams.of(arguments[0]).value(arguments[1].asInt()));
		functions.add("paramsAppend", (arguments) -> {
			SearchParams.of(arguments[0]).append(string(arguments, 1), string(arguments, 2));
			return null;
		});
		functions.add("paramsDelete", (arguments) -> {
			SearchParams.of(arguments[0]).delete(string(arguments, 1), optional(arguments, 2));
			return null;
		});
		functions.add("paramsGet", (arguments) -> SearchParams.of(arguments[0]).get(string(arguments, 1)));
		functions.add("paramsGetAll", (arguments) -> SearchParams.of(arguments[0]).getAll(string(arguments, 1)));
		functions.add("paramsHas",
				(arguments) -> SearchParams.of(arguments[0]).has(string(arguments, 1), optional(arguments, 2)));
		functions.add("paramsSet", (arguments) -> {
			SearchParams.of(arguments[0]).set(string(arguments, 1), string(arguments, 2));
			return null;
		});
		functions.add("paramsSort", (arguments) -> {
			SearchParams.of(arguments[0]).sort();
			return null;
		});
		functions.add("cursorEntries",
				(arguments) -> new SearchParamsCursor(SearchParams.of(arguments[0]), SearchParamsCursor.Kind.ENTRIES));
		functions.add("cursorKeys",
				(arguments) -> new SearchParamsCursor(SearchParams.of(arguments[0]), SearchParamsCursor.Kind.KEYS));
		functions.add("cursorValues",
				(arguments) -> new SearchParamsCursor(SearchParams.of(arguments[0]), SearchParamsCursor.Kind.VALUES));
		functions.add("cursorNext", (arguments) -> SearchParamsCursor.of(arguments[0]).next());
		functions.add("paramsSerialize", (arguments) -> SearchParams.of(arguments[0]).toString());
	}

	private static String string(Value[] arguments, int index) {
		return UrlText.wellFormed(arguments[index].asString());
	}

	private static @Nullable String optional(Value[] arguments, int index) {
		return (index < arguments.length) ? string(arguments, index) : null;
	}

}
