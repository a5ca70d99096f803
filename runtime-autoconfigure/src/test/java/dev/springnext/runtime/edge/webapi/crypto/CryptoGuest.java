package dev.springnext.runtime.edge.webapi.crypto;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * An isolate whose turns run in the thread of the test.
 */
final class CryptoGuest implements AutoCloseable {

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private static final String HELPERS = """
			const hex = (buffer) => Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, '0')).join('');
			const bytes = (text) => new Uint8Array((text.match(/../g) ?? []).map((b) => parseInt(b, 16)));
			const ascii = (text) => new Uint8Array(Array.from(text, (c) => c.charCodeAt(0)));
			const { subtle } = crypto;
			const failure = async (promise) => { try { await promise; return 'no error'; } catch (e) { return e.name; } };
			""";

	private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

	private final Isolate isolate = engine.newIsolate(IsolateSettings.of("crypto"), new QueueLoop());

	private String result;

	CryptoGuest() {
		this.isolate.bindings().putMember("__result", (ProxyExecutable) (arguments) -> {
			this.result = arguments[0].asString();
			return null;
		});
	}

	/**
	 * Runs the body of an async function and gives what it returns as a string.
	 */
	String run(String body) {
		return run(null, body);
	}

	String run(Invocation invocation, String body) {
		begin(invocation, body);
		await(() -> this.result != null);
		return this.result;
	}

	void begin(Invocation invocation, String body) {
		this.result = null;
		String code = "(async () => { await null;" + HELPERS + body
				+ "})().then((v) => __result(String(v)), (e) => __result(`${e.name}: ${e.message}`));";
		Source source = Source.newBuilder("js", code, "test.js").buildLiteral();
		this.isolate.run(invocation, () -> this.isolate.eval(source));
	}

	String result() {
		return this.result;
	}

	void await(BooleanSupplier condition) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Nothing happened in time");
			}
			try {
				Runnable turn = this.queue.poll(10, TimeUnit.MILLISECONDS);
				if (turn != null) {
					turn.run();
				}
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() {
		this.isolate.close();
	}

	private final class QueueLoop implements EventLoop {

		@Override
		public void execute(Runnable turn) {
			CryptoGuest.this.queue.add(turn);
		}

		@Override
		public Runnable schedule(Runnable turn, Duration delay) {
			CryptoGuest.this.queue.add(turn);
			return () -> CryptoGuest.this.queue.remove(turn);
		}

		@Override
		public boolean isCurrent() {
			return true;
		}

	}

}
