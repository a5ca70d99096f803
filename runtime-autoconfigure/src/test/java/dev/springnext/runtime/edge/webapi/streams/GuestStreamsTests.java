package dev.springnext.runtime.edge.webapi.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GuestStreamsTests {

	private final StreamIsolate guest = new StreamIsolate();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void chunksThatAreReadyComeAsOneBuffer() throws Exception {
		ByteStream stream = this.guest.open("""
				const {readable, writable} = new TransformStream();
				const writer = writable.getWriter();
				for (let i = 0; i < 100; i++) writer.write(new Uint8Array([i]));
				writer.close();
				readable""");
		ByteBuffer all = this.guest.await(stream.read());
		assertThat(all.remaining()).isEqualTo(100);
		assertThat(all.get(99)).isEqualTo((byte) 99);
		assertThat(this.guest.await(stream.read())).isNull();
		assertThat(this.guest.await(stream.read())).isNull();
	}

	@Test
	void viewsAreReadWithinTheirBounds() throws Exception {
		ByteStream stream = this.guest
			.open("""
					const bytes = new Uint8Array([1, 2, 3, 4, 5]);
					new ReadableStream({start(c) {
						c.enqueue(bytes.subarray(1, 3)); c.enqueue(new Uint8Array(0)); c.enqueue(bytes.subarray(4)); c.close();
					}})""");
		assertThat(this.guest.readAll(stream)).containsExactly(2, 3, 5);
	}

	@Test
	void endlessStreamIsOnlyReadAsFarAsAsked() throws Exception {
		ByteStream stream = this.guest
			.open("""
					globalThis.pulls = 0;
					new ReadableStream({pull(c) { pulls++; c.enqueue(new Uint8Array(1024)); }, cancel(reason) { globalThis.reason = reason.name; }})""");
		assertThat(this.guest.await(stream.read()).remaining()).isBetween(64 * 1024, 66 * 1024);
		assertThat(this.guest.eval("pulls").asInt()).isLessThan(70);
		stream.cancel();
		this.guest.settle();
		assertThat(this.guest.eval("reason").asString()).isEqualTo("AbortError");
	}

	@Test
	void endlessStreamOfNothingDoesNotHoldUpTheTurn() throws Exception {
		ByteStream stream = this.guest.open("new ReadableStream({pull(c) { c.enqueue(new Uint8Array(0)); }})");
		CompletionStage<@Nullable ByteBuffer> read = stream.read();
		this.guest.settle();
		assertThat(read.toCompletableFuture()).isNotDone();
		stream.cancel();
		this.guest.settle();
	}

	@Test
	void otherChunksAreRefusedByName() throws Exception {
		ByteStream stream = this.guest
			.open("""
					new ReadableStream({start(c) { c.enqueue('text'); }, cancel(e) { globalThis.canceled = String(e); }})""");
		assertThatThrownBy(() -> this.guest.await(stream.read())).isInstanceOf(ExecutionException.class)
			.cause()
			.isInstanceOf(GuestStreamException.class)
			.hasMessageContaining("TypeError")
			.hasMessageContaining("type string");
		assertThat(this.guest.eval("canceled").asString()).contains("Uint8Array");
	}

	@Test
	void failureComesAfterWhatWasReadAndNamesItsMessage() throws Exception {
		ByteStream stream = this.guest
			.open("""
					new ReadableStream({pull(c) {
						if (!globalThis.begun) { globalThis.begun = true; c.enqueue(new Uint8Array([7])); } else { c.error(new Error('broken')); }
					}}, {highWaterMark: 0})""");
		assertThat(this.guest.await(stream.read()).get()).isEqualTo((byte) 7);
		assertThatThrownBy(() -> this.guest.await(stream.read())).hasRootCauseInstanceOf(GuestStreamException.class)
			.hasMessageContaining("broken");
	}

	@Test
	void errorThatCanNotBeShownIsAFailureAllTheSame() throws Exception {
		ByteStream stream = this.guest
			.open("new ReadableStream({start(c) { c.error({toString() { throw new Error('no'); }}); }})");
		assertThatThrownBy(() -> this.guest.await(stream.read())).hasRootCauseInstanceOf(GuestStreamException.class);
	}

	@Test
	void readsWorkFromOtherThreads() throws Exception {
		ByteStream stream = this.guest.open("""
				new ReadableStream({async pull(c) { await 0; c.enqueue(new Uint8Array([1])); c.close(); }})""");
		CompletableFuture<@Nullable ByteBuffer> read = CompletableFuture.supplyAsync(stream::read)
			.thenCompose((stage) -> stage);
		assertThat(this.guest.await(read).get()).isEqualTo((byte) 1);
	}

	@Test
	void lockedStreamIsRefused() {
		assertThatThrownBy(() -> this.guest.open("const s = new ReadableStream(); s.getReader(); s"))
			.isInstanceOf(GuestError.class);
		assertThatThrownBy(() -> this.guest.open("({getReader() {}})")).isInstanceOf(GuestError.class);
	}

	@Test
	void patchedPrototypesAreNotAsked() throws Exception {
		ByteStream stream = this.guest
			.open("""
					const {readable, writable} = new TransformStream();
					const writer = writable.getWriter();
					writer.write(new Uint8Array([1])); writer.write(new Uint8Array([2])); writer.close();
					const fail = () => { throw new Error('patched'); };
					Object.defineProperty(Object.prototype, 'then', {__proto__: null, get: fail, configurable: true});
					for (const key of ['head', 'next', 'value', 'state', 'chunk', 'read']) {
						Object.defineProperty(Object.prototype, key, {__proto__: null, get: fail, set: fail, configurable: true});
					}
					Promise.prototype.then = fail;
					ReadableStream.prototype.getReader = fail;
					Array.prototype.push = fail;
					readable""");
		assertThat(this.guest.readAll(stream)).containsExactly(1, 2);
	}

	@Test
	void hostStreamThatNobodyReadComesBackAsItIs() {
		HostBytes host = new HostBytes("abc");
		this.guest.define("body", host);
		assertThat(this.guest.open("body")).isSameAs(host);
		assertThat(this.guest.eval("body.locked").asBoolean()).isTrue();
	}

	@Test
	void hostStreamIsReadInJavaScript() throws Exception {
		this.guest.define("body", new HostBytes("abc", "de"));
		assertThat(this.guest
			.await("let s = ''; for await (const c of body) s += String.fromCharCode(...c) + '|'; return s"))
			.isEqualTo("abc|de|");
	}

	@Test
	void hostStreamIsReadIntoBuffersOfTheReader() throws Exception {
		this.guest.define("body", new HostBytes("abcde"));
		assertThat(this.guest.await("""
				const reader = body.getReader({mode: 'byob'});
				const first = await reader.read(new Uint8Array(3));
				const second = await reader.read(new Uint8Array(10));
				const third = await reader.read(new Uint8Array(10));
				return [first.value.join(), second.value.join(), third.value.length, third.done].join(' ')"""))
			.isEqualTo("97,98,99 100,101 0 true");
	}

	@Test
	void hostStreamIsTeed() throws Exception {
		this.guest.define("body", new HostBytes("abc"));
		assertThat(this.guest.await("""
				const [a, b] = body.tee();
				const one = (await a.getReader().read()).value, two = (await b.getReader().read()).value;
				return one.join() + ' ' + two.join() + ' ' + (one.buffer === two.buffer)"""))
			.isEqualTo("97,98,99 97,98,99 false");
	}

	@Test
	void cancellationReachesTheHost() throws Exception {
		HostBytes host = new HostBytes("abc");
		this.guest.define("body", host);
		this.guest.await("await body.cancel('enough'); return 0");
		assertThat(host.canceled).isTrue();
	}

	private static final class HostBytes implements ByteStream {

		private final String[] parts;

		private int at;

		private boolean canceled;

		HostBytes(String... parts) {
			this.parts = parts;
		}

		@Override
		public CompletionStage<@Nullable ByteBuffer> read() {
			return CompletableFuture.completedFuture((this.at == this.parts.length) ? null
					: ByteBuffer.wrap(this.parts[this.at++].getBytes(StandardCharsets.UTF_8)));
		}

		@Override
		public void cancel() {
			this.canceled = true;
		}

	}

}
