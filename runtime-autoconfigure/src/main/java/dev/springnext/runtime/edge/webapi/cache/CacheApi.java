package dev.springnext.runtime.edge.webapi.cache;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * The Cache API.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/ServiceWorker/#cache-objects">Service Workers,
 * caches</a>
 */
public final class CacheApi implements WebApi {

	private final CacheStore memory = new InMemoryCacheStore(InMemoryCacheStore.DEFAULT_BYTES);

	@Override
	public String name() {
		return "cache";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("cache", "Cache");
		globals.interfaces("cache-storage", "CacheStorage");
		globals.attributes("cache-storage", "caches");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		CacheStore given = isolate.settings().service(CacheStore.class);
		CacheFunctions caches = new CacheFunctions((given != null) ? given : this.memory, isolate.settings().name());
		caches.add(functions);
	}

}
