package dev.springnext.runtime.webflux.middleware;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.middleware.MiddlewareChain;
import dev.springnext.runtime.middleware.MiddlewareRequest;
import dev.springnext.runtime.middleware.MiddlewareResult;
import dev.springnext.runtime.middleware.RuntimeMiddleware;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MiddlewareBodyTests {

	private static final int MEBIBYTE = 1 << 20;

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final AtomicInteger served = new AtomicInteger();

	private static CompletableFuture<Throwable> interrupted = new CompletableFuture<>();

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(Application.class, "spring.http.codecs.max-in-memory-size=20MB");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "all,0,false", "all,1024,false", "all,5242880,false", "all,10485760,false", "all,1024,true",
			"all,5242880,true", "some,0,false", "some,1024,false", "some,12582912,false", "some,12582912,true",
			"none,12582912,false", "none,12582912,true", "twice,5242880,true" })
	void routeGetsTheWholeBodyWhateverMiddlewareReads(String how, int size, boolean chunked) throws Exception {
		byte[] body = bytes(size);
		HttpResponse<String> response = post("/body?read=" + how, body, chunked);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(size + " " + crc(body));
	}

	@ParameterizedTest
	@CsvSource({ "false", "true" })
	void readingMoreThanIsKeptEndsTheRequest(boolean chunked) throws Exception {
		int before = served.get();
		try (Socket socket = server.socket("")) {
			String head = "POST /body?read=all HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + ((chunked)
					? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + 12 * MEBIBYTE + "\r\n\r\n");
			socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
			CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> read(socket));
			send(socket, chunked);
			assertThat(answer.get(20, TimeUnit.SECONDS)).startsWith("HTTP/1.1 413 ")
				.contains("application/problem+json")
				.contains("The body of the request is larger than 10485760B")
				.doesNotContain("spring.next");
		}
		assertThat(served).hasValue(before);
	}

	@Test
	void middlewareThatRecoversFromTheLimitIsNotServedATruncatedBody() throws Exception {
		HttpResponse<String> response = post("/body?read=recover", bytes(11 * MEBIBYTE), false);
		assertThat(response.statusCode()).isEqualTo(413);
	}

	@Test
	void middlewareCanAnswerWithoutReadingTheRest() throws Exception {
		assertThat(post("/body?read=answer", bytes(3 * MEBIBYTE), true).statusCode()).isEqualTo(202);
	}

	@Test
	void formsAreReadFromWhatMiddlewareLeft() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/form?read=all")))
			.header("content-type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("a=1&b=%C3%A4"))
			.build();
		assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("{a=[1], b=[ä]}");
	}

	@Test
	void multipartFormsAreReadFromWhatMiddlewareLeft() throws Exception {
		String parts = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
				+ "y".repeat(300_000) + "\r\n--x--\r\n";
		HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/multipart?read=all")))
			.header("content-type", "multipart/form-data; boundary=x")
			.POST(BodyPublishers.ofString(parts))
			.build();
		assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("a.txt 300000");
	}

	@Test
	void clientThatLeavesInTheMiddleEndsTheReading() throws Exception {
		interrupted = new CompletableFuture<>();
		try (Socket socket = server
			.socket("POST /body?read=all HTTP/1.1\nHost: localhost\nContent-Length: 1000000\n\nabc")) {
			await().until(() -> Application.reading.get() > 0);
			socket.setSoLinger(true, 0);
		}
		assertThat(interrupted.get(10, TimeUnit.SECONDS)).isNotNull();
	}

	private static HttpResponse<String> post(String path, byte[] body, boolean chunked) throws Exception {
		BodyPublisher publisher = BodyPublishers.ofByteArray(body);
		HttpRequest request = HttpRequest.newBuilder(URI.create(server.url(path)))
			.header("content-type", "application/octet-stream")
			.POST((chunked) ? BodyPublishers.fromPublisher(publisher) : publisher)
			.build();
		return client.send(request, BodyHandlers.ofString());
	}

	private static void send(Socket socket, boolean chunked) {
		byte[] part = bytes(MEBIBYTE);
		try {
			for (int i = 0; i < 12; i++) {
				if (chunked) {
					socket.getOutputStream().write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
				}
				socket.getOutputStream().write(part);
				if (chunked) {
					socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
				}
			}
		}
		catch (IOException ex) {
			// The server may have answered and closed by now
		}
	}

	private static String read(Socket socket) {
		StringBuilder answer = new StringBuilder();
		byte[] buffer = new byte[8192];
		try {
			int n = socket.getInputStream().read(buffer);
			while (n > 0) {
				answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
				n = socket.getInputStream().read(buffer);
			}
		}
		catch (IOException ex) {
			// A reset after the answer
		}
		return answer.toString();
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

	private static long crc(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return crc.getValue();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Controller.class)
	static class Application implements RuntimeMiddleware {

		private static final AtomicInteger reading = new AtomicInteger();

		@Override
		public Mono<MiddlewareResult> intercept(MiddlewareRequest request, MiddlewareChain chain) {
			Mono<Void> all = request.body()
				.doOnNext((buffer) -> reading.incrementAndGet())
				.doOnNext(DataBufferUtils::release)
				.doOnError(interrupted::complete)
				.doOnCancel(() -> interrupted.complete(new IllegalStateException("cancelled")))
				.then();
			return switch (String.valueOf(request.query().getFirst("read"))) {
				case "all" -> all.then(chain.next(request));
				case "twice" -> all.then(all).then(chain.next(request));
				case "some" -> request.body()
					.doOnNext(DataBufferUtils::release)
					.next()
					.then(Mono.defer(() -> chain.next(request)));
				case "recover" -> all.onErrorComplete().then(Mono.just(MiddlewareResult.next(request)));
				case "answer" -> request.body()
					.doOnNext(DataBufferUtils::release)
					.next()
					.map((first) -> MiddlewareResult.respond(HttpStatus.ACCEPTED));
				default -> chain.next(request);
			};
		}

	}

	@RestController
	static class Controller {

		@PostMapping("/body")
		Mono<String> body(@RequestBody(required = false) Flux<byte[]> body) {
			served.incrementAndGet();
			CRC32 crc = new CRC32();
			return body.reduce(0, (size, bytes) -> {
				crc.update(bytes);
				return size + bytes.length;
			}).map((size) -> size + " " + crc.getValue());
		}

		@PostMapping("/form")
		Mono<String> form(ServerWebExchange exchange) {
			return exchange.getFormData().map(String::valueOf);
		}

		@PostMapping("/multipart")
		Mono<String> multipart(@RequestPart("file") FilePart file) {
			return DataBufferUtils.join(file.content())
				.map((buffer) -> file.filename() + " " + buffer.readableByteCount());
		}

	}

}
