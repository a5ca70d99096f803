package dev.springnext.runtime.edge.webapi.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Keeps responses in memory, up to a number of bytes, names of caches included. Empty
 * caches go first, then responses that have not been used for the longest time.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class InMemoryCacheStore implements CacheStore {

	/** How many bytes are kept unless somebody says otherwise. */
	public static final long DEFAULT_BYTES = 16 * 1024 * 1024;

	private final long maxBytes;

	private final Map<String, Map<String, Cache>> bundles = new HashMap<>();

	// Each entry and what it is in, the least recently used one first
	private final LinkedHashMap<Key, Cache> recency = new LinkedHashMap<>(64, 0.75f, true);

	// Caches without entries, those first that have been so for the longest time
	private final Set<Cache> empty = new LinkedHashSet<>();

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
		if (Cache.size(cache) <= this.maxBytes) {
			makeRoom(cache(bundle, cache));
		}
	}

	private Cache cache(String bundle, String name) {
		Map<String, Cache> caches = this.bundles.computeIfAbsent(bundle, (key) -> new LinkedHashMap<>());
		Cache cache = caches.get(name);
		if (cache == null) {
			cache = new Cache(bundle, name);
			caches.put(name, cache);
			this.empty.add(cache);
			this.bytes += Cache.size(name);
		}
		return cache;
	}

	private @Nullable Cache find(String bundle, String name) {
		return this.bundles.getOrDefault(bundle, Map.of()).get(name);
	}

	@Override
	public synchronized boolean delete(String bundle, String cache) {
		Cache deleted = find(bundle, cache);
		if (deleted != null) {
			List.copyOf(deleted.entries).forEach(this::forget);
			forget(deleted);
		}
		return deleted != null;
	}

	@Override
	public synchronized List<CacheEntry> entries(String bundle, String cache) {
		Cache found = find(bundle, cache);
		if (found == null) {
			return List.of();
		}
		Instant now = Instant.now();
		List<CacheEntry> present = new ArrayList<>(found.entries.size());
		for (Key key : List.copyOf(found.entries)) {
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
		if (Cache.size(cache) + size > this.maxBytes) {
			return false;
		}
		removed.forEach((entry) -> forget(new Key(entry)));
		Cache in = cache(bundle, cache);
		for (CacheEntry entry : added) {
			Key key = new Key(entry);
			in.entries.add(key);
			this.recency.put(key, in);
			this.bytes += entry.size();
		}
		if (!in.entries.isEmpty()) {
			this.empty.remove(in);
		}
		makeRoom(in);
		return true;
	}

	// Empty caches go first: they hold nothing, and come back when something is put
	private void makeRoom(Cache spared) {
		Iterator<Cache> candidates = List.copyOf((this.bytes > this.maxBytes) ? this.empty : Set.of()).iterator();
		while (this.bytes > this.maxBytes && candidates.hasNext()) {
			Cache candidate = candidates.next();
			if (!candidate.equals(spared)) {
				forget(candidate);
			}
		}
		while (this.bytes > this.maxBytes) {
			Cache in = forget(this.recency.keySet().iterator().next());
			if (in != null && !in.equals(spared) && in.entries.isEmpty()) {
				forget(in);
			}
		}
	}

	private @Nullable Cache forget(Key key) {
		Cache in = this.recency.remove(key);
		if (in != null) {
			in.entries.remove(key);
			this.bytes -= key.entry().size();
			if (in.entries.isEmpty()) {
				this.empty.add(in);
			}
		}
		return in;
	}

	private void forget(Cache cache) {
		this.empty.remove(cache);
		this.bytes -= Cache.size(cache.name);
		Map<String, Cache> caches = this.bundles.get(cache.bundle);
		if (caches != null) {
			caches.remove(cache.name);
			if (caches.isEmpty()) {
				this.bundles.remove(cache.bundle);
			}
		}
	}

	synchronized long bytes() {
		return this.bytes;
	}

	/**
	 * A cache. Each is equal to itself only.
	 */
	private static final class Cache {

		// objects, references and the like
		private static final long OVERHEAD = 512;

		private final String bundle;

		private final String name;

		private final Set<Key> entries = new LinkedHashSet<>();

		private Cache(String bundle, String name) {
			this.bundle = bundle;
			this.name = name;
		}

		static long size(String name) {
			return OVERHEAD + 2L * name.length();
		}

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
