package dev.springnext.runtime.fetch;

import io.netty.channel.ChannelOption;
import io.netty.resolver.AddressResolverGroup;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodyUriSpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersUriSpec;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.springnext.runtime.route.RuntimeContext;

/**
 * {@link Fetch} over {@link WebClient} and Reactor Netty.
 *
 * @author Switchable Runtimes for Spring
 */
final class DefaultFetch implements Fetch, AutoCloseable {

	// as Reactor Netty's own pool; one built by hand would have 16 for each host
	private static final int MAX_CONNECTIONS = 500;

	private final WebClient client;

	private final ConnectionProvider connections;

	private final GuardedResolverGroup resolver;

	private DefaultFetch(WebClient client, ConnectionProvider connections, GuardedResolverGroup resolver) {
		this.client = client;
		this.connections = connections;
		this.resolver = resolver;
	}

	static DefaultFetch create(WebClient.Builder builder, OutboundPolicy policy, FetchSettings settings) {
		return create(builder, policy, settings, ClientTls.defaults());
	}

	static DefaultFetch create(WebClient.Builder builder, OutboundPolicy policy, FetchSettings settings,
			ClientTls tls) {
		return create(builder, policy, settings, tls, HttpResources.get().getOrCreateDefaultResolver());
	}

	static DefaultFetch create(WebClient.Builder builder, OutboundPolicy policy, FetchSettings settings, ClientTls tls,
			AddressResolverGroup<?> names) {
		ConnectionProvider connections = ConnectionProvider.builder("fetch").maxConnections(MAX_CONNECTIONS).build();
		GuardedResolverGroup resolver = new GuardedResolverGroup(policy, names);
		// no system proxy: it would resolve the names, and nobody could check the result
		HttpClient http = tls.plain(HttpClient.create(connections))
			.noProxy()
			.resolver(resolver)
			.compress(true)
			.followRedirect(false)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeout().toMillis()));
		WebClient client = builder.clone()
			.clientConnector(new ReactorClientHttpConnector(http))
			// innermost, so that what the application's filters add is subject to it
			.filter(new GuardedExchange(policy, settings))
			.build();
		return new DefaultFetch(client, connections, resolver);
	}

	@Override
	public RequestHeadersUriSpec<?> get() {
		return captured(this.client.get());
	}

	@Override
	public RequestHeadersUriSpec<?> head() {
		return captured(this.client.head());
	}

	@Override
	public RequestBodyUriSpec post() {
		return captured(this.client.post());
	}

	@Override
	public RequestBodyUriSpec put() {
		return captured(this.client.put());
	}

	@Override
	public RequestBodyUriSpec patch() {
		return captured(this.client.patch());
	}

	@Override
	public RequestHeadersUriSpec<?> delete() {
		return captured(this.client.delete());
	}

	@Override
	public RequestHeadersUriSpec<?> options() {
		return captured(this.client.options());
	}

	@Override
	public RequestBodyUriSpec method(HttpMethod method) {
		return captured(this.client.method(method));
	}

	// a specification is filled in place, so the result of attribute() is the same object
	private static <S extends RequestHeadersSpec<?>> S captured(S request) {
		RuntimeContext context = RuntimeContext.current();
		if (context != null) {
			request.attribute(RuntimeContext.ATTRIBUTE, context);
		}
		return request;
	}

	@Override
	public void close() {
		this.connections.dispose();
		this.resolver.close();
	}

}
