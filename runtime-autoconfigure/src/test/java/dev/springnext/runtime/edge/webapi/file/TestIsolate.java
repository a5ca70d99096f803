package dev.springnext.runtime.edge.webapi.file;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * An isolate for tests, whose turns run in the thread of the test.
 */
final class TestIsolate implements AutoCloseable, EventLoop {

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

	private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

	private final PriorityQueue<Timer> timers = new PriorityQueue<>();

	private final Thread thread = Thread.currentThread();

	private final Isolate isolate;

	TestIsolate() {
		this(IsolateSettings.of("test"));
	}

	TestIsolate(IsolateSettings settings) {
		this.isolate = engine.newIsolate(settings, this);
	}

	Isolate isolate() {
		return this.isolate;
	}

	Value evaluate(String code) {
		return this.isolate.eval(Source.create("js", code));
	}

	/**
	 * Runs the body of an async function to its end.
	 * @param body the code
	 * @return the text of what it returns, or of what it throws
	 */
	String run(String body) throws InterruptedException {
		String[] result = new String[1];
		Value start = evaluate("(async function () {" + body + "\n})");
		ProxyExecutable onResult = (arguments) -> result[0] = arguments[0].asString();
		ProxyExecutable onError = (arguments) -> result[0] = arguments[0].asString();
		evaluate(
				"(start, onResult, onError) => { start().then((v) => onResult(String(v)), (e) => onError(String(e))); }")
			.executeVoid(start, onResult, onError);
		until(() -> result[0] != null);
		return result[0];
	}

	void until(BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE;
		while (!condition.getAsBoolean()) {
			Timer first = this.timers.peek();
			long now = System.nanoTime();
			if (now > deadline) {
				throw new AssertionError("Nothing happened in time");
			}
			if (first != null && first.at <= now) {
				this.timers.remove().turn.run();
			}
			else {
				long wait = (first != null) ? Math.min(first.at - now, deadline - now) : deadline - now;
				Runnable turn = this.turns.poll(Math.min(wait, TimeUnit.MILLISECONDS.toNanos(50)),
						TimeUnit.NANOSECONDS);
				if (turn != null) {
					turn.run();
				}
			}
		}
	}

	@Override
	public void execute(Runnable turn) {
		this.turns.add(turn);
	}

	@Override
	public Runnable schedule(Runnable turn, Duration delay) {
		Timer timer = new Timer(System.nanoTime() + delay.toNanos(), turn);
		this.timers.add(timer);
		return () -> this.timers.remove(timer);
	}

	@Override
	public boolean isCurrent() {
		return Thread.currentThread() == this.thread;
	}

	@Override
	public void close() {
		this.isolate.close();
	}

	private record Timer(long at, Runnable turn) implements Comparable<Timer> {

		@Override
		public int compareTo(Timer other) {
			return Long.compare(this.at, other.at);
		}

	}

}
