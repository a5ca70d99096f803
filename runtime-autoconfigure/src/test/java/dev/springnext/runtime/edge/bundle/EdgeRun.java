package dev.springnext.runtime.edge.bundle;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * A bundle in an isolate whose turns run in the calling thread.
 */
public final class EdgeRun implements AutoCloseable {

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private static final Source CALL = Source.create("js",
			"(async (fn, resolve, reject) => { try { resolve(await fn()); } catch (e) { reject(e); } })");

	private final Turns turns = new Turns();

	private final Isolate isolate;

	private final Value namespace;

	public EdgeRun(Bundle bundle) {
		this(bundle, IsolateSettings.of(bundle.name()));
	}

	public EdgeRun(Bundle bundle, IsolateSettings settings) {
		BundleLoader loader = new BundleLoader(bundle);
		this.isolate = engine.newIsolate(settings, this.turns, loader.fileSystem());
		this.namespace = loader.load(this.isolate).toCompletableFuture().join();
	}

	/**
	 * Runs a module in an isolate of its own.
	 * @param code the code of the module, which exports a function as default
	 * @return what the function returns, as a string, or the error
	 */
	public static String run(String code) {
		return run(code, IsolateSettings.of("test"));
	}

	public static String run(String code, IsolateSettings settings) {
		Bundle bundle = new PlainBundler().bundle(FunctionSource.of("test", FunctionSource.Language.JAVASCRIPT, code));
		try (EdgeRun run = new EdgeRun(bundle, settings)) {
			return run.call("default");
		}
	}

	/**
	 * Runs the body of a function that may use {@code await} and the names of the modules
	 * of Node.js.
	 * @param body the body
	 * @return what it returns, as JSON if it is no string, or the error
	 */
	public static String evaluate(String body) {
		return run("""
				import assert from 'node:assert';
				import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
				import { Buffer } from 'node:buffer';
				import EventEmitter, { once, on } from 'node:events';
				import util from 'node:util';
				export default async () => {
				""" + body + "\n};");
	}

	public Value export(String name) {
		return this.namespace.getMember(name);
	}

	public Isolate isolate() {
		return this.isolate;
	}

	/**
	 * Calls an exported function and waits for its promise.
	 */
	public String call(String name) {
		String[] result = new String[1];
		Value json = this.isolate.bindings().getMember("JSON").getMember("stringify");
		ProxyExecutable resolve = (arguments) -> {
			Value value = arguments[0];
			result[0] = (value.isString()) ? value.asString() : String.valueOf(json.execute(value));
			return null;
		};
		ProxyExecutable reject = (arguments) -> {
			result[0] = arguments[0].toString();
			return null;
		};
		this.isolate.eval(CALL).executeVoid(export(name), resolve, reject);
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (result[0] == null && System.nanoTime() < deadline && this.turns.next()) {
			// The turn was all
		}
		return String.valueOf(result[0]);
	}

	public static IsolateSettings settings(Map<String, String> environment) {
		return IsolateSettings.of("test").withEnvironment(() -> environment);
	}

	@Override
	public void close() {
		this.isolate.close();
	}

	private static final class Turns implements EventLoop {

		private final PriorityQueue<Turn> queue = new PriorityQueue<>(
				Comparator.comparingLong(Turn::at).thenComparingLong(Turn::order));

		private long order;

		@Override
		public void execute(Runnable turn) {
			schedule(turn, Duration.ZERO);
		}

		@Override
		public synchronized Runnable schedule(Runnable turn, Duration delay) {
			Turn added = new Turn(System.nanoTime() + delay.toNanos(), this.order++, turn);
			this.queue.add(added);
			notifyAll();
			return () -> remove(added);
		}

		private synchronized void remove(Turn turn) {
			this.queue.remove(turn);
		}

		@Override
		public boolean isCurrent() {
			return true;
		}

		// False if nothing happens for a while
		boolean next() {
			Turn turn;
			synchronized (this) {
				try {
					if (this.queue.isEmpty()) {
						wait(2000);
					}
					turn = this.queue.peek();
					if (turn == null) {
						return false;
					}
					long nanos = turn.at() - System.nanoTime();
					if (nanos > 0) {
						TimeUnit.NANOSECONDS.timedWait(this, nanos);
						return true;
					}
					this.queue.remove(turn);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return false;
				}
			}
			turn.work().run();
			return true;
		}

		private record Turn(long at, long order, Runnable work) {

		}

	}

}
