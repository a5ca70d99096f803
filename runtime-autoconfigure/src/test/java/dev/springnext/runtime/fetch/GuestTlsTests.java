package dev.springnext.runtime.fetch;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.TransportRequest;
import dev.springnext.runtime.edge.webapi.fetch.TransportResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * {@link GuestTransport} over TLS, with HTTP/1.1 and HTTP/2.
 */
class GuestTlsTests {

	@TempDir
	private static Path directory;

	private static TestCertificate certificate;

	private final Set<SocketAddress> clients = ConcurrentHashMap.newKeySet();

	private final CompletableFuture<Void> left = new CompletableFuture<>();

	private @Nullable DisposableServer server;

	private GuestTransport transport;

	@BeforeAll
	static void create() throws Exception {
		certificate = TestCertificate.create(directory, "ip:127.0.0.1");
	}

	@BeforeEach
	void start() throws Exception {
		this.transport = transport(certificate.client());
	}

	@AfterEach
	void stop() {
		this.transport.close();
		if (this.server != null) {
			this.server.disposeNow();
		}
	}

	private static GuestTransport transport(ClientTls tls) {
		return GuestTransport.create(OutboundPolicy.of(TestSettings.open()), TestSettings.open(), tls);
	}

	private String serve(HttpProtocol... protocols) throws Exception {
		boolean multiplexed = protocols[0] == HttpProtocol.H2;
		var keys = certificate.keys();
		this.server = HttpServer.create().host("127.0.0.1").protocol(protocols).secure((spec) -> {
			if (multiplexed) {
				spec.sslContext(Http2SslContextSpec.forServer(keys));
			}
			else {
				spec.sslContext(Http11SslContextSpec.forServer(keys));
			}
		}).doOnConnection((connection) -> {
			Channel channel = connection.channel();
			this.clients.add((channel.parent() != null && channel.parent().remoteAddress() != null && multiplexed)
					? channel.parent().remoteAddress() : channel.remoteAddress());
		})
			.route((routes) -> routes
				.get("/version", (request, response) -> response.sendString(Mono.just(request.version().text())))
				.post("/echo",
						(request, response) -> response.header("X-Version", request.version().text())
							.send(request.receive().retain(), (buffer) -> true))
				.get("/never", (request, response) -> Mono.<Void>never().doOnCancel(() -> this.left.complete(null)))
				.get("/halves",
						(request, response) -> response.send(Flux
							.concat(Mono.just(Unpooled.copiedBuffer("first", StandardCharsets.US_ASCII)), Mono.never())
							.doOnCancel(() -> this.left.complete(null)), (buffer) -> true))
				.ws("/socket", (in, out) -> out.sendObject(in.receiveFrames().map((frame) -> frame.retain()))))
			.bindNow();
		return "https://127.0.0.1:" + this.server.port();
	}

