package dev.springnext.runtime.fetch;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

class GuestTransportTests {

	private final Set<SocketAddress> clients = ConcurrentHashMap.newKeySet();

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	private final DisposableServer server = HttpServer.create().host("127.0.0.1").doOnConnection((connection) -> {
		this.clients.add(connection.channel().remoteAddress());
		connection.channel().closeFuture().addListener((ignored) -> this.closed.complete(null));
	})
		.route((routes) -> routes.get("/hello", (request, response) -> response.sendString(Mono.just("hello")))
			.head("/hello", (request, response) -> response.header("Content-Length", "5"))
			.route((request) -> request.uri().equals("/echo"),
					(request, response) -> response
						.header("X-Length", String.valueOf(request.requestHeaders().get("content-length")))
						.header("X-Coding", String.valueOf(request.requestHeaders().get("transfer-encoding")))
						.header("X-Method", request.method().name())
						.send(request.receive().retain(), (buffer) -> true))
			.get("/empty", (request, response) -> response.status(204).send())
			.get("/moved", (request, response) -> response.sendRedirect("/hello"))
			.get("/endless",
					(request, response) -> response
						.send(Flux.<ByteBuf>generate((sink) -> sink.next(Unpooled.wrappedBuffer(new byte[16 * 1024])))))
			.get("/halves",
					(request, response) -> response.send(Flux
						.concat(Mono.just(Unpooled.copiedBuffer("first", StandardCharsets.US_ASCII)), Mono.never()),
							(buffer) -> true)))
		.bindNow();

	private final String url = "http://127.0.0.1:" + this.server.port();

	private GuestTransport transport = transport(TestSettings.open());

	@AfterEach
	void stop() {
		this.transport.close();
		this.server.disposeNow();
	}

