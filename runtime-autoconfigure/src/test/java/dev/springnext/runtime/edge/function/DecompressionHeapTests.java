package dev.springnext.runtime.edge.function;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.springnext.runtime.edge.engine.LimitExceededException;
import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.fetch.FetchSettings;
import dev.springnext.runtime.fetch.GuestTransport;
import dev.springnext.runtime.fetch.OutboundPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Half a megabyte of gzip that is half a gigabyte of zeros, in a JVM with a heap of 512
 * MiB.
 */
class DecompressionHeapTests {

	private static final int MEGABYTES = 512;

	private static final String TO_URL = "const { searchParams } = new URL(request.url); const url = searchParams.get('url');";

	private final FetchSettings settings = new FetchSettings(List.of(), List.of(), List.of(), List.of(), true, 50,
			Duration.ofSeconds(10), Duration.ofSeconds(30), DataSize.ofMegabytes(10), 20);

	private final GuestTransport transport = GuestTransport.create(OutboundPolicy.of(this.settings), this.settings);

	private final EdgeFunctions functions = EdgeFunctions.builder()
		.limits(new FunctionLimits(Duration.ofSeconds(60), 128L << 20, Duration.ofSeconds(90), 50))
		.isolates((isolates) -> isolates.with(HttpTransport.class, this.transport))
		.build();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.setExecutor(Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "zeros");
			thread.setDaemon(true);
			return thread;
		}));
		this.server.createContext("/coded", (exchange) -> {
			exchange.getResponseHeaders().set("Content-Encoding", "gzip");
			sendZeros(exchange);
		});
		this.server.createContext("/file", DecompressionHeapTests::sendZeros);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.functions.close();
		this.transport.close();
		this.server.stop(0);
		// The garbage of these bombs would be taken for what the next test holds
		System.gc();
	}

	private static void sendZeros(HttpExchange exchange) throws IOException {
		exchange.sendResponseHeaders(200, 0);
		try (OutputStream body = new GZIPOutputStream(exchange.getResponseBody(), 1 << 16)) {
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < MEGABYTES; i++) {
				body.write(zeros);
			}
		}
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "const body = (await fetch(url + '/coded')).body",
			"const body = (await fetch(url + '/file')).body.pipeThrough(new DecompressionStream('gzip'))" })
	void streamingThroughIsFlow(String open) throws Exception {
		String code = open + """
				;
				let sum = 0;
				for await (const chunk of body) sum += chunk.byteLength;
				return new Response(String(sum));
				""";
		assertThat(call(code)).isEqualTo(String.valueOf((long) MEGABYTES << 20));
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "await (await fetch(url + '/coded')).text()",
			"await (await fetch(url + '/coded')).arrayBuffer()", "await (await fetch(url + '/coded')).blob()" })
	void bodyBeyondTheLargestBufferIsAnError(String read) throws Exception {
		assertThat(call("try { " + read + "; return new Response('read') } catch (e) { return new Response(e.name) }"))
			.isEqualTo("RangeError");
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = {
			"await Promise.all(Array.from({ length: 10 }, async () => (await fetch(url + '/coded')).arrayBuffer().catch(() => fetch(url + '/coded').then((r) => r.blob()))))",
			"const all = []; for await (const chunk of (await fetch(url + '/coded')).body) all.push(chunk)",
			"const all = []; for await (const chunk of (await fetch(url + '/file')).body.pipeThrough(new DecompressionStream('gzip'))) all.push(chunk)",
			"await new Response((await fetch(url + '/file')).body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()",
			"const [a, b] = (await fetch(url + '/coded')).body.tee(); for await (const chunk of a);" })
	void bombIsStopped(String code) throws Exception {
		Throwable error = catchThrowable(() -> call(code));
		assertThat(error).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(LimitExceededException.class);
		assertThat(((LimitExceededException) error.getCause()).limit()).isEqualTo(LimitExceededException.Limit.MEMORY);
		assertThat(call("return new Response('well')")).isEqualTo("well");
	}

	@Test
	void severalBodiesWithinTheLimitAreRead() throws Exception {
		String code = """
				let sum = 0;
				for (let i = 0; i < 4; i++) {
				  const { body } = new Response(new Blob([new Uint8Array(4 << 20)]));
				  sum += (await new Response(body).arrayBuffer()).byteLength;
				}
				return new Response(String(sum));
				""";
		assertThat(call(code)).isEqualTo(String.valueOf(4L * 4 << 20));
	}

	private String call(String body) throws Exception {
		EdgeFunction function = this.functions.function("zeros",
				"export default async (request) => { " + TO_URL + body + " };");
		String url = "http://127.0.0.1:" + this.server.getAddress().getPort();
		return function.fetch(EdgeRequest.get("https://example.com/?url=" + url))
			.toCompletableFuture()
			.get(90, TimeUnit.SECONDS)
			.text()
			.toCompletableFuture()
			.get(10, TimeUnit.SECONDS);
	}

}
