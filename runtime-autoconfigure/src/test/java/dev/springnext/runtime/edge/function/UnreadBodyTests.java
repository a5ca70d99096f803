package dev.springnext.runtime.edge.function;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.fetch.FetchSettings;
import dev.springnext.runtime.fetch.GuestTransport;
import dev.springnext.runtime.fetch.OutboundPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Connections of bodies that nobody has read when the request is over.
 */
class UnreadBodyTests {

	private final FetchSettings settings = new FetchSettings(List.of(), List.of(), List.of(), List.of(), true, 50,
			Duration.ofSeconds(10), Duration.ofSeconds(30), DataSize.ofMegabytes(10), 20);

	private final GuestTransport transport = GuestTransport.create(OutboundPolicy.of(this.settings), this.settings);

	private final EdgeFunctions functions = EdgeFunctions.builder()
		.isolates((isolates) -> isolates.with(HttpTransport.class, this.transport))
		.allowEval((name) -> true)
		.build();

	private final EdgeFunction function = this.functions.function("unread", """
			const AsyncFunction = (async () => {}).constructor;
			export default async (request, context) => {
			  const url = new URL(request.url).searchParams.get('url');
			  return new AsyncFunction('url', 'context', await request.text())(url, context);
			};
			""");

	private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

	private ServerSocket server;

	@BeforeEach
	void start() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		daemon(() -> {
			while (true) {
				Socket socket = this.server.accept();
				this.open.add(socket);
				daemon(() -> serve(socket));
			}
		});
	}

	// The first five bytes of a body that never ends
	private void serve(Socket socket) throws IOException {
		try (socket) {
			InputStream in = socket.getInputStream();
			byte[] head = new byte[4096];
			if (in.read(head) > 0) {
				socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nfirst".getBytes(StandardCharsets.US_ASCII));
				in.read();
			}
		}
		finally {
			this.open.remove(socket);
		}
	}

	private static void daemon(Step step) {
		Thread thread = new Thread(() -> {
			try {
				step.run();
			}
			catch (IOException ex) {
				// The other side is gone
			}
		}, "unread-body-server");
		thread.setDaemon(true);
		thread.start();
	}

	@AfterEach
	void stop() throws IOException {
		this.functions.close();
		this.transport.close();
		this.server.close();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "await fetch(url)", "const { body } = await fetch(url); await body.getReader().read()",
			"const response = await fetch(url); response.body",
			"const [a, b] = (await fetch(url)).body.tee(); await a.getReader().read()",
			"await fetch(url, { signal: new AbortController().signal })" })
	void closeWithTheResponse(String code) throws Exception {
		assertThat(call(code + "; return new Response('done')")).isEqualTo("done");
		await().untilAsserted(() -> assertThat(this.open).isEmpty());
	}

	@Test
	void closeWhenTheHeadComesAfterTheResponse() throws Exception {
		assertThat(call("fetch(url); return new Response('done')")).isEqualTo("done");
		await().untilAsserted(() -> assertThat(this.open).isEmpty());
	}

	@Test
	void stayOpenForWorkThatOutlivesTheResponse() throws Exception {
		assertThat(call("""
				const { body } = await fetch(url);
				const reader = body.getReader();
				context.waitUntil(globalThis.wait = new Promise((resolve) => { globalThis.resolve = resolve; }));
				globalThis.reader = reader;
				return new Response('done');
				""")).isEqualTo("done");
		assertThat(call("""
				const { value } = await globalThis.reader.read();
				return new Response(new TextDecoder().decode(value));
				""")).isEqualTo("first");
		assertThat(this.open).hasSize(1);
		assertThat(call("globalThis.resolve(); return new Response('resolved')")).isEqualTo("resolved");
		await().untilAsserted(() -> assertThat(this.open).isEmpty());
		assertThat(
				call("""
						try { await globalThis.reader.read(); return new Response('read') } catch (e) { return new Response(String(e)) }
						"""))
			.startsWith("TypeError: terminated: the request that this belongs to has been answered");
	}

	@Test
	void stayOpenWhileTheResponseIsSent() throws Exception {
		EdgeResponse response = fetch("const { body } = await fetch(url); return new Response(body)");
		ByteBuffer first = response.body().read().toCompletableFuture().get(10, TimeUnit.SECONDS);
		assertThat(StandardCharsets.US_ASCII.decode(first).toString()).isEqualTo("first");
		assertThat(this.open).hasSize(1);
		response.body().cancel();
		await().untilAsserted(() -> assertThat(this.open).isEmpty());
	}

	@Test
	void closeWithTheHandlerThatFails() {
		assertThat(catchThrowable(() -> call("await fetch(url); throw new Error('x')"))).isNotNull();
		await().untilAsserted(() -> assertThat(this.open).isEmpty());
	}

	private String call(String body) throws Exception {
		return fetch(body).text().toCompletableFuture().get(20, TimeUnit.SECONDS);
	}

	private EdgeResponse fetch(String body) throws Exception {
		String url = "http://127.0.0.1:" + this.server.getLocalPort();
		return this.function.fetch(EdgeRequest.post("https://example.com/?url=" + url, body))
			.toCompletableFuture()
			.get(20, TimeUnit.SECONDS);
	}

	private interface Step {

		void run() throws IOException;

	}

}
