package dev.springnext.runtime.edge.engine;

import java.time.Duration;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
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

	// What heeds interruption mostly does so within 20 ms; what does not may allocate a
	// gigabyte in a second
	private static final Duration INTERRUPT = Duration.ofMillis(100);

	private final EdgeEngine engine;

	private final IsolateSettings settings;

	private final PinnedLoop loop;

	private final Context context;

	private final Deque<Runnable> closers = new ConcurrentLinkedDeque<>();

	private final Value core;

	private final ErrorTranslator errors;

	private final GuestBuffers buffers;

	private final IsolateTurn turn = new IsolateTurn();

	private @Nullable Invocation current;

	private int depth;

	private volatile Consumer<IsolateEndedException> endListener = (ended) -> {
	};

	private volatile Consumer<CompletableFuture<?>> workListener = (work) -> {
	};

	private volatile long endedAt;

	private volatile boolean retiring;

	private volatile @Nullable IsolateEndedException ended;

	Isolate(EdgeEngine engine, IsolateSettings settings, EventLoop loop, Context context) {
		this.engine = engine;
		this.settings = settings;
		this.loop = (loop instanceof PinnedLoop pinned) ? pinned : PinnedLoop.to(loop);
		this.context = context;
		this.core = new Bootstrap(engine, this, context).run();
		this.errors = new ErrorTranslator(settings, this.core);
		this.buffers = new GuestBuffers(this.core);
		engine.watchdog().watch(this);
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
	 * Gives the isolate its loop, if it was made without one.
	 * @param to the loop
	 */
	public void pin(EventLoop to) {
		this.loop.pin(to);
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
	 * Writes what guest code left uncaught to the log.
	 * @param what what happened, such as {@code Uncaught}
	 * @param text what was thrown
	 */
	void report(String what, String text) {
		logger.warn("{}: {}: {}", this.settings.name(), what, text);
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
	 * @throws IsolateException if the invocation broke a limit, or the isolate has ended
	 */
	public <T extends @Nullable Object> T run(@Nullable Invocation owner, Supplier<T> work) {
		IsolateEndedException over = this.ended;
		if (over != null) {
			throw over;
		}
		if (this.turn.isOfAnotherThread()) {
			// The loop has given up the thread that is still in here
			this.engine.watchdog().stoppers().execute(() -> end("its thread was given up"));
			throw new IsolateEndedException(this.settings.name(), "its thread was given up");
		}
		Invocation before = this.current;
		this.current = owner;
		long number = (this.depth++ == 0) ? this.turn.begin(owner) : -1;
		try {
			return work.get();
		}
		finally {
			this.depth--;
			this.current = before;
			if (number != -1) {
				this.turn.end(number);
				// What many short turns hoard, no look at a single one of them shows
				if (owner != null && owner.remainingBytes() < 0 && !owner.isEnded() && HeapUse.isNearlyFull()) {
					exceedMemory(owner);
				}
			}
		}
	}

	/**
	 * What is allocated for the present invocation outside of its turns.
	 * @return an account of its own
	 */
	public MemoryAccount account() {
		return new MemoryAccount(this, this.current);
	}

	LimitExceededException exceedMemory(Invocation invocation) {
		LimitExceededException cause = new LimitExceededException(this.settings.name(),
				LimitExceededException.Limit.MEMORY);
		if (!invocation.isEnded()) {
			logger.warn(cause.getMessage());
			retire();
			invocation.end(cause);
		}
		return cause;
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
		return this.loop.schedule(owner, () -> turn(owner, work), delay);
	}

	/**
	 * Makes a task for other threads: what is given to it runs in turns of this isolate
	 * on behalf of the invocation that is present now.
	 * @return takes work from any thread
	 */
	public Executor capture() {
		Invocation owner = this.current;
		return (work) -> postFor(owner, work);
	}

	private void postFor(@Nullable Invocation owner, Runnable work) {
		this.loop.execute(owner, () -> turn(owner, work));
	}

	private void turn(@Nullable Invocation owner, Runnable work) {
		if (this.ended != null || (owner != null && owner.isEnded())) {
			return;
		}
		try {
			run(owner, () -> {
				work.run();
				return null;
			});
		}
		catch (PolyglotException ex) {
			uncaught(owner, ex);
		}
		catch (IsolateException ex) {
			if (owner != null) {
				owner.end(ex);
			}
		}
		catch (RuntimeException ex) {
			logger.error("{}: a turn failed", this.settings.name(), ex);
		}
	}

	private void uncaught(@Nullable Invocation owner, PolyglotException ex) {
		if (ex.isCancelled() || ex.isInterrupted()) {
			return;
		}
		if (ex.isResourceExhausted() && owner != null) {
			owner.end(new LimitExceededException(this.settings.name(), LimitExceededException.Limit.MEMORY));
			return;
		}
		Value thrown = ex.getGuestObject();
		run(owner, () -> {
			this.core.getMember("reportException").executeVoid((thrown != null) ? thrown : ex.getMessage());
			return null;
		});
	}

	/**
	 * The turn that the isolate is in, for its watchdog.
	 * @return always the same object
	 */
	IsolateTurn turn() {
		return this.turn;
	}

	/**
	 * Has the isolate take no new invocations.
	 */
	void retire() {
		this.retiring = true;
	}

	/**
	 * Stops a turn: first by interruption, which the isolate survives, then by ending the
	 * isolate. Blocks for a while; not for the loop's thread.
	 * @param number the turn that was seen running
	 * @param reason why
	 */
	void stop(long number, String reason) {
		retire();
		try {
			this.context.interrupt(INTERRUPT);
		}
		catch (TimeoutException ex) {
			if (this.turn.number() == number) {
				logger.warn("{}: code does not heed interruption; its isolate is ended", this.settings.name());
				end(reason);
			}
		}
		catch (RuntimeException ex) {
			logger.error("{}: code can't be interrupted", this.settings.name(), ex);
			end(reason);
		}
	}

	/**
	 * Has an action run when the isolate has been ended, on any thread.
	 * @param listener the action
	 */
	public void onEnd(Consumer<IsolateEndedException> listener) {
		this.endListener = listener;
	}

	/**
	 * Has an action told of work that outlives its invocation.
	 * @param listener takes the work, in a turn
	 */
	public void onWork(Consumer<CompletableFuture<?>> listener) {
		this.workListener = listener;
	}

	/**
	 * Keeps the isolate open for work of the present turn.
	 * @param work the work
	 */
	public void awaitWork(CompletableFuture<?> work) {
		this.workListener.accept(work);
	}

	/**
	 * What guest code threw, for logs, with the places of its source files.
	 * @param thrown the exception
	 * @return the exception for whoever called the guest code
	 */
	public IsolateException failure(PolyglotException thrown) {
		IsolateEndedException over = this.ended;
		return (over != null) ? over : this.errors.failure(thrown);
	}

	/**
	 * Describes a guest's error or whatever it threw, for logs.
	 * @param thrown what was thrown
	 * @return its stack, with the places of its source files, or its text
	 */
	public String describe(Value thrown) {
		return this.errors.describe(thrown);
	}

	/**
	 * Takes a guest's error apart, or whatever it threw. Call it in a turn.
	 * @param error what was thrown
	 * @return its parts
	 */
	public ThrownError thrown(Value error) {
		return this.errors.thrown(error);
	}

	/**
	 * Replaces the places in bundled code by those of its source files.
	 * @param text a stack trace, or text with one
	 * @return the text with the places of the source files
	 */
	public String original(String text) {
		return this.errors.original(text);
	}

	/**
	 * Whether the isolate should take no new invocations: one of them had to be stopped
	 * in it.
	 * @return {@code true} if it is to be replaced
	 */
	public boolean isRetiring() {
		return this.retiring || this.ended != null;
	}

	boolean isEnded() {
		return this.ended != null;
	}

	/**
	 * Settles a promise when work ends, in a turn of its own.
	 * @param work the work; may end on any thread
	 * @param resolve takes what it completed with
	 * @param reject takes its error
	 */
	public void settle(CompletionStage<?> work, Value resolve, Value reject) {
		Executor turns = capture();
		work.whenComplete((result, error) -> turns.execute(() -> {
			if (error == null) {
				resolve.executeVoid(this.buffers.toGuest(result));
			}
			else {
				reject.executeVoid(this.errors.toGuest(error));
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
		return this.buffers.of(bytes);
	}

	ErrorTranslator errors() {
		return this.errors;
	}

	GuestBuffers buffers() {
		return this.buffers;
	}

	/**
	 * Ends the isolate, whatever it does.
	 * @param reason why
	 */
	void end(String reason) {
		synchronized (this) {
			if (this.ended != null) {
				return;
			}
			this.endedAt = System.nanoTime();
			this.ended = new IsolateEndedException(this.settings.name(), reason);
		}
		this.closers.forEach(Runnable::run);
		this.endListener.accept(Objects.requireNonNull(this.ended));
		if (this.turn.isOfAnotherThread()) {
			closeLater();
		}
		else {
			this.context.close(true);
		}
	}

	// Closing waits for the thread that is in here, which may never leave
	private void closeLater() {
		try {
			this.engine.watchdog().stoppers().execute(() -> this.context.close(true));
		}
		catch (RejectedExecutionException ex) {
			// The engine was closed, and all contexts with it
		}
	}

	long endedFor() {
		return System.nanoTime() - this.endedAt;
	}

	@Override
	public void close() {
		end("it was closed");
	}

}
