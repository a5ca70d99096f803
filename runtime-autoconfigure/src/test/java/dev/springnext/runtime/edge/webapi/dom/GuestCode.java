package dev.springnext.runtime.edge.webapi.dom;

import java.util.ArrayList;
import java.util.List;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.EdgeEngine;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.testing.TurnLoop;
import dev.springnext.runtime.edge.webapi.WebApis;

/**
 * Code under test in isolates of a real engine, with turns in the calling thread. What
 * the code gives to {@code log} is kept.
 */
public final class GuestCode implements AutoCloseable {

	private final EdgeEngine engine = new EdgeEngine(WebApis.all());

	private final TurnLoop loop = new TurnLoop();

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
		this.loop.runAll();
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
		this.loop.runAll();
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
		return this.loop.timers();
	}

	@Override
	public void close() {
		this.isolates.forEach(Isolate::close);
		this.engine.close();
	}

}
