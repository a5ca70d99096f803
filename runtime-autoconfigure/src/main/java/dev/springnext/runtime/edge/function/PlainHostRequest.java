package dev.springnext.runtime.edge.function;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * A request of a caller in Java.
 *
 * @param request the request
 * @author Switchable Runtimes for Spring
 */
record PlainHostRequest(EdgeRequest request) implements HostRequest {

	@Override
	public String method() {
		return this.request.method();
	}

	@Override
	public String url() {
		WebUrl url = WebUrl.parse(this.request.url(), null);
		if (url == null) {
			throw new IllegalArgumentException("'" + this.request.url() + "' is not a URL");
		}
		return url.href();
	}

	@Override
	public HeaderList headers() {
		HeaderList list = new HeaderList();
		this.request.headers().forEach((header) -> list.add(header.name(), header.value()));
		return list;
	}

	@Override
	public @Nullable ByteStream body() {
		return this.request.body();
	}

	@Override
	public void onAbort(Runnable action) {
		// Such a caller waits for the whole response
	}

}