	@Test
	void receivesHeadAndBody() throws Exception {
		TransportResponse response = get(this.url + "/hello");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.statusText()).isEqualTo("OK");
		assertThat(text(response)).isEqualTo("hello");
	}

	@Test
	void reusesConnectionAfterBodyWasRead() throws Exception {
		for (int i = 0; i < 5; i++) {
			assertThat(text(get(this.url + "/hello"))).isEqualTo("hello");
			assertThat(get(this.url + "/empty").body()).isNull();
			assertThat(get("HEAD", this.url + "/hello").body()).isNull();
		}
		// the one that ends may not be back in the pool when the next one begins
		assertThat(this.clients).hasSizeLessThan(4);
	}

	@Test
	void reusesConnectionAfterSmallBodyWasCancelled() throws Exception {
		try (RawServer raw = RawServer.start((socket, head) -> {
			for (int i = 0; i < 3; i++) {
				RawServer.say(socket, "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello");
				socket.getInputStream().read(new byte[4096]);
			}
		})) {
			TransportResponse first = get(raw.url());
			first.body().cancel();
			get(raw.url()).body().cancel();
			get(raw.url()).body().cancel();
			assertThat(raw.heads).hasSizeLessThan(3);
		}
	}

	@Test
	void sendsHeadersInOrderAndNoOthers() throws Exception {
		try (RawServer raw = RawServer.saying("HTTP/1.1 200 Fine\nContent-Length: 0\n\n")) {
			HeaderList headers = new HeaderList();
			headers.add("b", "1");
			headers.add("a", "é");
			headers.add("b", "2");
			headers.add("connection", "close");
			headers.add("transfer-encoding", "chunked");
			TransportResponse response = await(
					this.transport.exchange(new TransportRequest("GET", raw.url() + "/a|b?c={d}", headers, null)));
			assertThat(response.statusText()).isEqualTo("Fine");
			assertThat(raw.heads.take()).isEqualTo(
					"GET /a|b?c={d} HTTP/1.1\r\nhost: " + raw.url().substring(7) + "\r\nb: 1\r\na: é\r\nb: 2\r\n\r\n");
		}
	}

	@Test
	void receivesHeadersInOrderAndDuplicates() throws Exception {
		try (RawServer raw = RawServer
			.saying("HTTP/1.1 200 OK\nSet-Cookie: a\nX: \u00e9\nset-cookie: b\nContent-Length: 0\n\n")) {
			assertThat(get(raw.url()).headers())
				.hasToString("[set-cookie, a, x, \u00e9, set-cookie, b, content-length, 0]");
		}
	}

	@Test
	void ignoresInformationalResponses() throws Exception {
		try (RawServer raw = RawServer.saying("HTTP/1.1 103 Early Hints\nLink: </a>\n\nHTTP/1.1 100 Continue\n\n"
				+ "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi")) {
			TransportResponse response = get(raw.url());
			assertThat(response.status()).isEqualTo(200);
			assertThat(text(response)).isEqualTo("hi");
		}
	}

	@Test
	void doesNotFollowRedirects() throws Exception {
		TransportResponse response = get(this.url + "/moved");
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.headers().get("location")).isEqualTo("/hello");
	}

	@Test
	void sendsLengthIfKnownAndChunksOtherwise() throws Exception {
		for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "QUERY")) {
			TransportResponse known = await(send(method, new PushStream(4).push("ab").push("cd").end()));
			assertThat(known.headers().get("x-length")).isEqualTo("4");
			assertThat(known.headers().get("x-coding")).isEqualTo("null");
			assertThat(known.headers().get("x-method")).isEqualTo(method);
			assertThat(text(known)).isEqualTo("abcd");
			TransportResponse unknown = await(send(method, PushStream.of("ab", "cd")));
			assertThat(unknown.headers().get("x-length")).isEqualTo("null");
			assertThat(unknown.headers().get("x-coding")).isEqualTo("chunked");
			assertThat(text(unknown)).isEqualTo("abcd");
		}
		// the one that ends may not be back in the pool when the next one begins
		assertThat(this.clients).hasSizeLessThan(4);
	}

	@Test
	void sendsNoChunksWithoutBody() throws Exception {
		TransportResponse response = await(send("POST", null));
		assertThat(response.headers().get("x-coding")).isEqualTo("null");
		assertThat(text(response)).isEmpty();
	}

	@Test
	void streamsBothWaysAtOnce() throws Exception {
		PushStream body = new PushStream(-1);
		body.push("ping 1");
		TransportResponse response = await(send("POST", body));
		assertThat(next(response)).isEqualTo("ping 1");
		body.push("ping 2");
		assertThat(next(response)).isEqualTo("ping 2");
		body.end();
		assertThat(next(response)).isNull();
	}

	@Test
	void sendsManyReadyChunksWithoutDeepStack() throws Exception {
		PushStream body = new PushStream(-1);
		for (int i = 0; i < 5_000; i++) {
			body.push("x");
		}
		assertThat(text(await(send("POST", body.end())))).hasSize(5_000);
	}

	@Test
	void pullsBodyNoFasterThanServerReads() throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		try (RawServer raw = RawServer.start((socket, head) -> {
			RawServer.say(socket, "HTTP/1.1 200 OK\nContent-Length: 5\n\n");
			over.await();
		})) {
			PushStream body = new PushStream(-1);
			for (int i = 0; i < 1000; i++) {
				body.push(new byte[64 * 1024]);
			}
			TransportRequest request = new TransportRequest("POST", raw.url(), new HeaderList(), body);
			assertThat(await(this.transport.exchange(request)).status()).isEqualTo(200);
			request.cancel();
			body.cancelled.get(10, TimeUnit.SECONDS);
			over.countDown();
			assertThat(body.reads).isLessThan(500);
		}
	}

	@Test
	void cancellingLargeBodyClosesConnection() throws Exception {
		TransportResponse response = get(this.url + "/endless");
		assertThat(next(response)).isNotEmpty();
		response.body().cancel();
		this.closed.get(10, TimeUnit.SECONDS);
		assertThat(next(response)).isNull();
	}

	@Test
	void readsNoFasterThanAsked() throws Exception {
		AtomicInteger sent = new AtomicInteger();
		CountDownLatch stalled = new CountDownLatch(1);
		try (RawServer raw = RawServer.start((socket, head) -> {
			RawServer.say(socket, "HTTP/1.1 200 OK\n\n");
			Thread writer = Thread.currentThread();
			Thread observer = new Thread(() -> {
				int before = -1;
				while (before != sent.get() || writer.getState() != Thread.State.RUNNABLE || before < 10) {
					before = sent.get();
					java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
				}
				stalled.countDown();
			});
			observer.setDaemon(true);
			observer.start();
			for (int i = 0; i < 100_000; i++) {
				socket.getOutputStream().write(new byte[64 * 1024]);
				sent.incrementAndGet();
			}
		})) {
			TransportResponse response = get(raw.url());
			assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(sent.get()).isLessThan(1000);
			response.body().cancel();
		}
	}

	@Test
	void passesFirstPartOnBeforeTheRest() throws Exception {
		TransportResponse response = get(this.url + "/halves");
		assertThat(next(response)).isEqualTo("first");
		response.body().cancel();
	}

	private CompletionStage<TransportResponse> send(String method, ByteStream body) {
		return this.transport.exchange(new TransportRequest(method, this.url + "/echo", new HeaderList(), body));
	}

	private TransportResponse get(String url) throws Exception {
		return get("GET", url);
	}

	private TransportResponse get(String method, String url) throws Exception {
		return await(this.transport.exchange(new TransportRequest(method, url, new HeaderList(), null)));
	}

	static String text(TransportResponse response) throws Exception {
		StringBuilder text = new StringBuilder();
		String part = next(response);
		while (part != null) {
			text.append(part);
			part = next(response);
		}
		return text.toString();
	}

	static String next(TransportResponse response) throws Exception {
		ByteBuffer bytes = await(response.body().read());
		return (bytes != null) ? StandardCharsets.ISO_8859_1.decode(bytes).toString() : null;
	}

	static <T> T await(CompletionStage<T> stage) throws Exception {
		try {
			return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof TransportException transport) {
				throw transport;
			}
			throw ex;
		}
	}

	static TransportException failure(CompletionStage<?> stage) {
		return catchThrowableOfType(TransportException.class, () -> await(stage));
	}

	private static GuestTransport transport(FetchSettings settings) {
		return GuestTransport.create(OutboundPolicy.of(settings), settings);
	}

}
