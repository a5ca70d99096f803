package dev.springnext.runtime.edge.function;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HostRequest;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * A request whose query has the variables of the route's path. They replace parameters of
 * the same name, which the client sent.
 *
 * @param request the request as it came in
 * @param params the variables: texts, or lists of them
 * @author Switchable Runtimes for Spring
 */
record QueryRequest(HostRequest request, Map<String, Object> params) implements HostRequest {

	@Override
	public String method() {
		return this.request.method();
	}

	@Override
	public String url() {
		String href = this.request.url();
		WebUrl url = WebUrl.parse(href, null);
		return (url != null) ? url.withParams(this.params).href() : href;
	}

	@Override
	public HeaderList headers() {
		return this.request.headers();
	}

	@Override
	public @Nullable ByteStream body() {
		return this.request.body();
	}

	@Override
	public void onAbort(Runnable action) {
		this.request.onAbort(action);
	}

}
