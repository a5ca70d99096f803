package dev.springnext.runtime.edge.webapi.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code fetch} over a {@link HttpTransport}.
 */
class FetchTests {

	private final FakeTransport network = new FakeTransport();

	private String run(String code) throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate(
				IsolateSettings.of("test").with(HttpTransport.class, this.network))) {
			return isolate.run(code);
		}
	}

	@Test
	void tellsThatThereIsNoNetwork() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThat(isolate.run("return fetch('http://a.test/')"))
				.isEqualTo("TypeError: fetch failed: no network is configured for this isolate");
		}
	}

	@Test
	void refusesRelativeUrlsWithTheTextOfNextJs() throws InterruptedException {
		assertThat(run("return fetch('/x')"))
			.isEqualTo("TypeError: URL is malformed \"/x\". Please use only absolute URLs"
					+ " - https://nextjs.org/docs/messages/middleware-relative-urls");
	}

	@Test
	void tellsWhyTheNetworkFailed() throws InterruptedException {
		assertThat(run("const e = await fetch('http://a.test/').catch((e) => e); return [e, e.cause, e.cause.code]"))
			.isEqualTo("TypeError: fetch failed: connection refused,Error: connection refused,ECONNREFUSED");
	}

	@Test
	void sendsDefaultsAndKeepsWhatIsSet() throws InterruptedException {
		this.network.on("http://a.test/?q", FakeTransport.response(200, "ok", "x-a", "1", "set-cookie", "c=1"));
		assertThat(
				run("""
						const r = await fetch('http://a.test/?q#f', { method: 'post', body: 'hé', headers: { 'User-Agent': 'me', host: 'evil', 'transfer-encoding': 'chunked' } });
						return [r.status, r.ok, r.url, r.redirected, r.type, r.headers.get('x-a'), r.headers.getSetCookie(), await r.text()];
						"""))
			.isEqualTo("200,true,http://a.test/?q,false,basic,1,c=1,ok");
		TransportRequest sent = this.network.requests.get(0);
		assertThat(sent.method()).isEqualTo("POST");
		assertThat(sent.headers().get("user-agent")).isEqualTo("me");
		assertThat(sent.headers().get("accept-encoding")).isEqualTo("gzip, deflate");
		assertThat(sent.headers().get("content-type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(sent.headers().get("content-length")).isEqualTo("3");
		assertThat(sent.headers().contains("host")).isFalse();
		assertThat(sent.headers().contains("transfer-encoding")).isFalse();
		assertThat(this.network.bodies).containsExactly("hé");
	}

	@Test
	void followsRedirectsAndRewritesMethods() throws InterruptedException {
		this.network.on("http://a.test/1", FakeTransport.response(302, "", "location", "/2"))
			.on("http://a.test/2", FakeTransport.response(301, "", "location", "http://b.test/3"))
			.on("http://b.test/3", FakeTransport.response(200, "end"));
		assertThat(
				run("""
						const r = await fetch('http://a.test/1#x', { method: 'POST', body: 'b', headers: { authorization: 'secret', 'x-y': 'z' } });
						return [r.url, r.redirected, await r.text()];
						"""))
			.isEqualTo("http://b.test/3,true,end");
		assertThat(this.network.requests).extracting(TransportRequest::method).containsExactly("POST", "GET", "GET");
		assertThat(this.network.requests.get(1).headers().get("authorization")).isEqualTo("secret");
		assertThat(this.network.requests.get(1).headers().contains("content-type")).isFalse();
		assertThat(this.network.requests.get(2).headers().contains("authorization")).isFalse();
		assertThat(this.network.requests.get(2).headers().get("x-y")).isEqualTo("z");
	}

	@Test
	void sendsBodiesAgainUnlessTheyAreStreams() throws InterruptedException {
		this.network.on("http://a.test/1", FakeTransport.response(307, "", "location", "/2"))
			.on("http://a.test/2", FakeTransport.response(200, "end"));
		assertThat(run("return (await fetch('http://a.test/1', { method: 'PUT', body: new Blob(['body']) })).text()"))
			.isEqualTo("end");
		assertThat(this.network.bodies).containsExactly("body", "body");
		assertThat(run(
				"return fetch('http://a.test/1', { method: 'PUT', body: new Blob(['s']).stream(), duplex: 'half' })"))
			.isEqualTo("TypeError: fetch failed: a stream can not be sent again to the target of a redirect");
	}

	@Test
	void heedsTheRedirectMode() throws InterruptedException {
		this.network.on("http://a.test/", FakeTransport.response(302, "", "location", "http://b.test/"));
		assertThat(run(
				"const r = await fetch('http://a.test/', { redirect: 'manual' }); return [r.status, r.headers.get('location')]"))
			.isEqualTo("302,http://b.test/");
		assertThat(run("return fetch('http://a.test/', { redirect: 'error' })"))
			.isEqualTo("TypeError: fetch failed: unexpected redirect");
	}

	@Test
	void endsEndlessRedirectsAndThoseToOtherSchemes() throws InterruptedException {
		this.network.on("http://a.test/loop", FakeTransport.response(302, "", "location", "/loop"))
			.on("http://a.test/data", FakeTransport.response(302, "", "location", "data:,x"))
			.on("http://a.test/port", FakeTransport.response(302, "", "location", "http://a.test:25/"));
		assertThat(run("return fetch('http://a.test/loop')")).endsWith("redirect count exceeded");
		assertThat(this.network.requests).hasSize(21);
		assertThat(run("return fetch('http://a.test/data')")).endsWith("not http or https");
		assertThat(run("return fetch('http://a.test/port')")).endsWith("bad port");
	}

	@Test
	void decodesContent() throws InterruptedException, IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
			gzip.write("hello ".repeat(50_000).getBytes(StandardCharsets.UTF_8));
		}
		ByteArrayOutputStream deflated = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflate = new DeflaterOutputStream(deflated)) {
			deflate.write("deflated".getBytes(StandardCharsets.UTF_8));
		}
		this.network
			.on("http://a.test/gz", FakeTransport.response(200, zipped.toByteArray(), "content-encoding", "gzip"))
			.on("http://a.test/df", FakeTransport.response(200, deflated.toByteArray(), "content-encoding", "Deflate"))
			.on("http://a.test/bad", FakeTransport.response(200, "no gzip at all", "content-encoding", "gzip"));
		assertThat(run("return (await (await fetch('http://a.test/gz')).text()).length")).isEqualTo("300000");
		assertThat(run("return (await fetch('http://a.test/df')).text()")).isEqualTo("deflated");
		assertThat(run("return (await fetch('http://a.test/bad')).text()"))
			.isEqualTo("TypeError: terminated: The content can not be decoded");
	}

	@Test
	void checksIntegrity() throws InterruptedException {
		this.network.on("http://a.test/",
				(request) -> CompletableFuture.completedFuture(FakeTransport.response(200, "abc")));
		String right = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
		assertThat(run("return (await fetch('http://a.test/', { integrity: '" + right + "' })).text()"))
			.isEqualTo("abc");
		assertThat(run("return fetch('http://a.test/', { integrity: 'sha256-AAAA' })")).endsWith("integrity mismatch");
	}

	@Test
	void abortEndsAnExchange() throws InterruptedException {
		this.network.on("http://a.test/", (request) -> new CompletableFuture<>());
		assertThat(run("""
				const c = new AbortController();
				const p = fetch('http://a.test/', { signal: c.signal });
				const reason = { my: 'reason' };
				c.abort(reason);
				return (await p.catch((e) => e)) === reason;
				""")).isEqualTo("true");
		assertThat(this.network.requests.get(0).isCancelled()).isTrue();
		assertThat(run("return fetch('http://a.test/', { signal: AbortSignal.abort() })")).startsWith("AbortError");
		assertThat(this.network.requests).hasSize(1);
	}

	@Test
	void abortEndsABody() throws InterruptedException {
		AtomicBoolean cancelled = new AtomicBoolean();
		ByteStream endless = new ByteStream() {

			@Override
			public CompletionStage<@Nullable ByteBuffer> read() {
				return new CompletableFuture<>();
			}

			@Override
			public void cancel() {
				cancelled.set(true);
			}

		};
		this.network.on("http://a.test/", new TransportResponse(200, "", new HeaderList(), endless));
		assertThat(run("""
				const c = new AbortController();
				const r = await fetch('http://a.test/', { signal: c.signal });
				const p = r.text();
				c.abort('enough');
				return p.catch((e) => 'caught ' + e);
				""")).isEqualTo("caught enough");
		assertThat(cancelled).isTrue();
	}

	@Test
	void passesBodiesOfJavaOnAsTheyAre() throws InterruptedException {
		ByteStream body = FakeTransport.response(200, "through").body();
		this.network.on("http://a.test/", new TransportResponse(200, "", new HeaderList(), body))
			.on("http://b.test/", FakeTransport.response(200, "got it"));
		assertThat(run("""
				const from = await fetch('http://a.test/');
				const to = await fetch('http://b.test/', { method: 'POST', body: from.body, duplex: 'half' });
				return [from.bodyUsed, await to.text()];
				""")).isEqualTo("true,got it");
		assertThat(this.network.bodies).containsExactly("", "through");
		assertThat(this.network.requests.get(1).headers().get("content-length")).isEqualTo("7");
	}

	@Test
	void fetchesBlobAndDataUrls() throws InterruptedException {
		assertThat(run(
				"const r = await fetch('data:text/html;charset=utf-8;base64,aGk#f'); return [r.headers.get('content-type'), await r.text()]"))
			.isEqualTo("text/html;charset=utf-8,hi");
		assertThat(run("""
				const url = URL.createObjectURL(new Blob(['blob'], { type: 'text/x' }));
				const r = await fetch(url + '#f');
				const out = [r.headers.get('content-type'), r.headers.get('content-length'), await r.text()];
				URL.revokeObjectURL(url);
				return [...out, await fetch(url).catch((e) => e.name)];
				""")).isEqualTo("text/x,4,blob,TypeError");
		assertThat(run("return fetch('blob:null/nothing')")).startsWith("TypeError: fetch failed");
		assertThat(run("return fetch('file:///etc/passwd')")).startsWith("TypeError: fetch failed");
	}

}
