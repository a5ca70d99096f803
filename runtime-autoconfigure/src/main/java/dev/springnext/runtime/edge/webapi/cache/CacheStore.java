package dev.springnext.runtime.edge.webapi.cache;

import java.util.List;

/**
 * Where the Cache API keeps responses: caches by name, for each bundle its own. Used by
 * many isolates at the same time; must not block for long. An application gives another
 * one than that in memory to isolates as a service in their settings.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface CacheStore {

	/**
	 * The names of a bundle's caches.
	 * @param bundle the bundle
	 * @return the names in the order of their creation
	 */
	List<String> names(String bundle);

	/**
	 * Creates a cache unless it is there.
	 * @param bundle the bundle
	 * @param cache the name of the cache
	 */
	void create(String bundle, String cache);

	/**
	 * Deletes a cache.
	 * @param bundle the bundle
	 * @param cache the name of the cache
	 * @return whether it was there
	 */
	boolean delete(String bundle, String cache);

	/**
	 * What is in a cache and not expired.
	 * @param bundle the bundle
	 * @param cache the name of the cache
	 * @return the entries in the order they were put; none if there is no such cache
	 */
	List<CacheEntry> entries(String bundle, String cache);

	/**
	 * Notes that an entry was of use.
	 * @param entry the entry
	 */
	void used(CacheEntry entry);

	/**
	 * Changes a cache in one step, and creates it if need be.
	 * @param bundle the bundle
	 * @param cache the name of the cache
	 * @param removed the entries to remove, those of them that are there
	 * @param added the entries to add
	 * @return whether there is room for the added ones; if not, nothing changes
	 */
	boolean replace(String bundle, String cache, List<CacheEntry> removed, List<CacheEntry> added);

}
