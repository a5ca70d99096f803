package dev.springnext.runtime.edge.webapi.url;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.EventLoop;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * An isolate with all web APIs, whose turns run when the test says so.
 */
public final class TestIsolate implements AutoCloseable {

	private static final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private final Loop loop = new Loop();

	private final Isolate isolate;

	public TestIsolate(String name) {
		this.isolate = engine.newIsolate(IsolateSettings.of(name), this.loop);
	}

	public String eval(String code) {
		Value value = this.isolate.eval(Source.create("js", "String((() => {" + code + "})())"));
		return value.asString();
	}

	public String evalFor(Invocation invocation, String code) {
		Supplier<String> work = () -> eval(code);
		return this.isolate.run(invocation, work);
	}

	public void runTurns() {
		for (Runnable turn = this.loop.turns.poll(); turn != null; turn = this.loop.turns.poll()) {
			turn.run();
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

	private static final class Loop implements EventLoop {

		private final Deque<Runnable> turns = new ArrayDeque<>();

		@Override
		public void execute(Runnable turn) {
			this.turns.add(turn);
		}

		@Override
		public Runnable schedule(Runnable turn, Duration delay) {
			this.turns.add(turn);
			return () -> this.turns.remove(turn);
		}

		@Override
		public boolean isCurrent() {
			return true;
		}

	}

}
