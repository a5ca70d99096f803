package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.netty.channel.ChannelOption;
import io.netty.resolver.AddressResolverGroup;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.edge.webapi.fetch.TransportException;
import dev.springnext.runtime.edge.webapi.fetch.TransportRequest;
import dev.springnext.runtime.edge.webapi.fetch.TransportResponse;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketConnection;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketListener;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketTransport;

/**
 * Carries what guest code sends, within the {@link OutboundPolicy}: each request, and
 * each address that a name resolves to, has to pass it. Owns a connection pool.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class GuestTransport implements HttpTransport, WebSocketTransport, AutoCloseable {

	// as Reactor Netty's own pool; one built by hand would have 16 for each host
	private static final int MAX_CONNECTIONS = 500;

	// A connection that the server is about to close for idleness can break a request
	// that
	// may not be repeated
	private static final Duration MAX_IDLE = Duration.ofSeconds(30);

	private final OutboundPolicy policy;

	private final FetchSettings settings;

	private final ConnectionProvider connections;

	private final GuardedResolverGroup resolver;

	private final HttpClient plain;

	private final HttpClient secure;

	private final WebSocketConnector sockets;

	private GuestTransport(OutboundPolicy policy, FetchSettings settings, ClientTls tls,
			AddressResolverGroup<?> names) {
		this.policy = policy;
		this.settings = settings;
		this.connections = ConnectionProvider.builder("edge-fetch")
			.maxConnections(MAX_CONNECTIONS)
			.maxIdleTime(MAX_IDLE)
			.build();
		this.resolver = new GuardedResolverGroup(policy, names);
		// no system proxy: it would resolve the names, and nobody could check the result
		this.plain = HttpClient.create(this.connections)
			.noProxy()
			.resolver(this.resolver)
			.compress(false)
			.followRedirect(false)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeout().toMillis()));
		this.secure = tls.multiplexed(this.plain.protocol(HttpProtocol.H2, HttpProtocol.HTTP11));
		this.sockets = new WebSocketConnector(settings, tls, this.resolver);
	}

	/**
	 * Creates a transport that trusts whom the JVM trusts.
	 * @param policy decides which requests may leave
	 * @param settings the limits
	 * @return the transport, to be closed
	 */
	public static GuestTransport create(OutboundPolicy policy, FetchSettings settings) {
		return create(policy, settings, ClientTls.defaults());
	}

	/**
	 * Creates a transport.
	 * @param policy decides which requests may leave
	 * @param settings the limits
	 * @param tls whom it trusts
	 * @return the transport, to be closed
	 */
	public static GuestTransport create(OutboundPolicy policy, FetchSettings settings, ClientTls tls) {
		return create(policy, settings, tls, HttpResources.get().getOrCreateDefaultResolver());
	}

	static GuestTransport create(OutboundPolicy policy, FetchSettings settings, ClientTls tls,
			AddressResolverGroup<?> names) {
		return new GuestTransport(policy, settings, tls, names);
	}

	@Override
	public CompletionStage<TransportResponse> exchange(TransportRequest request) {
		try {
			OutboundUrl url = OutboundUrl.admit(this.policy, request.url());
			String host = request.headers().get("host");
			if (host != null) {
				// a server may serve other hosts at the same address
				OutboundUrl.admit(this.policy, url.scheme() + "://" + host);
			}
			return new HttpExchange(request, url, this.settings).start((url.isSecure()) ? this.secure : this.plain);
		}
		catch (TransportException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public int maxRedirects() {
		return this.settings.maxRedirects();
	}

	@Override
	public WebSocketConnection connect(String url, List<String> protocols, WebSocketListener listener) {
		try {
			// ws is to http what wss is to https
			OutboundUrl target = OutboundUrl.admit(this.policy, "http" + url.substring("ws".length()));
			return this.sockets.connect(target, protocols, listener);
		}
		catch (TransportException ex) {
			return new RefusedSocket(listener, String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public void close() {
		this.connections.dispose();
		this.resolver.close();
	}

}
