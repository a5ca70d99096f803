package dev.springnext.runtime.edge.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JavaScript global object with the web's API, in which one bundle runs. Everything
 * happens in turns on one event loop; several invocations may interleave.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Isolate implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Isolate.class);

	private static final Source BOOTSTRAP = EdgeEngine.source(Isolate.class, "bootstrap.js", "edge:bootstrap");

	private static final Source PRIMORDIALS = EdgeEngine.source(Isolate.class, "primordials.js", "edge:primordials");

	private static final Source WEBIDL = EdgeEngine.source(Isolate.class, "webidl.js", "edge:webidl");

	private final EdgeEngine engine;

	private final IsolateSettings settings;

	private final EventLoop loop;

	private final Context context;

	private final Map<String, ProxyObject> hosts = new HashMap<>();

	private final Deque<Runnable> closers = new ArrayDeque<>();

	private final Value core;

	private final Value makeError;

	private final Value throwError;

	private final Value newBuffer;

	private @Nullable Invocation current;

	private volatile boolean closed;

	Isolate(EdgeEngine engine, IsolateSettings settings, EventLoop loop, Context context) {
		this.engine = engine;
		this.settings = settings;
		this.loop = loop;
		this.context = context;
		Value primordials = context.eval(PRIMORDIALS);
		Value webidl = context.eval(WEBIDL);
		this.core = context.eval(BOOTSTRAP).execute(primordials, webidl, bootstrap());
		this.makeError = this.core.getMember("makeError");
		this.throwError = this.core.getMember("throwError");
		this.newBuffer = this.core.getMember("newBuffer");
	}

	private ProxyObject bootstrap() {
		Map<String, Object> natives = new HashMap<>();
		natives.put("load", (ProxyExecutable) (arguments) -> this.context.eval(this.engine.module(arguments[0].asString())));
		natives.put("host", (ProxyExecutable) (arguments) -> host(arguments[0].asString()));
		natives.put("report", (ProxyExecutable) (arguments) -> {
			logger.warn("{}: {}: {}", this.settings.name(), arguments[0].asString(), arguments[1].asString());
			return null;
		});
		natives.put("globals", ProxyArray.fromList(this.engine.globals()
			.stream()
			.<Object>map((global) -> ProxyArray.fromArray(global.name(), global.kind(), global.module()))
			.toList()));
		natives.put("allowEval", this.settings.allowEval());
		return ProxyObject.fromMap(natives);
	}

	private ProxyObject host(String name) {
		return this.hosts.computeIfAbsent(name, (key) -> {
			WebApi api = this.engine.api(key);
			if (api == null) {
				throw new IllegalStateException("No web API is named '" + key + "'");
			}
			HostFunctions functions = new HostFunctions(this);
			api.host(this, functions);
			return functions.toProxy();
		});
	}

	/**
	 * What the isolate is for.
	 * @return its settings
	 */
	public IsolateSettings settings() {
		return this.settings;
	}

	/**
	 * Where the isolate's turns run.
	 * @return the loop
	 */
	public EventLoop loop() {
		return this.loop;
	}

	/**
	 * On whose behalf the present turn runs.
	 * @return the invocation, or {@code null} outside all
	 */
	public @Nullable Invocation current() {
		return this.current;
	}

	/**
	 * What a module exports.
	 * @param id folder and file, as in {@code url/url}
	 * @param name the name of the export
	 * @return the export
	 */
	public Value export(String id, String name) {
		return this.core.getMember("use").execute(id).getMember(name);
	}

	/**
	 * Runs code in this turn.
	 * @param source the code
	 * @return its completion value
	 */
	public Value eval(Source source) {
		return this.context.eval(source);
	}

	/**
	 * The global scope, for tests.
	 * @return the bindings of the context
	 */
	public Value bindings() {
		return this.context.getBindings("js");
	}

	/**
	 * Runs work of an invocation in the present turn of the loop.
	 * @param <T> the result
	 * @param owner the invocation, or {@code null}
	 * @param work the work
	 * @return its result
	 */
	public <T extends @Nullable Object> T run(@Nullable Invocation owner, Supplier<T> work) {
		Invocation before = this.current;
		this.current = owner;
		try {
			return work.get();
		}
		finally {
			this.current = before;
		}
	}

	/**
	 * Runs work in a turn of its own, on behalf of the present invocation.
	 * @param work the work; its errors are reported
	 */
	public void post(Runnable work) {
		Invocation owner = this.current;
		postFor(owner, work);
	}

	/**
	 * Runs work in a turn of its own, after a while, on behalf of the present invocation.
	 * @param work the work; its errors are reported
	 * @param delay after which time
	 * @return cancels the turn if it has not begun
	 */
	public Runnable postLater(Runnable work, Duration delay) {
		Invocation owner = this.current;
		return this.loop.schedule(() -> turn(owner, work), delay);
	}

	/**
	 * Makes a task for other threads: what is given to it runs in turns of this isolate on
	 * behalf of the invocation that is present now.
	 * @return takes work from any thread
	 */
	public java.util.concurrent.Executor capture() {
		Invocation owner = this.current;
		return (work) -> postFor(owner, work);
	}

	private void postFor(@Nullable Invocation owner, Runnable work) {
		this.loop.execute(() -> turn(owner, work));
	}

	private void turn(@Nullable Invocation owner, Runnable work) {
		if (this.closed) {
			return;
		}
		try {
			run(owner, () -> {
				work.run();
				return null;
			});
		}
		catch (PolyglotException ex) {
			uncaught(ex);
		}
		catch (RuntimeException ex) {
			logger.error("{}: a turn failed", this.settings.name(), ex);
		}
	}

	private void uncaught(PolyglotException ex) {
		if (ex.isCancelled() || ex.isInterrupted()) {
			return;
		}
		Value thrown = ex.getGuestObject();
		this.core.getMember("reportException").executeVoid((thrown != null) ? thrown : ex.getMessage());
	}

	/**
	 * Settles a promise when work ends, in a turn of its own.
	 * @param work the work; may end on any thread
	 * @param resolve takes what it completed with
	 * @param reject takes its error
	 */
	public void settle(CompletionStage<?> work, Value resolve, Value reject) {
		java.util.concurrent.Executor turns = capture();
		work.whenComplete((result, error) -> turns.execute(() -> {
			if (error == null) {
				resolve.executeVoid(toGuest(result));
			}
			else {
				reject.executeVoid(toGuestError(error));
			}
		}));
	}

	/**
	 * Has an action run when the isolate is closed.
	 * @param action the action; must not enter the isolate
	 */
	public void onClose(Runnable action) {
		this.closers.push(action);
	}

	/**
	 * Copies bytes into an {@code ArrayBuffer} of guest code.
	 * @param bytes the bytes
	 * @return the buffer
	 */
	public Value newBuffer(byte[] bytes) {
		// Small ones are copied, so that all of an ArrayBuffer's methods work on them; large
		// ones are lent: the array is the guest's from here on
		Value buffer = this.newBuffer.execute(bytes.length);
		Bytes.copy(bytes, 0, bytes.length, buffer, 0);
		return buffer;
	}

	@Nullable Object toGuest(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return newBuffer(bytes);
		}
		if (value instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return newBuffer(bytes);
		}
		return value;
	}

	/**
	 * The JavaScript error for a Java one.
	 * @param error what went wrong
	 * @return an error that shows nothing of Java
	 */
	public Value toGuestError(Throwable error) {
		Throwable cause = error;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof PolyglotException polyglot && polyglot.getGuestObject() != null) {
			return polyglot.getGuestObject();
		}
		GuestError shown = shown(cause);
		return this.makeError.execute(shown.type(), shown.name(), shown.getMessage());
	}

	RuntimeException toGuestException(Throwable error) {
		if (error instanceof PolyglotException polyglot) {
			return polyglot;
		}
		GuestError shown = shown(error);
		try {
			this.throwError.executeVoid(shown.type(), shown.name(), shown.getMessage());
			return new IllegalStateException("unreachable");
		}
		catch (PolyglotException ex) {
			return ex;
		}
	}

	private GuestError shown(Throwable error) {
		if (error instanceof GuestError guest) {
			return guest;
		}
		if (error instanceof ThreadDeath || error instanceof VirtualMachineError) {
			throw (Error) error;
		}
		logger.error("{}: a host function failed", this.settings.name(), error);
		return GuestError.error("Internal error of the edge runtime");
	}

	@Override
	public void close() {
		this.closed = true;
		this.closers.forEach(Runnable::run);
		this.context.close(true);
	}

}
