package dev.springnext.runtime.edge.webapi.dom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * Code under test in isolates of a real engine, with turns in the calling thread. What
 * the code gives to {@code log} is kept.
 */
public final class GuestCode implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private final Loop loop = new Loop();

	private final List<Isolate> isolates = new ArrayList<>();

	private final List<String> logged = new ArrayList<>();

	/**
	 * Makes an isolate.
	 */
	public Isolate isolate(IsolateSettings settings) {
		Isolate isolate = this.engine.newIsolate(settings, this.loop);
		isolate.bindings().putMember("log", (ProxyExecutable) (arguments) -> {
			StringBuilder line = new StringBuilder();
			for (Value argument : arguments) {
				line.append((line.length() > 0) ? " " : "")
					.append((argument.isString()) ? argument.asString() : argument);
			}
			this.logged.add(line.toString());
			return null;
		});
		this.isolates.add(isolate);
		return isolate;
	}

	/**
	 * Runs code in a fresh isolate, and all turns that follow from it.
	 */
	public GuestCode run(String code) {
		return run(isolate(IsolateSettings.of("bundle")), code);
	}

	/**
	 * Runs code in an isolate, and all turns that follow from it.
	 */
	public GuestCode run(Isolate isolate, String code) {
		run(isolate, null, code);
		this.loop.drain();
		return this;
	}

	/**
	 * Runs code in an isolate on behalf of an invocation, and nothing that follows.
	 */
	public void run(Isolate isolate, @Nullable Invocation owner, String code) {
		isolate.run(owner, () -> isolate.eval(Source.create("js", code)));
	}

	/**
	 * Runs all turns that wait.
	 */
	public void drain() {
		this.loop.drain();
	}

	/**
	 * What code has logged, a string for each call.
	 */
	public List<String> logged() {
		return this.logged;
	}

	/**
	 * How many timers of all isolates wait.
	 */
	public int waiting() {
		return this.loop.timers.size();
	}

	@Override
	public void close() {
		this.isolates.forEach(Isolate::close);
		this.engine.close();
	}

	private static final class Loop implements EventLoop {

		private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

		private final PriorityQueue<Timer> timers = new PriorityQueue<>(
				Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));

		private final Thread thread = Thread.currentThread();

		private long order;

		@Override
		public void execute(Runnable turn) {
			this.queue.add(turn);
		}

		@Override
		public Runnable schedule(Runnable turn, Duration delay) {
			Timer timer = new Timer(System.nanoTime() + delay.toNanos(), this.order++, turn);
			this.timers.add(timer);
			return () -> this.timers.remove(timer);
		}

		@Override
		public boolean isCurrent() {
			return Thread.currentThread() == this.thread;
		}

		void drain() {
			long deadline = System.nanoTime() + PATIENCE.toNanos();
			Runnable turn = next();
			while (turn != null) {
				if (System.nanoTime() > deadline) {
					throw new IllegalStateException("There are turns without end");
				}
				turn.run();
				turn = next();
			}
		}

		private @Nullable Runnable next() {
			Runnable turn = this.queue.poll();
			if (turn != null || this.timers.isEmpty()) {
				return turn;
			}
			Timer first = this.timers.remove();
			try {
				TimeUnit.NANOSECONDS.sleep(first.at() - System.nanoTime());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return first.turn();
		}

		private record Timer(long at, long order, Runnable turn) {

		}

	}

}
