package dev.springnext.runtime.fetch;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;

import static org.assertj.core.api.Assertions.assertThat;

class GuestWebSocketTests {

	private static final String EVENTS = """
			const events = [];
			const done = Promise.withResolvers();
			const ws = new WebSocket(url, ['chat.v2', 'chat']);
			ws.onerror = (e) => events.push('error');
			ws.onclose = (e) => { events.push(`close ${e.code} ${e.reason} ${e.wasClean} ${ws.readyState}`); done.resolve(); };
			""";

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.route((routes) -> routes.ws("/echo",
				(in, out) -> out.sendObject(in.aggregateFrames().receiveFrames().map((frame) -> frame.retain())),
				WebsocketServerSpec.builder().protocols("chat").compress(true).maxFramePayloadLength(1 << 24).build())
			.ws("/bye", (in, out) -> out.sendString(Mono.just("hi")).then(out.sendClose(4001, "see you")),
					WebsocketServerSpec.builder().protocols("chat").build())
			.get("/plain", (request, response) -> response.sendString(Mono.just("no socket"))))
		.bindNow();

	private final String url = "ws://127.0.0.1:" + this.server.port();

	private GuestTransport transport = GuestTransport.create(OutboundPolicy.of(TestSettings.open()),
			TestSettings.open());

	private EdgeScript script = new EdgeScript(this.transport);

	@AfterEach
	void stop() {
		this.script.close();
		this.transport.close();
		this.server.disposeNow();
	}

	@Test
	void echoesText() {
		assertThat(this.script.run(this.url + "/echo",
				EVENTS + """
						ws.onopen = () => { events.push(`open ${ws.readyState} ${ws.protocol}`); ws.send('h\\u00e9llo'); events.push(ws.bufferedAmount); };
						ws.onmessage = (e) => { events.push(e.data, e.origin, ws.bufferedAmount); ws.close(); events.push(ws.readyState); };
						events.push(ws.readyState);
						await done.promise;
						return events.join('|');
						"""))
			.isEqualTo("0|open 1 chat|6|h\u00e9llo|" + this.url + "|0|2|close 1005  true 3");
	}

	@Test
	void echoesBytesOfEveryKind() {
		assertThat(this.script.run(this.url.replace("ws:", "http:") + "/echo", EVENTS + """
				ws.binaryType = 'arraybuffer';
				ws.binaryType = 'nonsense';
				ws.onopen = () => {
				  ws.send(new Uint8Array([1, 2, 3]).subarray(1));
				  ws.send(new Uint8Array([4, 5]).buffer);
				  ws.send(new DataView(new Uint8Array([6, 7, 8]).buffer, 1, 1));
				  ws.send(new Blob(['a']));
				  ws.send(new Uint8Array(100000).fill(7));
				};
				ws.onmessage = (e) => {
				  events.push(e.data.byteLength > 10 ? e.data.byteLength : new Uint8Array(e.data).join());
				  if (e.data.byteLength > 10) ws.close(1000, 'done');
				};
				await done.promise;
				return ws.url + ' ' + ws.binaryType + ' ' + events.join('|');
				""")).isEqualTo(this.url + "/echo arraybuffer 2,3|4,5|7|97|100000|close 1000 done true 3");
	}

	@Test
	void receivesBlobsByDefault() {
		assertThat(this.script.run(this.url + "/echo",
				EVENTS + """
						ws.onopen = () => ws.send(new Uint8Array([104, 105]));
						ws.onmessage = async (e) => { events.push(e.data instanceof Blob, await e.data.text()); ws.close(3000); };
						await done.promise;
						return events.join('|');
						"""))
			.isEqualTo("true|hi|close 3000  true 3");
	}

	@Test
	void hearsServerClose() {
		assertThat(this.script.run(this.url + "/bye", EVENTS + """
				ws.onmessage = (e) => events.push(e.data);
				await done.promise;
				ws.send('too late');
				ws.close();
				return events.join('|') + ' ' + ws.bufferedAmount;
				""")).isEqualTo("hi|close 4001 see you true 3 8");
	}

	@Test
	void receivesThousandsOfMessagesInOrder() {
		assertThat(this.script.run(this.url + "/echo",
				EVENTS + """
						let next = 0;
						ws.onopen = () => { for (let i = 0; i < 5000; i++) ws.send(String(i)); };
						ws.onmessage = (e) => { if (e.data !== String(next++)) events.push('wrong'); if (next === 5000) ws.close(); };
						await done.promise;
						return events.join('|');
						"""))
			.isEqualTo("close 1005  true 3");
	}

