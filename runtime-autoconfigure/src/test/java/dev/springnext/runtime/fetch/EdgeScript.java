package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.proxy.ProxyExecutable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;
import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketTransport;

/**
 * JavaScript in an isolate with a network, on a loop with a thread of its own.
 */
final class EdgeScript implements AutoCloseable {

	private static final EdgeEngine ENGINE = new EdgeEngine(WebApis.all());

	private final Loop loop = new Loop();

	private final Isolate isolate;

	final List<String> log = new ArrayList<>();

	EdgeScript(HttpTransport transport) {
		IsolateSettings settings = IsolateSettings.of("test")
			.with(HttpTransport.class, transport)
			.with(WebSocketTransport.class,
					(transport instanceof WebSocketTransport sockets) ? sockets : (a, b, c) -> null);
		this.isolate = CompletableFuture.supplyAsync(() -> ENGINE.newIsolate(settings, this.loop), this.loop::execute)
			.join();
	}

	/**
	 * Runs the body of an async function, in which {@code url} is what is given.
	 * @param url any text
	 * @param code the body
	 * @return what the function returned, as a string
	 */
	String run(String url, String code) {
		return run(url, null, code);
	}

	String run(String url, Invocation invocation, String code) {
		CompletableFuture<String> result = new CompletableFuture<>();
		this.loop.execute(() -> this.isolate.run(invocation, () -> {
			try {
				this.isolate.bindings()
					.putMember("log", (ProxyExecutable) (arguments) -> this.log.add(arguments[0].toString()));
				this.isolate
					.eval(Source.newBuilder("js", "(async (url) => {" + code + "\n})", "test.js").buildLiteral())
					.execute(url)
					.invokeMember("then",
							(ProxyExecutable) (arguments) -> result
								.complete(arguments[0].isString() ? arguments[0].asString() : arguments[0].toString()),
							(ProxyExecutable) (arguments) -> result
								.completeExceptionally(new AssertionError(arguments[0].toString())));
			}
			catch (RuntimeException ex) {
				result.completeExceptionally(ex);
			}
			return null;
		}));
		try {
			return result.orTimeout(20, TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			throw new AssertionError(String.valueOf(ex.getCause()), ex);
		}
	}

	@Override
	public void close() {
		this.isolate.close();
		this.loop.executor.shutdown();
	}

	private static final class Loop implements EventLoop {

		private volatile Thread thread;

		private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread created = new Thread(work, "edge-test-loop");
			created.setDaemon(true);
			this.thread = created;
			return created;
		});

		@Override
		public void execute(Runnable turn) {
			this.executor.execute(turn);
		}

		@Override
		public Runnable schedule(Runnable turn, Duration delay) {
			var future = this.executor.schedule(turn, delay.toNanos(), TimeUnit.NANOSECONDS);
			return () -> future.cancel(false);
		}

		@Override
		public boolean isCurrent() {
			return Thread.currentThread() == this.thread;
		}

	}

}
