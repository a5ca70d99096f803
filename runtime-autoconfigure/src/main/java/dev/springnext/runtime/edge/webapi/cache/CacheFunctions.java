package dev.springnext.runtime.edge.webapi.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.file.BlobData;

/**
 * What the modules of the Cache API call.
 *
 * @author Switchable Runtimes for Spring
 */
final class CacheFunctions {

	private static final int MAX_AGE_DIGITS = 9;

	private final CacheStore store;

	private final String bundle;

	CacheFunctions(CacheStore store, String bundle) {
		this.store = store;
		this.bundle = bundle;
	}

	void add(HostFunctions functions) {
		functions.add("create", (arguments) -> {
			this.store.create(this.bundle, arguments[0].asString());
			return null;
		});
		functions.add("has", (arguments) -> this.store.names(this.bundle).contains(arguments[0].asString()));
		functions.add("deleteCache", (arguments) -> this.store.delete(this.bundle, arguments[0].asString()));
		functions.add("names", (arguments) -> {
			this.store.names(this.bundle).forEach(arguments[0]::executeVoid);
			return null;
		});
		functions.add("isHttp", (arguments) -> CacheQuery.isHttp(arguments[0].asString()));
		functions.add("newHeaders", (arguments) -> new Headers(new HeaderList()));
		functions.add("addHeader", (arguments) -> {
			Headers.from(arguments[0]).list().add(arguments[1].asString(), arguments[2].asString());
			return null;
		});
		functions.add("newQuery", (arguments) -> new Query(new CacheQuery(arguments[0].asString(),
				Headers.from(arguments[1]).list(), arguments[2].asBoolean(), arguments[3].asBoolean())));
		functions.add("newEntry", CacheFunctions::newEntry);
		functions.add("find", this::find);
		functions.add("delete", this::delete);
		functions.add("put", this::put);
	}

	// url, request's headers, response's url, status, reason, response's headers, body or
	// null
	private static Object newEntry(Value... arguments) {
		HeaderList headers = Headers.from(arguments[5]).list();
		BlobData body = (arguments[6].isNull()) ? null : BlobData.from(arguments[6]);
		return new Entry(
				new CacheEntry(arguments[0].asString(), Headers.from(arguments[1]).list(), arguments[2].asString(),
						arguments[3].asInt(), arguments[4].asString(), headers, body, expires(headers)));
	}

	// RFC 9111 section 4.2.1, for a cache that many share
	private static @Nullable Instant expires(HeaderList headers) {
		String control = headers.get("cache-control");
		if (control == null) {
			return null;
		}
		Long seconds = directive(control, "s-maxage");
		if (seconds == null) {
			seconds = directive(control, "max-age");
		}
		return (seconds != null) ? Instant.now().plusSeconds(seconds) : null;
	}

	private static @Nullable Long directive(String control, String name) {
		for (String directive : control.toLowerCase(Locale.ROOT).split(",")) {
			String[] pair = directive.strip().split("=", 2);
			String value = (pair.length == 2) ? pair[1].replace("\"", "").strip() : "";
			boolean number = !value.isEmpty() && value.chars().allMatch((c) -> c >= '0' && c <= '9');
			if (pair[0].strip().equals(name) && number) {
				return (value.length() > MAX_AGE_DIGITS) ? Integer.MAX_VALUE : Long.parseLong(value);
			}
		}
		return null;
	}

	// cache, query or null, all or one; takers of each request header, of each response
	// header, and of the rest of an entry, in this order
	private @Nullable Object find(Value... arguments) {
		boolean all = arguments[2].asBoolean();
		for (CacheEntry entry : matching(arguments[0].asString(), arguments[1])) {
			this.store.used(entry);
			each(entry.requestHeaders(), arguments[3]);
			each(entry.responseHeaders(), arguments[4]);
			arguments[5].executeVoid(entry.url(), entry.responseUrl(), entry.status(), entry.statusText(),
					entry.body());
			if (!all) {
				break;
			}
		}
		return null;
	}

	private static void each(HeaderList headers, Value callback) {
		for (int i = 0; i < headers.size(); i++) {
			callback.executeVoid(headers.name(i), headers.value(i));
		}
	}

	private List<CacheEntry> matching(String cache, Value query) {
		List<CacheEntry> entries = this.store.entries(this.bundle, cache);
		return (query.isNull()) ? entries : entries.stream().filter(Query.from(query)::matches).toList();
	}

	private Object delete(Value... arguments) {
		List<CacheEntry> removed = matching(arguments[0].asString(), arguments[1]);
		return !removed.isEmpty() && this.store.replace(this.bundle, arguments[0].asString(), removed, List.of());
	}

	// cache, entries
	// https://w3c.github.io/ServiceWorker/#batch-cache-operations
	private @Nullable Object put(Value... arguments) {
		String cache = arguments[0].asString();
		List<CacheEntry> present = this.store.entries(this.bundle, cache);
		List<CacheEntry> removed = new ArrayList<>();
		List<CacheEntry> added = new ArrayList<>();
		for (int i = 1; i < arguments.length; i++) {
			CacheEntry entry = Entry.from(arguments[i]);
			CacheQuery query = new CacheQuery(entry.url(), entry.requestHeaders(), false, false);
			if (added.stream().anyMatch(query::matches)) {
				throw GuestError.dom("InvalidStateError",
						"Failed to execute 'addAll' on 'Cache': duplicate requests (" + entry.url() + ")");
			}
			present.stream().filter(query::matches).forEach(removed::add);
			added.add(entry);
		}
		if (!this.store.replace(this.bundle, cache, removed, added)) {
			throw GuestError.dom("QuotaExceededError", "The response is larger than the cache");
		}
		return null;
	}

	private record Headers(HeaderList list) implements Proxy {

		static Headers from(Value argument) {
			if (argument.isProxyObject() && argument.asProxyObject() instanceof Headers headers) {
				return headers;
			}
			throw GuestError.type("The argument is not a list of headers");
		}

	}

	private record Query(CacheQuery query) implements Proxy {

		static CacheQuery from(Value argument) {
			if (argument.isProxyObject() && argument.asProxyObject() instanceof Query query) {
				return query.query();
			}
			throw GuestError.type("The argument is not a query");
		}

	}

	private record Entry(CacheEntry entry) implements Proxy {

		static CacheEntry from(Value argument) {
			if (argument.isProxyObject() && argument.asProxyObject() instanceof Entry entry) {
				return entry.entry();
			}
			throw GuestError.type("The argument is not an entry of a cache");
		}

	}

}
