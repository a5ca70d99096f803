package dev.springnext.runtime.fetch;

import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodyUriSpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersUriSpec;

/**
 * The HTTP client of handlers, and the only way out of an edge handler. It is used as
 * {@link WebClient} is: <pre class="code">
 * &#064;EdgeRuntime
 * &#064;GetMapping("/weather/{city}")
 * Mono&lt;Weather&gt; weather(&#064;PathVariable String city) {
 *     return this.fetch.get()
 *         .uri("https://api.example.com/weather/{city}", city)
 *         .retrieve()
 *         .bodyToMono(Weather.class);
 * }</pre>
 * <p>
 * Each request, each redirect and each address that a name resolves to has to pass the
 * {@link OutboundPolicy}; a refusal is an {@link OutboundRefusedException}. Redirects are
 * followed as the Fetch standard has it. What fails on the way stays a
 * {@code WebClientRequestException}.
 * <p>
 * A call belongs to the invocation that makes it: the one in the Reactor context, else
 * the one that the thread runs that calls {@link #get()} and the like. In the edge
 * runtime it counts against {@code spring.next.fetch.sub-requests}, it has no more time
 * than the invocation has, and its response arrives on the invocation's scheduler.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface Fetch {

	/**
	 * Starts a {@code GET} request.
	 * @return the request to describe
	 */
	RequestHeadersUriSpec<?> get();

	/**
	 * Starts a {@code HEAD} request.
	 * @return the request to describe
	 */
	RequestHeadersUriSpec<?> head();

	/**
	 * Starts a {@code POST} request.
	 * @return the request to describe
	 */
	RequestBodyUriSpec post();

	/**
	 * Starts a {@code PUT} request.
	 * @return the request to describe
	 */
	RequestBodyUriSpec put();

	/**
	 * Starts a {@code PATCH} request.
	 * @return the request to describe
	 */
	RequestBodyUriSpec patch();

	/**
	 * Starts a {@code DELETE} request.
	 * @return the request to describe
	 */
	RequestHeadersUriSpec<?> delete();

	/**
	 * Starts an {@code OPTIONS} request.
	 * @return the request to describe
	 */
	RequestHeadersUriSpec<?> options();

	/**
	 * Starts a request.
	 * @param method its method
	 * @return the request to describe
	 */
	RequestBodyUriSpec method(HttpMethod method);

	/**
	 * Creates a client. It owns a connection pool, so it is {@link AutoCloseable} too:
	 * Spring closes it as a bean.
	 * @param builder the builder whose codecs, filters and observations to keep; it is
	 * not changed, and its connector not used
	 * @param policy decides which requests may leave
	 * @param settings the limits
	 * @return the client
	 * @throws IllegalStateException if Reactor Netty is not on the class path
	 */
	static Fetch create(WebClient.Builder builder, OutboundPolicy policy, FetchSettings settings) {
		requireNetty();
		return DefaultFetch.create(builder, policy, settings);
	}

	/**
	 * Creates a client as
	 * {@link #create(WebClient.Builder, OutboundPolicy, FetchSettings)} does.
	 * @param builder the builder whose codecs, filters and observations to keep
	 * @param policy decides which requests may leave
	 * @param settings the limits
	 * @param tls whom it trusts
	 * @return the client
	 */
	static Fetch create(WebClient.Builder builder, OutboundPolicy policy, FetchSettings settings, ClientTls tls) {
		requireNetty();
		return DefaultFetch.create(builder, policy, settings, tls);
	}

	private static void requireNetty() {
		Assert.state(ClassUtils.isPresent("reactor.netty.http.client.HttpClient", Fetch.class.getClassLoader()),
				"Fetch needs Reactor Netty, the one connector whose addresses can be checked after DNS resolution. "
						+ "Add org.springframework.boot:spring-boot-starter-reactor-netty.");
	}

}
