package dev.springnext.runtime.fetch;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.TransportException;
import dev.springnext.runtime.edge.webapi.fetch.TransportRequest;
import dev.springnext.runtime.edge.webapi.fetch.TransportResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What {@link GuestTransport} tells of exchanges that fail, are refused or aborted.
 */
class GuestTransportFailureTests {

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.doOnConnection(
				(connection) -> connection.channel().closeFuture().addListener((ignored) -> this.closed.complete(null)))
		.route((routes) -> routes
			.post("/echo", (request, response) -> response.send(request.receive().retain(), (buffer) -> true))
			.get("/never", (request, response) -> Mono.never())
			.get("/endless",
					(request, response) -> response.send(
							Flux.<ByteBuf>generate((sink) -> sink.next(Unpooled.wrappedBuffer(new byte[16 * 1024]))))))
		.bindNow();

	private final String url = "http://127.0.0.1:" + this.server.port();

	private GuestTransport transport = transport(TestSettings.open());

	@AfterEach
	void stop() {
		this.transport.close();
		this.server.disposeNow();
	}

	@Test
	void failsIfBodyIsNotAsLongAsAnnounced() {
		assertThat(GuestTransportTests.failure(send("POST", new PushStream(4).push("abc").end())))
			.hasMessage("The body of the request is shorter than announced");
		assertThat(GuestTransportTests.failure(send("POST", new PushStream(2).push("abc").end())))
			.hasMessage("The body of the request is longer than announced");
	}

	@Test
	void failsIfBodyFails() throws Exception {
		assertThat(
				GuestTransportTests.failure(send("POST", new PushStream(-1).fail(new IllegalStateException("broken")))))
			.hasMessage("The body of the request failed")
			.hasRootCauseMessage("broken");
		PushStream body = new PushStream(-1).push("a");
		TransportResponse response = GuestTransportTests.await(send("POST", body));
		assertThat(GuestTransportTests.next(response)).isEqualTo("a");
		CompletionStage<ByteBuffer> second = response.body().read();
		body.fail(new IllegalStateException("broken"));
		assertThat(GuestTransportTests.failure(second)).hasMessage("The body of the request failed");
	}

	@Test
	void tellsTruncatedBodyFromWholeOne() throws Exception {
		try (RawServer raw = RawServer.saying("HTTP/1.1 200 OK\nContent-Length: 10\n\nhello")) {
			TransportResponse response = get(raw.url());
			assertThat(GuestTransportTests.next(response)).isEqualTo("hello");
			assertThat(GuestTransportTests.failure(response.body().read()))
				.hasMessageEndingWith("was closed before the response was complete");
		}
		try (RawServer raw = RawServer.saying("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nhello\n")) {
			TransportResponse response = get(raw.url());
			assertThat(GuestTransportTests.next(response)).isEqualTo("hello");
			assertThat(GuestTransportTests.failure(response.body().read()).code()).isEqualTo("ECONNRESET");
		}
	}

	@Test
	void readsUntilServerEndsItsHalf() throws Exception {
		CompletableFuture<Void> over = new CompletableFuture<>();
		try (RawServer raw = RawServer.start((socket, head) -> {
			RawServer.say(socket, "HTTP/1.1 200 OK\n\nto the end");
			socket.shutdownOutput();
			over.get(10, TimeUnit.SECONDS);
		})) {
			assertThat(GuestTransportTests.text(get(raw.url()))).isEqualTo("to the end");
			over.complete(null);
		}
	}

