package dev.springnext.runtime.edge.webapi.fetch;

import java.util.List;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.webapi.file.HttpText;

/**
 * What the modules do with headers.
 *
 * @author Switchable Runtimes for Spring
 */
final class HeadersFunctions {

	private HeadersFunctions() {
	}

	static void add(HostFunctions functions) {
		functions.add("newHeaders", (arguments) -> new GuestHeaders(new HeaderList(), false));
		functions.add("copyHeaders",
				(arguments) -> new GuestHeaders(new HeaderList(GuestHeaders.from(arguments[0]).list()), false));
		functions.add("combinedHeaders", (arguments) -> GuestHeaders.from(arguments[0]).combined());
		functions.add("immutableHeaders",
				(arguments) -> new GuestHeaders(GuestHeaders.from(arguments[0]).list(), true));
		functions.add("headersGet", (arguments) -> GuestHeaders.from(arguments[0]).get(arguments[1].asString()));
		functions.add("isByteString", (arguments) -> HttpText.isByteString(arguments[0].asString()));
		functions.add("headersHas", (arguments) -> GuestHeaders.from(arguments[0]).has(arguments[1].asString()));
		functions.add("headersAppend", (arguments) -> {
			GuestHeaders.from(arguments[0]).append(arguments[1].asString(), arguments[2].asString());
			return null;
		});
		functions.add("headersSet", (arguments) -> {
			GuestHeaders.from(arguments[0]).set(arguments[1].asString(), arguments[2].asString());
			return null;
		});
		functions.add("headersDelete", (arguments) -> {
			GuestHeaders.from(arguments[0]).delete(arguments[1].asString());
			return null;
		});
		functions.add("headersSetDefault", (arguments) -> {
			HeaderList list = GuestHeaders.from(arguments[0]).list();
			if (!list.contains(arguments[1].asString())) {
				list.add(arguments[1].asString(), arguments[2].asString());
			}
			return null;
		});
		functions.add("headersPairs",
				(arguments) -> pairs(GuestHeaders.from(arguments[0]).sortedAndCombined(), arguments[1]));
		functions.add("headersCookies", (arguments) -> {
			GuestHeaders.from(arguments[0]).setCookies().forEach(arguments[1]::executeVoid);
			return null;
		});
	}

	private static Object pairs(List<String> pairs, Value push) {
		for (int i = 0; i < pairs.size(); i += 2) {
			push.executeVoid(pairs.get(i), pairs.get(i + 1));
		}
		return pairs.size() / 2;
	}

}
