package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * JavaScript's {@code fetch()} and {@code EventSource}, to a real server.
 */
class GuestFetchTests {

	private final AtomicInteger requests = new AtomicInteger();

	private final BlockingQueue<String> lastEventIds = new LinkedBlockingQueue<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.route((routes) -> routes
			.get("/hello",
					(request, response) -> response.header("X-Path", request.uri()).sendString(Mono.just("hello")))
			.post("/echo", (request, response) -> response.send(request.receive().retain()))
			.get("/again", (request, response) -> response.sendRedirect("/hello"))
			.get("/thrice", (request, response) -> response.sendRedirect("/again"))
			.get("/refused", (request, response) -> response.sendRedirect("http://denied.example/"))
			.get("/round", (request, response) -> response.sendRedirect("/round"))
			.get("/never", (request, response) -> Mono.never())
			.get("/events", (request, response) -> {
				String id = request.requestHeaders().get("last-event-id", "none");
				this.lastEventIds.add(id + " " + request.requestHeaders().get("accept"));
				int number = this.requests.incrementAndGet();
				return response.header("Content-Type", "text/event-stream; charset=utf-8")
					.sendString(
							Flux.just("\uFEFFretry: 1\n", "id: \u00e9" + number + "\nda", "ta: one\ndata:two\r\n\r",
									"\n: comment\nevent: other\ndata: x\n\ndata: lost"),
							java.nio.charset.StandardCharsets.UTF_8);
			})
			.get("/moved-events", (request, response) -> response.sendRedirect("/events"))
			.get("/no-content", (request, response) -> response.status(204).send()))
		.bindNow();

	private final String url = "http://127.0.0.1:" + this.server.port();

	private final GuestTransport transport = GuestTransport.create(OutboundPolicy.of(TestSettings.open()),
			TestSettings.open());

	private final EdgeScript script = new EdgeScript(this.transport);

	@AfterEach
	void stop() {
		this.script.close();
		this.transport.close();
		this.server.disposeNow();
	}

	@Test
	void fetches() {
		assertThat(this.script.run(this.url + "/hello?a=b%20c", """
				const response = await fetch(url);
				return `${response.status} ${response.headers.get('x-path')} ${await response.text()}`;
				""")).isEqualTo("200 /hello?a=b%20c hello");
	}

	@Test
	void followsRedirects() {
		assertThat(this.script.run(this.url + "/again", """
				const response = await fetch(url);
				return `${response.url} ${response.redirected} ${await response.text()}`;
				""")).isEqualTo(this.url + "/hello true hello");
	}

	@Test
	void checksTargetsOfRedirects() {
		assertThat(this.script.run(this.url + "/refused", """
				try { await fetch(url); return 'fetched'; }
				catch (e) { return `${e instanceof TypeError} ${e.cause.code} ${e.message}`; }
				""")).startsWith("true ERR_OUTBOUND_REFUSED")
			.contains("http://denied.example/")
			.contains("spring.next.fetch.denied-hosts");
	}

	@Test
	void endsEndlessRedirects() {
		assertThat(this.script.run(this.url + "/round", """
				try { await fetch(url); return 'fetched'; } catch (e) { return e.message; }
				""")).isEqualTo("fetch failed: redirect count exceeded");
	}

	@Test
	void followsAsManyRedirectsAsTheSettingsSay() {
		FetchSettings settings = TestSettings.open(50, Duration.ofSeconds(30), DataSize.ofMegabytes(10), 1);
		try (GuestTransport few = GuestTransport.create(OutboundPolicy.of(settings), settings);
				EdgeScript script = new EdgeScript(few)) {
			assertThat(script.run(this.url + "/again", "return (await fetch(url)).text()")).isEqualTo("hello");
			assertThat(script.run(this.url + "/thrice", """
					try { await fetch(url); return 'fetched'; } catch (e) { return e.cause.code; }
					""")).isEqualTo("ERR_TOO_MANY_REDIRECTS");
		}
	}

