package dev.springnext.runtime.edge.webapi.cache;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.file.BlobData;

/**
 * A request and its response. Nobody changes the lists of headers.
 *
 * @param url the URL of the request
 * @param requestHeaders the headers of the request, whose method is {@code GET}
 * @param responseUrl the URL that the response came from, or an empty string
 * @param status the status of the response
 * @param statusText its reason phrase
 * @param responseHeaders its headers
 * @param body its body, or {@code null} where there is none
 * @param expires when it stops being of use, or {@code null} for never
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record CacheEntry(String url, HeaderList requestHeaders, String responseUrl, int status, String statusText,
		HeaderList responseHeaders, @Nullable BlobData body, @Nullable Instant expires) {

	// objects, references and the like
	private static final long OVERHEAD = 256;

	/**
	 * How much memory it takes.
	 * @return about as many bytes
	 */
	public long size() {
		return OVERHEAD + 2L * (this.url.length() + this.responseUrl.length()) + size(this.requestHeaders)
				+ size(this.responseHeaders) + ((this.body != null) ? this.body.size() : 0);
	}

	private static long size(HeaderList headers) {
		long size = 0;
		for (int i = 0; i < headers.size(); i++) {
			size += 32 + headers.name(i).length() + headers.value(i).length();
		}
		return size;
	}

	boolean isExpired(Instant now) {
		return this.expires != null && !now.isBefore(this.expires);
	}

}