	@Test
	void failsWithoutWebSocketAtUrl() {
		assertThat(this.script.run(this.url + "/plain", EVENTS + """
				await done.promise;
				return events.join('|');
				""")).isEqualTo("error|close 1006  false 3");
	}

	@Test
	void failsWithoutServer() {
		this.server.disposeNow();
		assertThat(this.script.run(this.url + "/echo", """
				const ws = new WebSocket(url);
				return await new Promise((resolve) => { ws.onerror = (e) => resolve(`${e.type} ${e.message}`); });
				""")).isEqualTo("error The connection to 127.0.0.1:" + this.server.port() + " was refused");
	}

	@Test
	void closingWhileConnectingFails() {
		assertThat(this.script.run(this.url + "/echo", EVENTS + """
				ws.onopen = () => events.push('open');
				ws.close();
				events.push(ws.readyState);
				await done.promise;
				return events.join('|');
				""")).isEqualTo("2|error|close 1006  false 3");
	}

	@Test
	void refusesPrivateNetworks() {
		FetchSettings settings = FetchSettings.defaults();
		try (GuestTransport guarded = GuestTransport.create(OutboundPolicy.of(settings), settings);
				EdgeScript edge = new EdgeScript(guarded)) {
			assertThat(edge.run("ws://127.0.0.1:1/", """
					const ws = new WebSocket(url);
					return await new Promise((resolve) => { ws.onerror = (e) => resolve(e.message); });
					""")).contains("127.0.0.1").contains("spring.next.fetch.allow-private-networks=false");
		}
	}

	@Test
	void refusesNameThatResolvesToPrivateNetwork() throws Exception {
		FetchSettings settings = FetchSettings.defaults();
		try (GuestTransport guarded = GuestTransport.create(OutboundPolicy.of(settings), settings, ClientTls.defaults(),
				new FakeNames().thenAnswer("127.0.0.1")); EdgeScript edge = new EdgeScript(guarded)) {
			assertThat(edge.run("ws://rebound.example:" + this.server.port() + "/echo", """
					const ws = new WebSocket(url);
					return await new Promise((resolve) => { ws.onerror = (e) => resolve(e.message); });
					""")).contains("rebound.example").contains("spring.next.fetch.allow-private-networks=false");
		}
	}

	@Test
	void tellsLossOfConnectionFromClose() throws Exception {
		try (RawServer raw = RawServer.start((socket, head) -> accept(socket, head))) {
			assertThat(this.script.run(raw.url().replace("http", "ws"),
					"""
							const events = [];
							const ws = new WebSocket(url);
							ws.onopen = () => events.push('open');
							ws.onerror = () => events.push('error');
							await new Promise((resolve) => { ws.onclose = (e) => { events.push(e.code, e.wasClean); resolve(); }; });
							return events.join('|');
							"""))
				.isEqualTo("open|1006|false");
		}
	}

	@Test
	void failsIfServerBreaksProtocol() throws Exception {
		try (RawServer raw = RawServer.start((socket, head) -> {
			accept(socket, head);
			// a reserved opcode
			socket.getOutputStream().write(new byte[] { (byte) 0x83, 0 });
			socket.getOutputStream().flush();
			drain(socket.getInputStream());
		})) {
			assertThat(this.script.run(raw.url().replace("http", "ws"),
					"""
							const events = [];
							const ws = new WebSocket(url);
							ws.onerror = () => events.push('error');
							await new Promise((resolve) => { ws.onclose = (e) => { events.push(e.code, e.wasClean); resolve(); }; });
							return events.join('|');
							"""))
				.isEqualTo("error|1006|false");
		}
	}

	@Test
	void closesConnectionWithIsolate() throws Exception {
		CompletableFuture<Void> over = new CompletableFuture<>();
		try (RawServer raw = RawServer.start((socket, head) -> {
			accept(socket, head);
			drain(socket.getInputStream());
			over.complete(null);
		})) {
			this.script.run(raw.url().replace("http", "ws"), """
					const ws = new WebSocket(url);
					await new Promise((resolve) => { ws.onopen = resolve; });
					return 'open';
					""");
			this.script.close();
			over.get(10, TimeUnit.SECONDS);
		}
	}

	private static void drain(InputStream in) throws Exception {
		while (in.read() >= 0) {
			// until the other side is gone
		}
	}

	private static void accept(Socket socket, String head) throws Exception {
		String key = head.replaceAll("(?is).*sec-websocket-key: *(\\S+).*", "$1");
		byte[] digest = MessageDigest.getInstance("SHA-1")
			.digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
		RawServer.say(socket, "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n"
				+ "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\n\n");
	}

}
