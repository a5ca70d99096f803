package dev.springnext.runtime.edge.webapi.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.testing.TestIsolate;
import dev.springnext.runtime.edge.webapi.file.BlobData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FetchDispatcher}.
 */
class FetchDispatcherTests {

	private final Request request = new Request();

	private final Answer answer = new Answer();

	private @Nullable HostResponse dispatch(TestIsolate isolate, String handler) {
		return isolate.isolate()
			.run(null, () -> FetchDispatcher.to(isolate.isolate(), isolate.evaluate(handler))
				.dispatch(this.request, null, this.answer));
	}

	private String answered(String handler) throws InterruptedException {
		this.answer.response = null;
		try (TestIsolate isolate = new TestIsolate()) {
			HostResponse response = dispatch(isolate, handler);
			if (response == null) {
				isolate.loop().until(() -> this.answer.response != null || this.answer.error != null);
				response = this.answer.response;
			}
			if (response == null) {
				return String.valueOf(this.answer.error);
			}
			ByteStream body = response.bodyStream();
			byte[] bytes = (body != null) ? isolateRun(isolate, body) : new byte[0];
			return response.status() + response.statusText() + " " + response.headers() + " "
					+ new String(bytes, StandardCharsets.UTF_8);
		}
	}

	private static byte[] isolateRun(TestIsolate isolate, ByteStream body) throws InterruptedException {
		List<byte[]> result = new ArrayList<>();
		ByteCollector.collect(body, null).thenAccept(result::add);
		isolate.loop().until(() -> !result.isEmpty());
		return result.get(0);
	}

	@Test
	void answersAtOnce() throws InterruptedException {
		assertThat(answered("() => new Response('Hello world!')"))
			.isEqualTo("200 [content-type, text/plain;charset=UTF-8] Hello world!");
		assertThat(answered("() => Response.json({ a: 1 })"))
			.isEqualTo("200 [content-type, application/json] {\"a\":1}");
		assertThat(answered("() => new Response(null, { status: 204 })")).isEqualTo("204 [] ");
		assertThat(answered("() => new Response('x', { status: 201, statusText: 'Made', headers: { 'X-A': 'b' } })"))
			.isEqualTo("201Made [x-a, b, content-type, text/plain;charset=UTF-8] x");
		assertThat(answered("() => { const r = Response.json(1); r.headers.set('x', 'y'); return r; }"))
			.isEqualTo("200 [content-type, application/json, x, y] 1");
		assertThat(answered("() => new Response(new Uint8Array([104, 105]))")).isEqualTo("200 [] hi");
	}

	@Test
	void headersOfHeadersAreSortedCombinedAndCopied() throws InterruptedException {
		assertThat(answered(
				"""
						() => {
						  const from = new Headers([['x-b', '1'], ['set-cookie', 'p=q'], ['X-B', '2'], ['set-cookie', 'r=s'], ['a', '']]);
						  const response = new Response(null, { headers: from });
						  from.set('a', 'changed later');
						  response.headers.append('z', 'more');
						  return response;
						}
						"""))
			.isEqualTo("200 [a, , set-cookie, p=q, set-cookie, r=s, x-b, 1, 2, z, more] ");
	}

	@Test
	void headersThatIterateOtherwiseAreIterated() throws InterruptedException {
		assertThat(answered("""
				() => {
				  const from = new Headers({ a: 'b' });
				  from[Symbol.iterator] = function* () { yield ['own', 'iterator']; };
				  return new Response(null, { headers: from });
				}
				""")).isEqualTo("200 [own, iterator] ");
	}

	@Test
	void answersInTheSameTurnWhenThePromiseIsSettled() {
		try (TestIsolate isolate = new TestIsolate()) {
			HostResponse response = dispatch(isolate, "async () => new Response('async')");
			assertThat(response).isNotNull();
			assertThat(response.bodyText()).isEqualTo("async");
		}
	}

	@Test
	void answersWithStreamsOfGuestCode() throws InterruptedException {
		assertThat(answered(
				"""
						() => new Response(new ReadableStream({
						  start(c) { c.enqueue(new TextEncoder().encode('a')); Promise.resolve().then(() => { c.enqueue(new TextEncoder().encode('b')); c.close(); }); }
						}))
						"""))
			.isEqualTo("200 [] ab");
	}

	@Test
	void readsOnlyWhatTheHandlerAsksFor() throws InterruptedException {
		answered("() => new Response('x')");
		assertThat(this.request.asked).isEmpty();
		assertThat(
				answered("(r) => new Response([r.method, r.url, r.headers.get('X-A'), r.bodyUsed, r.redirect, r.url])"))
			.endsWith("GET,http://localhost/p?q=1,b,false,follow,http://localhost/p?q=1");
		assertThat(this.request.asked).containsExactly("method", "url", "headers");
	}

	@Test
	void readsBodiesInJava() throws InterruptedException {
		this.request.body = "{\"n\": 2}";
		assertThat(answered("async (r) => new Response((await r.json()).n * 2)")).endsWith(" 4");
		assertThat(answered("(r) => new Response(r.body)")).isEqualTo("200 [] {\"n\": 2}");
		assertThat(
				answered("async (r) => { const c = r.clone(); return new Response(await r.text() + await c.text()); }"))
			.endsWith("{\"n\": 2}{\"n\": 2}");
		assertThat(answered("async (r) => { await r.text(); return new Response(await r.text().catch((e) => e)); }"))
			.endsWith("TypeError: Body is unusable: Body has already been read");
		assertThat(answered("async (r) => new Response(await new Request(r, { headers: { a: 'b' } }).text())"))
			.endsWith("{\"n\": 2}");
	}

