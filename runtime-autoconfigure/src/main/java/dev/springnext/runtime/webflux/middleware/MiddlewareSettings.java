package dev.springnext.runtime.webflux.middleware;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.util.unit.DataSize;

import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * What running middleware needs.
 *
 * @param order the filter's order
 * @param bodyLimit how much of a request's body is kept that middleware reads
 * @param context takes over work that outlives responses
 * @param codecs read forms
 * @param transport carries requests that are rewritten to other servers, within the
 * outbound policy; {@code null} where there is no client
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record MiddlewareSettings(int order, DataSize bodyLimit, RuntimeContext context, ServerCodecConfigurer codecs,
		@Nullable HttpTransport transport) {

	/**
	 * The order of the filter unless set otherwise: before Spring Security (-100), whose
	 * rules are to see what is served, rewrites included.
	 */
	public static final int DEFAULT_ORDER = -110;

}
