package dev.springnext.runtime.edge.webapi.streams;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * An isolate whose turns run in the thread of a test.
 */
public final class StreamIsolate implements AutoCloseable {

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

	private final Isolate isolate = engine.newIsolate(IsolateSettings.of("streams"), new Loop());

	public Isolate isolate() {
		return this.isolate;
	}

	public Value eval(String code) {
		return this.isolate.eval(Source.newBuilder("js", code, "test.js").buildLiteral());
	}

	/**
	 * Runs the body of an async function to its end.
	 */
	public String await(String body) throws Exception {
		CompletableFuture<String> result = new CompletableFuture<>();
		eval("(done) => (async () => {" + body + "})().then((v) => done(String(v)), (e) => done('rejected: ' + e))")
			.execute((ProxyExecutable) (arguments) -> result.complete(arguments[0].asString()));
		return await(result);
	}

	public <T> T await(CompletionStage<T> stage) throws Exception {
		CompletableFuture<T> future = stage.toCompletableFuture();
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (!future.isDone() && System.nanoTime() < deadline) {
			Runnable turn = this.turns.poll(20, TimeUnit.MILLISECONDS);
			if (turn != null) {
				turn.run();
			}
		}
		return future.get(0, TimeUnit.SECONDS);
	}

	/**
	 * Runs the turns that wait.
	 */
	public void settle() {
		for (Runnable turn = this.turns.poll(); turn != null; turn = this.turns.poll()) {
			turn.run();
		}
	}

	public ByteStream open(String expression) {
		return GuestStreams.toByteStream(this.isolate, eval(expression));
	}

	public byte[] readAll(ByteStream stream) throws Exception {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		ByteBuffer buffer = await(stream.read());
		while (buffer != null) {
			all.write(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
			buffer = await(stream.read());
		}
		return all.toByteArray();
	}

	/**
	 * Makes a global of a host stream.
	 */
	public void define(String name, ByteStream stream) {
		this.isolate.bindings()
			.putMember(name, this.isolate.export("streams/host", "fromHost").execute(GuestStreams.wrap(stream)));
	}

	@Override
	public void close() {
		this.isolate.close();
	}

	private final class Loop implements EventLoop {

		@Override
		public void execute(Runnable turn) {
			StreamIsolate.this.turns.add(turn);
		}

		@Override
		public Runnable schedule(Runnable turn, Duration delay) {
			throw new UnsupportedOperationException("No timers here");
		}

		@Override
		public boolean isCurrent() {
			return true;
		}

	}

}
