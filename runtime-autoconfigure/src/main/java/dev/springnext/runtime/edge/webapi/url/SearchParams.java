package dev.springnext.runtime.edge.webapi.url;

import java.util.ArrayList;
import java.util.List;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * The list behind a {@code URLSearchParams} object.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#interface-urlsearchparams">URL Standard,
 * URLSearchParams class</a>
 */
final class SearchParams implements Proxy {

	// Name, value, name, value, ...
	private final List<String> pairs = new ArrayList<>();

	private final @Nullable UrlState url;

	SearchParams(String query, @Nullable UrlState url) {
		this.url = url;
		FormUrlEncoded.parse(query, this.pairs);
	}

	SearchParams(SearchParams other) {
		this.url = null;
		this.pairs.addAll(other.pairs);
	}

	static SearchParams of(Value handle) {
		if (handle.isProxyObject() && handle.asProxyObject() instanceof SearchParams params) {
			return params;
		}
		throw GuestError.type("Illegal invocation");
	}

	void reload(String query) {
		this.pairs.clear();
		FormUrlEncoded.parse(query, this.pairs);
	}

	int size() {
		return this.pairs.size() / 2;
	}

	@Nullable String name(int index) {
		return (index < size()) ? this.pairs.get(2 * index) : null;
	}

	@Nullable String value(int index) {
		return (index < size()) ? this.pairs.get(2 * index + 1) : null;
	}

	void append(String name, String value) {
		this.pairs.add(name);
		this.pairs.add(value);
		changed();
	}

	void delete(String name, @Nullable String value) {
		int kept = 0;
		for (int i = 0; i < this.pairs.size(); i += 2) {
			if (!matches(i, name, value)) {
				move(i, kept);
				kept += 2;
			}
		}
		truncate(kept);
		changed();
	}

	@Nullable String get(String name) {
		int at = indexOf(name, null);
		return (at < 0) ? null : this.pairs.get(at + 1);
	}

	ProxyArray getAll(String name) {
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < this.pairs.size(); i += 2) {
			if (matches(i, name, null)) {
				values.add(this.pairs.get(i + 1));
			}
		}
		return ProxyArray.fromList(values);
	}

	boolean has(String name, @Nullable String value) {
		return indexOf(name, value) >= 0;
	}

	void set(String name, String value) {
		int first = indexOf(name, null);
		if (first < 0) {
			append(name, value);
			return;
		}
		this.pairs.set(first + 1, value);
		int kept = first + 2;
		for (int i = kept; i < this.pairs.size(); i += 2) {
			if (!matches(i, name, null)) {
				move(i, kept);
				kept += 2;
			}
		}
		truncate(kept);
		changed();
	}

	/**
	 * Sorts by name, in UTF-16 code units, which is how Java compares strings; pairs of
	 * the same name keep their order.
	 */
	void sort() {
		List<String[]> sorted = new ArrayList<>(size());
		for (int i = 0; i < this.pairs.size(); i += 2) {
			sorted.add(new String[] { this.pairs.get(i), this.pairs.get(i + 1) });
		}
		sorted.sort((a, b) -> a[0].compareTo(b[0]));
		this.pairs.clear();
		for (String[] pair : sorted) {
			this.pairs.add(pair[0]);
			this.pairs.add(pair[1]);
		}
		changed();
	}

	private int indexOf(String name, @Nullable String value) {
		for (int i = 0; i < this.pairs.size(); i += 2) {
			if (matches(i, name, value)) {
				return i;
			}
		}
		return -1;
	}

	private boolean matches(int at, String name, @Nullable String value) {
		return this.pairs.get(at).equals(name) && (value == null || this.pairs.get(at + 1).equals(value));
	}

	private void move(int from, int to) {
		if (from != to) {
			this.pairs.set(to, this.pairs.get(from));
			this.pairs.set(to + 1, this.pairs.get(from + 1));
		}
	}

	private void truncate(int length) {
		this.pairs.subList(length, this.pairs.size()).clear();
	}

	private void changed() {
		if (this.url != null) {
			this.url.paramsChanged();
		}
	}

	@Override
	public String toString() {
		return FormUrlEncoded.serialize(this.pairs);
	}

}
