package dev.springnext.runtime.edge.webapi.cache;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * What is looked for in a cache.
 *
 * @param url the URL of the request
 * @param headers the headers of the request
 * @param ignoreSearch whether queries don't matter
 * @param ignoreVary whether the {@code Vary} header doesn't matter
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/ServiceWorker/#request-matches-cached-item">Service
 * Workers, request matches cached item</a>
 */
record CacheQuery(String url, HeaderList headers, boolean ignoreSearch, boolean ignoreVary) {

	boolean matches(CacheEntry entry) {
		return address(entry.url()).equals(address(this.url)) && (this.ignoreVary || matchesVary(entry));
	}

	private String address(String href) {
		int fragment = href.indexOf('#');
		String address = (fragment < 0) ? href : href.substring(0, fragment);
		int query = address.indexOf('?');
		return (this.ignoreSearch && query >= 0) ? address.substring(0, query) : address;
	}

	private boolean matchesVary(CacheEntry entry) {
		String vary = entry.responseHeaders().get("vary");
		if (vary == null) {
			return true;
		}
		for (String field : vary.split(",")) {
			String name = field.strip().toLowerCase(Locale.ROOT);
			if (name.equals("*") || !Objects.equals(entry.requestHeaders().get(name), this.headers.get(name))) {
				return false;
			}
		}
		return true;
	}

	static boolean isHttp(@Nullable String href) {
		WebUrl url = (href != null) ? WebUrl.parse(href, null) : null;
		return url != null && (url.scheme().equals("http") || url.scheme().equals("https"));
	}

}
