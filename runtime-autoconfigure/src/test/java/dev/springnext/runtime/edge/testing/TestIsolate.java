package dev.springnext.runtime.edge.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * An isolate with all web APIs, whose turns run in the thread of the test. All isolates
 * share one engine.
 */
public final class TestIsolate implements AutoCloseable {

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private final TurnLoop loop = new TurnLoop();

	private final Isolate isolate;

	public TestIsolate() {
		this("test");
	}

	public TestIsolate(String name) {
		this(IsolateSettings.of(name));
	}

	public TestIsolate(IsolateSettings settings) {
		this.isolate = engine.newIsolate(settings, this.loop);
	}

	public Isolate isolate() {
		return this.isolate;
	}

	/**
	 * Where the isolate's turns wait for the test to run them.
	 */
	public TurnLoop loop() {
		return this.loop;
	}

	/**
	 * Runs a script.
	 * @param code the script
	 * @return its completion value
	 */
	public Value evaluate(String code) {
		return this.isolate.eval(Source.newBuilder("js", code, "test.js").buildLiteral());
	}

	/**
	 * Runs the body of a function.
	 * @param body the code
	 * @return the text of what it returns
	 */
	public String eval(String body) {
		return evaluate("String((() => {" + body + "})())").asString();
	}

	/**
	 * Runs the body of a function on behalf of an invocation.
	 */
	public String evalFor(Invocation invocation, String body) {
		return this.isolate.run(invocation, () -> eval(body));
	}

	/**
	 * Runs the body of an async function to its end.
	 * @param body the code
	 * @return the text of what it returns, or of what it throws
	 */
	public String run(String body) {
		CompletableFuture<String> result = begin(null, body);
		this.loop.until(result::isDone);
		return result.join();
	}

	/**
	 * Begins to run the body of an async function.
	 * @param invocation on whose behalf
	 * @param body the code
	 * @return the text of what it returns, or of what it throws
	 */
	public CompletableFuture<String> begin(@Nullable Invocation invocation, String body) {
		CompletableFuture<String> result = new CompletableFuture<>();
		ProxyExecutable done = (arguments) -> result.complete(arguments[0].asString());
		this.isolate.run(invocation, () -> {
			evaluate("(done) => { (async () => {" + body
					+ "\n})().then((v) => done(String(v)), (e) => done(String(e))); }")
				.executeVoid(done);
			return null;
		});
		return result;
	}

	/**
	 * Runs turns until a stage has ended.
	 * @return what it completed with
	 */
	public <T> T await(CompletionStage<T> stage) throws ExecutionException {
		CompletableFuture<T> future = stage.toCompletableFuture();
		this.loop.until(future::isDone);
		try {
			return future.join();
		}
		catch (CompletionException ex) {
			throw new ExecutionException(ex.getCause());
		}
	}

	public Value export(String module, String name) {
		return this.isolate.export(module, name);
	}

	public Value global(String name) {
		return this.isolate.bindings().getMember(name);
	}

	@Override
	public void close() {
		this.isolate.close();
	}

}