	@Test
	void failsIfServerClosesWithoutResponse() {
		try (RawServer raw = RawServer.saying("")) {
			TransportException failure = GuestTransportTests.failure(this.transport
				.exchange(new TransportRequest("POST", raw.url(), new HeaderList(), PushStream.of("a"))));
			assertThat(failure.code()).isEqualTo("ECONNRESET");
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Test
	void failsIfResponseIsNoHttp() throws Exception {
		try (RawServer raw = RawServer.saying("SSH-2.0-OpenSSH_9.6\n\n")) {
			assertThat(GuestTransportTests.failure(this.transport.exchange(request(raw.url()))))
				.hasMessage("The response of " + raw.url() + "/ is not valid HTTP");
		}
	}

	@Test
	void failsIfHeadTakesTooLong() {
		this.transport = transport(TestSettings.open(50, Duration.ofMillis(100), DataSize.ofMegabytes(10), 20));
		assertThat(GuestTransportTests.failure(this.transport.exchange(request(this.url + "/never"))))
			.hasMessage("No response from " + this.url + "/never within 100 ms (spring.next.fetch.response-timeout)");
	}

	@Test
	void failsIfBodyIsTooLarge() throws Exception {
		this.transport = transport(TestSettings.open(50, Duration.ofSeconds(30), DataSize.ofKilobytes(100), 20));
		TransportResponse response = get(this.url + "/endless");
		TransportException failure = catchThrowableOfType(TransportException.class,
				() -> GuestTransportTests.text(response));
		assertThat(failure).hasMessage("The response of " + this.url
				+ "/endless is larger than 102400B (spring.next.fetch.max-response-size)");
		this.closed.get(10, TimeUnit.SECONDS);
	}

	@Test
	void refusesDeniedHost() {
		assertThat(GuestTransportTests.failure(this.transport.exchange(request("http://denied.example/a?secret"))))
			.hasMessageStartingWith("The request to http://denied.example/a is refused by "
					+ "spring.next.fetch.denied-hosts: denied.example.");
	}

	@Test
	void refusesPrivateNetworks() {
		this.transport = transport(FetchSettings.defaults());
		for (String host : List.of("127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254")) {
			assertThat(GuestTransportTests.failure(this.transport.exchange(request("http://" + host + "/"))))
				.hasMessageContaining("spring.next.fetch.allow-private-networks=false")
				.hasMessageContaining(host);
		}
	}

	@Test
	void refusesNameThatResolvesToPrivateNetwork() throws Exception {
		FetchSettings settings = FetchSettings.defaults();
		this.transport = GuestTransport.create(OutboundPolicy.of(settings), settings, ClientTls.defaults(),
				new FakeNames().thenAnswer("127.0.0.1"));
		assertThat(GuestTransportTests.failure(this.transport.exchange(request("http://rebound.example/a"))))
			.hasMessageStartingWith("The request to http://rebound.example/a is refused by "
					+ "spring.next.fetch.allow-private-networks=false: 127.0.0.1 is loopback");
	}

	@Test
	void refusesOtherHostInHeader() {
		HeaderList headers = new HeaderList();
		headers.add("host", "denied.example");
		assertThat(GuestTransportTests
			.failure(this.transport.exchange(new TransportRequest("GET", this.url, headers, null))))
			.hasMessageContaining("denied.example");
	}

	@Test
	void tellsRefusedConnection() {
		this.server.disposeNow();
		assertThat(GuestTransportTests.failure(this.transport.exchange(request(this.url + "/hello"))))
			.hasMessage("The connection to 127.0.0.1:" + this.server.port() + " was refused");
	}

	@Test
	void abortsBeforeResponse() throws Exception {
		TransportRequest request = new TransportRequest("GET", this.url + "/never", new HeaderList(), null);
		CompletionStage<TransportResponse> response = this.transport.exchange(request);
		request.cancel();
		assertThat(GuestTransportTests.failure(response))
			.hasMessage("The request to " + this.url + "/never was aborted");
	}

	@Test
	void abortsWhileServerThinks() throws Exception {
		CompletableFuture<Integer> end = new CompletableFuture<>();
		try (RawServer raw = RawServer.start((socket, head) -> end.complete(socket.getInputStream().read()))) {
			TransportRequest request = new TransportRequest("GET", raw.url(), new HeaderList(), null);
			CompletionStage<TransportResponse> response = this.transport.exchange(request);
			raw.heads.take();
			request.cancel();
			assertThat(GuestTransportTests.failure(response)).hasMessageEndingWith("was aborted");
			assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
		}
	}

	@Test
	void abortsWhileSending() throws Exception {
		PushStream body = new PushStream(-1);
		body.push("a");
		TransportRequest request = new TransportRequest("POST", this.url + "/echo", new HeaderList(), body);
		TransportResponse response = GuestTransportTests.await(this.transport.exchange(request));
		assertThat(GuestTransportTests.next(response)).isEqualTo("a");
		CompletionStage<ByteBuffer> read = response.body().read();
		request.cancel();
		assertThat(GuestTransportTests.failure(read)).hasMessageEndingWith("was aborted");
		body.cancelled.get(10, TimeUnit.SECONDS);
		this.closed.get(10, TimeUnit.SECONDS);
	}

	@Test
	void tellsResetConnectionFromWholeBody() throws Exception {
		try (RawServer raw = RawServer.start((socket, head) -> {
			RawServer.say(socket, "HTTP/1.1 200 OK\nContent-Length: 10\n\nhello");
			socket.getInputStream().read();
			socket.setSoLinger(true, 0);
		})) {
			PushStream body = new PushStream(-1);
			TransportResponse response = GuestTransportTests
				.await(this.transport.exchange(new TransportRequest("POST", raw.url(), new HeaderList(), body)));
			assertThat(GuestTransportTests.next(response)).isEqualTo("hello");
			CompletionStage<ByteBuffer> rest = response.body().read();
			body.push("go");
			assertThat(GuestTransportTests.failure(rest).code()).isEqualTo("ECONNRESET");
			body.cancelled.get(10, TimeUnit.SECONDS);
			assertThat(GuestTransportTests.failure(response.body().read()).code()).isEqualTo("ECONNRESET");
		}
	}

	@Test
	void guestSeesBrokenBodyAsTypeError() throws Exception {
		try (RawServer raw = RawServer.saying("HTTP/1.1 200 OK\nContent-Length: 10\n\nhello");
				EdgeScript script = new EdgeScript(this.transport)) {
			assertThat(script.run(raw.url(),
					"""
							const errors = [];
							for (const read of ['text', 'arrayBuffer', 'body']) {
							  const response = await fetch(url);
							  try { if (read === 'body') for await (const chunk of response.body); else await response[read](); } catch (e) { errors.push(e.name); }
							}
							return errors.join();
							"""))
				.isEqualTo("TypeError,TypeError,TypeError");
		}
	}

	@Test
	void failsIfBodyBreaksOffWithCompressedContent() throws Exception {
		try (RawServer raw = RawServer
			.saying("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 3\n\n\u001f\u008b\u0008");
				EdgeScript script = new EdgeScript(this.transport)) {
			assertThat(script.run(raw.url(), "return (await fetch(url)).text().catch(String)"))
				.isEqualTo("TypeError: terminated: The content can not be decoded");
		}
	}

	@Test
	void abortsWhileConnecting() throws Exception {
		try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				Socket first = new Socket("127.0.0.1", deaf.getLocalPort());
				Socket second = new Socket("127.0.0.1", deaf.getLocalPort())) {
			assertThat(first.isConnected() && second.isConnected()).isTrue();
			PushStream body = new PushStream(-1);
			TransportRequest request = new TransportRequest("POST", "http://127.0.0.1:" + deaf.getLocalPort(),
					new HeaderList(), body);
			CompletionStage<TransportResponse> response = this.transport.exchange(request);
			request.cancel();
			assertThat(GuestTransportTests.failure(response)).hasMessageEndingWith("was aborted");
			body.cancelled.get(10, TimeUnit.SECONDS);
			assertThat(body.reads).isZero();
		}
	}

	@Test
	void failsIfConnectingTakesTooLong() throws Exception {
		FetchSettings settings = new FetchSettings(List.of(), List.of(), List.of(), List.of(), true, 50,
				Duration.ofMillis(200), Duration.ofSeconds(30), DataSize.ofMegabytes(10), 20);
		this.transport.close();
		this.transport = transport(settings);
		try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				Socket first = new Socket("127.0.0.1", deaf.getLocalPort());
				Socket second = new Socket("127.0.0.1", deaf.getLocalPort())) {
			assertThat(first.isConnected() && second.isConnected()).isTrue();
			assertThat(GuestTransportTests
				.failure(this.transport.exchange(request("http://127.0.0.1:" + deaf.getLocalPort()))))
				.hasMessage("No connection to 127.0.0.1:" + deaf.getLocalPort()
						+ " within 200 ms (spring.next.fetch.connect-timeout)");
		}
	}

	@Test
	void sendsAgainWhenPooledConnectionWasClosed() throws Exception {
		CompletableFuture<Void> closed = new CompletableFuture<>();
		try (RawServer raw = RawServer.start((socket, head) -> {
			RawServer.say(socket, "HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
			closed.complete(null);
		})) {
			assertThat(GuestTransportTests.text(get(raw.url()))).isEqualTo("ok");
			closed.get(10, TimeUnit.SECONDS);
			assertThat(GuestTransportTests.text(get(raw.url()))).isEqualTo("ok");
		}
	}

	private CompletionStage<TransportResponse> send(String method, ByteStream body) {
		return this.transport.exchange(new TransportRequest(method, this.url + "/echo", new HeaderList(), body));
	}

	private static TransportRequest request(String url) {
		return new TransportRequest("GET", url, new HeaderList(), null);
	}

	private TransportResponse get(String url) throws Exception {
		return GuestTransportTests.await(this.transport.exchange(request(url)));
	}

	private static GuestTransport transport(FetchSettings settings) {
		return GuestTransport.create(OutboundPolicy.of(settings), settings);
	}

}