	private static HttpProtocol[] protocols(HttpProtocol first) {
		return (first == HttpProtocol.H2) ? new HttpProtocol[] { HttpProtocol.H2, HttpProtocol.HTTP11 }
				: new HttpProtocol[] { HttpProtocol.HTTP11 };
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "HTTP11" })
	void speaksWhatTheServerSpeaks(HttpProtocol protocol) throws Exception {
		String url = serve(protocols(protocol));
		for (int i = 0; i < 3; i++) {
			TransportResponse response = get(url + "/version");
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.statusText()).isEqualTo((protocol == HttpProtocol.H2) ? "" : "OK");
			assertThat(response.headers().contains("x-http2-stream-id")).isFalse();
			assertThat(GuestTransportTests.text(response))
				.isEqualTo((protocol == HttpProtocol.H2) ? "HTTP/2.0" : "HTTP/1.1");
		}
		assertThat(this.clients).hasSizeLessThan(3);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "HTTP11" })
	void streamsBothWaysAtOnce(HttpProtocol protocol) throws Exception {
		String url = serve(protocols(protocol));
		PushStream body = new PushStream(-1);
		body.push("ping 1");
		TransportResponse response = GuestTransportTests.await(this.transport.exchange(post(url, body)));
		assertThat(next(response)).isEqualTo("ping 1");
		body.push("ping 2");
		assertThat(next(response)).isEqualTo("ping 2");
		body.end();
		assertThat(next(response)).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "HTTP11" })
	void sendsLargeBodies(HttpProtocol protocol) throws Exception {
		String url = serve(protocols(protocol));
		PushStream body = new PushStream(4 * 1024 * 1024);
		for (int i = 0; i < 64; i++) {
			body.push(new byte[64 * 1024]);
		}
		TransportResponse response = GuestTransportTests.await(this.transport.exchange(post(url, body.end())));
		assertThat(GuestTransportTests.text(response)).hasSize(4 * 1024 * 1024);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "HTTP11" })
	void abortsBeforeTheResponse(HttpProtocol protocol) throws Exception {
		String url = serve(protocols(protocol));
		assertThat(GuestTransportTests.text(get(url + "/version"))).isNotEmpty();
		TransportRequest request = request(url + "/never");
		CompletionStage<TransportResponse> response = this.transport.exchange(request);
		request.cancel();
		assertThat(GuestTransportTests.failure(response)).hasMessageEndingWith("was aborted");
		assertThat(GuestTransportTests.text(get(url + "/version"))).isNotEmpty();
	}

	@Test
	void abortingOneStreamLeavesTheOthersOfTheConnection() throws Exception {
		String url = serve(HttpProtocol.H2, HttpProtocol.HTTP11);
		PushStream body = new PushStream(-1);
		body.push("a");
		TransportResponse other = GuestTransportTests.await(this.transport.exchange(post(url, body)));
		assertThat(next(other)).isEqualTo("a");
		TransportRequest request = request(url + "/halves");
		TransportResponse response = GuestTransportTests.await(this.transport.exchange(request));
		assertThat(next(response)).isEqualTo("first");
		CompletionStage<ByteBuffer> read = response.body().read();
		request.cancel();
		assertThat(GuestTransportTests.failure(read)).hasMessageEndingWith("was aborted");
		this.left.get(10, TimeUnit.SECONDS);
		body.push("b");
		assertThat(next(other)).isEqualTo("b");
		body.end();
		assertThat(next(other)).isNull();
	}

	@Test
	void cancelledBodyEndsItsStream() throws Exception {
		String url = serve(HttpProtocol.H2, HttpProtocol.HTTP11);
		TransportResponse response = get(url + "/halves");
		assertThat(next(response)).isEqualTo("first");
		response.body().cancel();
		this.left.get(10, TimeUnit.SECONDS);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "HTTP11" })
	void refusesCertificatesThatNobodyTrusts(HttpProtocol protocol) throws Exception {
		String url = serve(protocols(protocol));
		try (GuestTransport suspicious = transport(ClientTls.defaults())) {
			assertThat(GuestTransportTests.failure(suspicious.exchange(request(url + "/version"))))
				.hasMessageStartingWith("No secure connection to 127.0.0.1:" + this.server.port())
				.extracting("code")
				.isEqualTo("EPROTO");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "HTTP11" })
	void refusesCertificatesOfOthers(HttpProtocol protocol) throws Exception {
		String url = serve(protocols(protocol)).replace("127.0.0.1", "localhost");
		assertThat(GuestTransportTests.failure(this.transport.exchange(request(url + "/version"))))
			.hasMessageStartingWith("No secure connection to localhost:");
	}

	@Test
	void opensWebSockets() throws Exception {
		String url = serve(HttpProtocol.HTTP11).replace("https:", "wss:");
		String echo = """
				const ws = new WebSocket(url);
				return new Promise((resolve) => {
				  ws.onopen = () => ws.send('hello');
				  ws.onmessage = ({ data }) => { ws.close(); resolve(data); };
				  ws.onerror = () => resolve('refused');
				});
				""";
		try (EdgeScript script = new EdgeScript(this.transport)) {
			assertThat(script.run(url + "/socket", echo)).isEqualTo("hello");
			assertThat(script.run(url.replace("127.0.0.1", "localhost") + "/socket", echo)).isEqualTo("refused");
		}
		try (GuestTransport suspicious = transport(ClientTls.defaults());
				EdgeScript script = new EdgeScript(suspicious)) {
			assertThat(script.run(url + "/socket", echo)).isEqualTo("refused");
		}
	}

	@Test
	void clientOfJavaTrustsTheSame() throws Exception {
		String url = serve(HttpProtocol.HTTP11);
		OutboundPolicy policy = OutboundPolicy.of(TestSettings.open());
		try (DefaultFetch fetch = DefaultFetch.create(WebClient.builder(), policy, TestSettings.open(),
				certificate.client());
				DefaultFetch suspicious = DefaultFetch.create(WebClient.builder(), policy, TestSettings.open())) {
			assertThat(fetch.get().uri(url + "/version").retrieve().bodyToMono(String.class).block())
				.isEqualTo("HTTP/1.1");
			assertThatThrownBy(() -> suspicious.get().uri(url + "/version").retrieve().bodyToMono(String.class).block())
				.hasRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class);
		}
	}

	private static TransportRequest request(String url) {
		return new TransportRequest("GET", url, new HeaderList(), null);
	}

	private static TransportRequest post(String url, ByteStream body) {
		return new TransportRequest("POST", url + "/echo", new HeaderList(), body);
	}

	private TransportResponse get(String url) throws Exception {
		return GuestTransportTests.await(this.transport.exchange(request(url)));
	}

	private static @Nullable String next(TransportResponse response) throws Exception {
		ByteBuffer bytes = GuestTransportTests.await(response.body().read());
		return (bytes != null) ? StandardCharsets.ISO_8859_1.decode(bytes).toString() : null;
	}

}
