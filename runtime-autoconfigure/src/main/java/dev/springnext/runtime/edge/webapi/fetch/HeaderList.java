package dev.springnext.runtime.edge.webapi.fetch;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A list of HTTP headers: names in lower case, values of one character a byte. Keeps the
 * order, and duplicates. Does not check anything but the case.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://fetch.spec.whatwg.org/#concept-header-list">Fetch, 2.2.2</a>
 */
public final class HeaderList {

	private static final String[] NONE = {};

	// Name, value, name, value
	private String[] entries;

	private int length;

	/**
	 * Creates an empty list.
	 */
	public HeaderList() {
		this.entries = NONE;
	}

	/**
	 * Creates a copy.
	 * @param source the list to copy
	 */
	public HeaderList(HeaderList source) {
		this.entries = Arrays.copyOf(source.entries, source.length);
		this.length = source.length;
	}

	/**
	 * How many headers there are.
	 * @return their number, duplicates included
	 */
	public int size() {
		return this.length / 2;
	}

	/**
	 * A header's name.
	 * @param index which header
	 * @return its name in lower case
	 */
	public String name(int index) {
		return this.entries[2 * index];
	}

	/**
	 * A header's value.
	 * @param index which header
	 * @return its value
	 */
	public String value(int index) {
		return this.entries[2 * index + 1];
	}

	/**
	 * Whether a header is there.
	 * @param name its name in lower case
	 * @return {@code true} if so
	 */
	public boolean contains(String name) {
		return indexOf(name, 0) >= 0;
	}

	/**
	 * The values of a header, combined.
	 * @param name its name in lower case
	 * @return the values with {@code ", "} between them, or {@code null} if there is none
	 * @see <a href="https://fetch.spec.whatwg.org/#concept-header-list-get">Fetch</a>
	 */
	public @Nullable String get(String name) {
		int at = indexOf(name, 0);
		if (at < 0) {
			return null;
		}
		String value = this.entries[at + 1];
		int next = indexOf(name, at + 2);
		if (next < 0) {
			return value;
		}
		StringBuilder combined = new StringBuilder(value);
		while (next >= 0) {
			combined.append(", ").append(this.entries[next + 1]);
			next = indexOf(name, next + 2);
		}
		return combined.toString();
	}

	/**
	 * Adds a header behind all others.
	 * @param name its name
	 * @param value its value
	 */
	public void add(String name, String value) {
		if (this.length == this.entries.length) {
			this.entries = Arrays.copyOf(this.entries, Math.max(8, this.length * 2));
		}
		this.entries[this.length] = lowerCase(name);
		this.entries[this.length + 1] = value;
		this.length += 2;
	}

	/**
	 * Sets a header: the first of that name gets the value, all others go.
	 * @param name its name
	 * @param value its value
	 * @see <a href="https://fetch.spec.whatwg.org/#concept-header-list-set">Fetch</a>
	 */
	public void set(String name, String value) {
		String key = lowerCase(name);
		int at = indexOf(key, 0);
		if (at < 0) {
			add(key, value);
		}
		else {
			this.entries[at + 1] = value;
			removeFrom(key, at + 2);
		}
	}

	/**
	 * Removes a header.
	 * @param name its name
	 */
	public void remove(String name) {
		removeFrom(lowerCase(name), 0);
	}

	private void removeFrom(String name, int from) {
		int to = from;
		for (int i = from; i < this.length; i += 2) {
			if (!this.entries[i].equals(name)) {
				this.entries[to] = this.entries[i];
				this.entries[to + 1] = this.entries[i + 1];
				to += 2;
			}
		}
		Arrays.fill(this.entries, to, this.length, null);
		this.length = to;
	}

	private int indexOf(String name, int from) {
		for (int i = from; i < this.length; i += 2) {
			if (this.entries[i].equals(name)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * A header's name in lower case.
	 * @param name the name
	 * @return the same string if there is nothing to change
	 */
	static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return Arrays.toString(Arrays.copyOf(this.entries, this.length));
	}

}
