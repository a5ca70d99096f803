package dev.springnext.runtime.edge.webapi.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Keeps responses in memory, up to a number of bytes: those go first that have not been
 * used for the longest time.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class InMemoryCacheStore implements CacheStore {

	/** How many bytes are kept unless somebody says otherwise. */
	public static final long DEFAULT_BYTES = 16 * 1024 * 1024;

	private final long maxBytes;

	private final Map<String, Map<String, Set<Key>>> bundles = new LinkedHashMap<>();

	// Each entry and what it is in, the least recently used one first
	private final LinkedHashMap<Key, Set<Key>> recency = new LinkedHashMap<>(64, 0.75f, true);

	private long bytes;

	/**
	 * Creates a store.
	 * @param maxBytes how many bytes to keep
	 */
	public InMemoryCacheStore(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	@Override
	public synchronized List<String> names(String bundle) {
		return List.copyOf(this.bundles.getOrDefault(bundle, Map.of()).keySet());
	}

	@Override
	public synchronized void create(String bundle, String cache) {
		cache(bundle, cache);
	}

	private Set<Key> cache(String bundle, String cache) {
		return this.bundles.computeIfAbsent(bundle, (key) -> new LinkedHashMap<>())
			.computeIfAbsent(cache, (key) -> new LinkedHashSet<>());
	}

	@Override
	public synchronized boolean delete(String bundle, String cache) {
		Map<String, Set<Key>> caches = this.bundles.get(bundle);
		Set<Key> deleted = (caches != null) ? caches.remove(cache) : null;
		if (deleted != null) {
			List.copyOf(deleted).forEach(this::forget);
		}
		return deleted != null;
	}

	@Override
	public synchronized List<CacheEntry> entries(String bundle, String cache) {
		Set<Key> entries = this.bundles.getOrDefault(bundle, Map.of()).getOrDefault(cache, Set.of());
		Instant now = Instant.now();
		List<CacheEntry> present = new ArrayList<>(entries.size());
		for (Key key : List.copyOf(entries)) {
			if (key.entry().isExpired(now)) {
				forget(key);
			}
			else {
				present.add(key.entry());
			}
		}
		return present;
	}

	@Override
	public synchronized void used(CacheEntry entry) {
		this.recency.get(new Key(entry));
	}

	@Override
	public synchronized boolean replace(String bundle, String cache, List<CacheEntry> removed, List<CacheEntry> added) {
		long size = added.stream().mapToLong(CacheEntry::size).sum();
		if (size > this.maxBytes) {
			return false;
		}
		removed.forEach((entry) -> forget(new Key(entry)));
		Set<Key> entries = cache(bundle, cache);
		for (CacheEntry entry : added) {
			Key key = new Key(entry);
			entries.add(key);
			this.recency.put(key, entries);
			this.bytes += entry.size();
		}
		while (this.bytes > this.maxBytes) {
			forget(this.recency.keySet().iterator().next());
		}
		return true;
	}

	private void forget(Key key) {
		Set<Key> in = this.recency.remove(key);
		if (in != null) {
			in.remove(key);
			this.bytes -= key.entry().size();
		}
	}

	synchronized long bytes() {
		return this.bytes;
	}

	/**
	 * Tells entries apart that are equal.
	 *
	 * @param entry the entry
	 */
	private record Key(CacheEntry entry) {

		@Override
		@SuppressWarnings("ReferenceEquality")
		public boolean equals(@Nullable Object other) {
			return other instanceof Key key && key.entry == this.entry;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this.entry);
		}

	}

}