	@Test
	void sendsBodies() {
		assertThat(this.script.run(this.url + "/echo", """
				const texts = [];
				for (const body of ['text', new Uint8Array([104, 105]), new Blob(['blob'])]) {
				  texts.push(await (await fetch(url, { method: 'POST', body })).text());
				}
				return texts.join();
				""")).isEqualTo("text,hi,blob");
	}

	@Test
	void abortsWithReason() {
		assertThat(this.script.run(this.url + "/never", """
				const controller = new AbortController();
				const reason = new Error('enough');
				const promise = fetch(url, { signal: controller.signal });
				controller.abort(reason);
				try { await promise; return 'fetched'; } catch (e) { return String(e === reason); }
				""")).isEqualTo("true");
	}

	@Test
	void closesConnectionsWithIsolate() throws Exception {
		CompletableFuture<Integer> end = new CompletableFuture<>();
		try (RawServer raw = RawServer.start((socket, head) -> end.complete(socket.getInputStream().read()))) {
			this.script.run(raw.url(), "fetch(url).catch(() => {}); return '';");
			raw.heads.take();
			this.script.close();
			assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
		}
	}

	@Test
	void readsEventsAndReconnectsWithLastId() throws Exception {
		assertThat(this.script.run(this.url + "/moved-events", """
				const log = [];
				const source = new EventSource(url);
				log.push(source.readyState);
				source.onopen = () => log.push(`open ${source.readyState}`);
				source.onerror = () => log.push(`error ${source.readyState}`);
				source.addEventListener('other', (e) => log.push(`other ${e.data} ${e.lastEventId}`));
				let count = 0;
				await new Promise((resolve) => {
				  source.onmessage = (e) => {
				    log.push(`${JSON.stringify(e.data)} ${e.lastEventId} ${e.origin === new URL(url).origin}`);
				    if (++count === 2) { source.close(); resolve(); }
				  };
				});
				log.push(source.readyState);
				return log.join('|');
				""")).isEqualTo(
				"0|open 1|\"one\\ntwo\" \u00e91 true|other x \u00e91|error 0|open 1|\"one\\ntwo\" \u00e92 true|2");
		assertThat(this.lastEventIds.take()).isEqualTo("none text/event-stream");
		// the bytes of UTF-8, which Netty takes for ISO 8859-1
		assertThat(this.lastEventIds.take()).isEqualTo("\u00c3\u00a91 text/event-stream");
	}

	@Test
	void failsOnOtherResponsesThanEventStreams() {
		for (String path : new String[] { "/no-content", "/hello", "/absent" }) {
			assertThat(this.script.run(this.url + path,
					"""
							const source = new EventSource(url);
							return await new Promise((resolve) => { source.onerror = (e) => resolve(`${e.type} ${source.readyState}`); });
							"""))
				.isEqualTo("error 2");
		}
	}

	@Test
	void doesNotReconnectToRefusedHost() {
		assertThat(this.script.run("http://denied.example/",
				"""
						const source = new EventSource(url);
						return await new Promise((resolve) => { source.onerror = (e) => resolve(`${source.readyState} ${e.message}`); });
						"""))
			.startsWith("2 ")
			.contains("spring.next.fetch.denied-hosts");
	}

	@Test
	void closesEventStreamAtOnce() throws Exception {
		CompletableFuture<Integer> end = new CompletableFuture<>();
		try (RawServer raw = RawServer.start((socket, head) -> {
			RawServer.say(socket, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: a\n\n");
			end.complete(socket.getInputStream().read());
		})) {
			assertThat(this.script.run(raw.url(), """
					const source = new EventSource(url);
					await new Promise((resolve) => { source.onmessage = resolve; });
					source.close();
					return String(source.readyState);
					""")).isEqualTo("2");
			assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
		}
	}

}