	@Test
	void failsWithWhatTheHandlerThrows() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThatExceptionOfType(GuestException.class)
				.isThrownBy(() -> dispatch(isolate, "() => { throw new RangeError('oops'); }"))
				.withMessageContaining("RangeError: oops");
			assertThatExceptionOfType(GuestException.class)
				.isThrownBy(() -> dispatch(isolate, "async () => { throw new RangeError('later'); }"))
				.withMessageContaining("RangeError: later");
			assertThatExceptionOfType(GuestException.class)
				.isThrownBy(() -> dispatch(isolate, "async () => { throw { get stack() { throw 1; } }; }"));
		}
		assertThat(
				answered("async () => { await new Promise((r) => setTimeout(r, 1)); throw new Error('much later'); }"))
			.contains("much later");
	}

	@Test
	void refusesWhatIsNoResponse() {
		try (TestIsolate isolate = new TestIsolate()) {
			for (String value : new String[] { "undefined", "null", "'text'", "({})", "({ then: 1 })",
					"Object.create(Response.prototype)", "Promise.resolve(1)", "Response.error()" }) {
				assertThatExceptionOfType(GuestException.class).as(value)
					.isThrownBy(() -> dispatch(isolate, "() => " + value));
			}
			assertThatExceptionOfType(GuestException.class).isThrownBy(() -> dispatch(isolate, "() => 1"))
				.withMessageContaining("TypeError: Expected an instance of Response to be returned");
		}
	}

	@Test
	void refusesAResponseThatHasBeenSent() {
		try (TestIsolate isolate = new TestIsolate()) {
			for (String made : new String[] { "new Response('x')", "Response.json(1)",
					"new Response(new Blob(['x']))" }) {
				String handler = "(() => { const r = " + made + "; return () => r; })()";
				FetchDispatcher dispatcher = isolate.isolate()
					.run(null, () -> FetchDispatcher.to(isolate.isolate(), isolate.evaluate(handler)));
				assertThat(isolate.isolate().run(null, () -> dispatcher.dispatch(this.request, null, this.answer)))
					.isNotNull();
				assertThatExceptionOfType(GuestException.class).isThrownBy(
						() -> isolate.isolate().run(null, () -> dispatcher.dispatch(this.request, null, this.answer)))
					.withMessageContaining("disturbed or locked");
			}
		}
	}

	@Test
	void keepsASentResponseReadable() throws InterruptedException {
		assertThat(answered(
				"""
						(() => { const old = new Response('x'); let n = 0; return () => n++ === 0 ? old : new Response([old.status, old.bodyUsed, old.headers.get('content-type')]); })()
						"""))
			.endsWith(" x");
	}

	@Test
	void abortsTheSignalWhenTheClientIsGone() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			dispatch(isolate,
					"(r) => new Promise((resolve) => r.signal.addEventListener('abort', () => resolve(new Response(r.signal.reason.name))))");
			assertThat(this.request.abort).isNotNull();
			this.request.abort.run();
			isolate.loop().until(() -> this.answer.response != null);
			assertThat(this.answer.response.bodyText()).isEqualTo("AbortError");
		}
	}

	@Test
	void dispatchesToListeners() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			isolate.evaluate(
					"""
							addEventListener('fetch', (e) => e.respondWith(Promise.resolve(new Response(e.request.url + e.type + e.isTrusted))));
							""");
			HostResponse response = isolate.isolate()
				.run(null,
						() -> FetchDispatcher
							.of(isolate.isolate(),
									isolate.isolate().export("fetch/fetch-event", "makeDispatch").execute())
							.dispatch(this.request, null, this.answer));
			assertThat(response).isNotNull();
			assertThat(response.bodyText()).isEqualTo("http://localhost/p?q=1fetchtrue");
		}
	}

	@Test
	void worksWhenIntrinsicsAreReplaced() throws InterruptedException {
		assertThat(answered("""
				(r) => {
				  Promise.prototype.then = () => { throw 1; };
				  Object.prototype.kind = 3;
				  Object.prototype.used = true;
				  Array.prototype[Symbol.iterator] = undefined;
				  return Promise.resolve(new Response('fine ' + r.headers.get('x-a'), { headers: { b: 'c' } }));
				}
				""")).isEqualTo("200 [b, c, content-type, text/plain;charset=UTF-8] fine b");
	}

	private static final class Request implements HostRequest {

		private final List<String> asked = new ArrayList<>();

		private @Nullable String body;

		private @Nullable Runnable abort;

		@Override
		public String method() {
			this.asked.add("method");
			return (this.body != null) ? "POST" : "GET";
		}

		@Override
		public String url() {
			this.asked.add("url");
			return "http://localhost/p?q=1";
		}

		@Override
		public HeaderList headers() {
			this.asked.add("headers");
			HeaderList list = new HeaderList();
			list.add("x-a", "b");
			return list;
		}

		@Override
		public @Nullable ByteStream body() {
			return (this.body != null) ? BlobData.of(this.body.getBytes(StandardCharsets.UTF_8)).stream() : null;
		}

		@Override
		public void onAbort(Runnable action) {
			this.abort = action;
		}

	}

	private static final class Answer implements FetchDispatcher.Callback {

		private @Nullable HostResponse response;

		private @Nullable RuntimeException error;

		@Override
		public void onResponse(HostResponse answered) {
			this.response = answered;
		}

		@Override
		public void onError(RuntimeException failed) {
			this.error = failed;
		}

	}

}
