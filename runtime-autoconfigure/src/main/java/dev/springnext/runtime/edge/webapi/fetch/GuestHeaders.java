package dev.springnext.runtime.edge.webapi.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.file.HttpText;

/**
 * What a {@code Headers} object of guest code stands for. On a server there are no
 * forbidden headers, so of the guards only the one that forbids all changes is left.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://fetch.spec.whatwg.org/#headers-class">Fetch, 5.1</a>
 */
final class GuestHeaders implements Proxy {

	private static final String SET_COOKIE = "set-cookie";

	private final HeaderList list;

	private final boolean immutable;

	GuestHeaders(HeaderList list, boolean immutable) {
		this.list = list;
		this.immutable = immutable;
	}

	static GuestHeaders from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof GuestHeaders headers) {
			return headers;
		}
		throw GuestError.type("Illegal invocation: the argument is not a list of headers");
	}

	HeaderList list() {
		return this.list;
	}

	@Nullable String get(String name) {
		return this.list.get(checkedName(name, "get"));
	}

	boolean has(String name) {
		return this.list.contains(checkedName(name, "has"));
	}

	void append(String name, String value) {
		String checked = checkedValue(name, value, "append");
		this.list.add(checkedName(name, "append"), checked);
	}

	void set(String name, String value) {
		String checked = checkedValue(name, value, "set");
		this.list.set(checkedName(name, "set"), checked);
	}

	void delete(String name) {
		String checked = checkedName(name, "delete");
		checkMutable("delete");
		this.list.remove(checked);
	}

	private String checkedValue(String name, String value, String method) {
		checkedName(name, method);
		String normalized = normalize(value);
		if (!isValue(normalized)) {
			throw GuestError.type("Failed to execute '" + method + "' on 'Headers': the value of '" + name
					+ "' is not a valid HTTP header value.");
		}
		checkMutable(method);
		return normalized;
	}

	private static String checkedName(String name, String method) {
		if (!HttpText.isToken(name)) {
			throw GuestError.type(
					"Failed to execute '" + method + "' on 'Headers': '" + name + "' is not a valid HTTP header name.");
		}
		return HeaderList.lowerCase(name);
	}

	private void checkMutable(String method) {
		if (this.immutable) {
			throw GuestError.type("Failed to execute '" + method + "' on 'Headers': these headers are immutable.");
		}
	}

	// https://fetch.spec.whatwg.org/#concept-header-value-normalize
	private static String normalize(String value) {
		int length = value.length();
		boolean clean = length == 0
				|| (!HttpText.isWhitespace(value.charAt(0)) && !HttpText.isWhitespace(value.charAt(length - 1)));
		return (clean) ? value : HttpText.trim(value);
	}

	// https://fetch.spec.whatwg.org/#header-value
	private static boolean isValue(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == 0 || c == '\n' || c == '\r' || c > 0xFF) {
				return false;
			}
		}
		return true;
	}

	List<String> setCookies() {
		List<String> cookies = new ArrayList<>();
		for (int i = 0; i < this.list.size(); i++) {
			if (this.list.name(i).equals(SET_COOKIE)) {
				cookies.add(this.list.value(i));
			}
		}
		return cookies;
	}

	/**
	 * What comes of iteration over this list, and adding the pairs to an empty one.
	 * @return a new list, to which more can be added
	 */
	GuestHeaders combined() {
		HeaderList combined = new HeaderList();
		List<String> pairs = sortedAndCombined();
		for (int i = 0; i < pairs.size(); i += 2) {
			combined.add(pairs.get(i), pairs.get(i + 1));
		}
		return new GuestHeaders(combined, false);
	}

	/**
	 * What iteration shows: sorted by name, and combined but for cookies.
	 * @return names and values in turn
	 * @see <a href="https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine">
	 * Fetch</a>
	 */
	List<String> sortedAndCombined() {
		Set<String> names = new TreeSet<>();
		for (int i = 0; i < this.list.size(); i++) {
			names.add(this.list.name(i));
		}
		List<String> pairs = new ArrayList<>(2 * this.list.size());
		for (String name : names) {
			if (name.equals(SET_COOKIE)) {
				for (String cookie : setCookies()) {
					pairs.add(name);
					pairs.add(cookie);
				}
			}
			else {
				pairs.add(name);
				pairs.add(this.list.get(name));
			}
		}
		return pairs;
	}

}
