package dev.springnext.runtime.fetch;

import java.util.Arrays;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;

/**
 * Whom outbound requests trust, and what they show of themselves, over TLS. Names of
 * hosts are checked in any case.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ClientTls {

	private static final ClientTls DEFAULTS = new ClientTls(null, null, null, null);

	private final @Nullable TrustManagerFactory trust;

	private final @Nullable KeyManagerFactory keys;

	private final String @Nullable [] protocols;

	private final String @Nullable [] ciphers;

	private ClientTls(@Nullable TrustManagerFactory trust, @Nullable KeyManagerFactory keys,
			String @Nullable [] protocols, String @Nullable [] ciphers) {
		this.trust = trust;
		this.keys = keys;
		this.protocols = protocols;
		this.ciphers = ciphers;
	}

	/**
	 * What the JVM trusts.
	 * @return the defaults
	 */
	public static ClientTls defaults() {
		return DEFAULTS;
	}

	/**
	 * Trust and keys of one's own.
	 * @param trust whom to trust
	 * @param keys what to show to servers that ask
	 * @param protocols the versions of TLS, or {@code null} for the usual ones
	 * @param ciphers the cipher suites, or {@code null} for the usual ones
	 * @return the settings
	 */
	public static ClientTls of(TrustManagerFactory trust, KeyManagerFactory keys, String @Nullable [] protocols,
			String @Nullable [] ciphers) {
		return new ClientTls(trust, keys, (protocols != null) ? protocols.clone() : null,
				(ciphers != null) ? ciphers.clone() : null);
	}

	/**
	 * Has a client speak HTTP/2 over TLS where the server does, else HTTP/1.1.
	 * @param client the client
	 * @return the client over TLS
	 */
	HttpClient multiplexed(HttpClient client) {
		return secure(client, Http2SslContextSpec.forClient().configure(this::configure));
	}

	/**
	 * Has a client speak HTTP/1.1 over TLS.
	 * @param client the client
	 * @return the client over TLS
	 */
	HttpClient plain(HttpClient client) {
		return secure(client, Http11SslContextSpec.forClient().configure(this::configure));
	}

	private static HttpClient secure(HttpClient client, SslProvider.GenericSslContextSpec<SslContextBuilder> context) {
		return client.secure((spec) -> spec.sslContext(context));
	}

	/**
	 * For a connection without HTTP of Reactor Netty.
	 * @return the context
	 * @throws SSLException if there is no such TLS
	 */
	SslContext context() throws SSLException {
		SslContextBuilder builder = SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS");
		configure(builder);
		return builder.build();
	}

	private void configure(SslContextBuilder builder) {
		if (this.trust != null) {
			builder.trustManager(this.trust);
		}
		if (this.keys != null) {
			builder.keyManager(this.keys);
		}
		if (this.protocols != null) {
			builder.protocols(this.protocols);
		}
		if (this.ciphers != null) {
			builder.ciphers(Arrays.asList(this.ciphers));
		}
	}

}
