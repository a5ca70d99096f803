package dev.springnext.runtime.executor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.springnext.runtime.route.Budget;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * One request that an edge handler serves: its loop, its budgets and how it ends.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeInvocation implements RuntimeContext, Budget {

	private static final Log logger = LogFactory.getLog(EdgeInvocation.class);

	private static final VarHandle CPU;

	private static final VarHandle SUB_REQUESTS;

	private static final VarHandle PROBLEM;

	private static final VarHandle ENDED;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			CPU = lookup.findVarHandle(EdgeInvocation.class, "cpu", long.class);
			SUB_REQUESTS = lookup.findVarHandle(EdgeInvocation.class, "subRequests", int.class);
			PROBLEM = lookup.findVarHandle(EdgeInvocation.class, "problem", RuntimeProblemException.class);
			ENDED = lookup.findVarHandle(EdgeInvocation.class, "ended", boolean.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final EdgeScheduler edge;

	private final BackgroundWork backgroundWork;

	private final Route route;

	private final EdgeLimits limits;

	private final BooleanSupplier committed;

	private final long started = System.nanoTime();

	// Given when a loop takes the invocation; what runs for it before is not its handler
	private volatile @Nullable EdgeLoop loop;

	private volatile @Nullable EndableStage stage;

	private volatile @Nullable EdgeBody<?> body;

	private volatile boolean givenUp;

	@SuppressWarnings("unused") // through its VarHandle
	private volatile long cpu;

	@SuppressWarnings("unused") // through its VarHandle
	private volatile int subRequests;

	@SuppressWarnings("unused") // through its VarHandle
	private volatile @Nullable RuntimeProblemException problem;

	@SuppressWarnings("unused") // through its VarHandle
	private volatile boolean ended;

	/**
	 * Creates an invocation; it starts with {@link #invoke(Supplier, UnaryOperator)}.
	 * @param edge where it is to run
	 * @param backgroundWork what takes over the work that outlives the response
	 * @param route the route that is served
	 * @param limits what it may spend
	 * @param committed tells whether the response has begun
	 */
	public EdgeInvocation(EdgeScheduler edge, BackgroundWork backgroundWork, Route route, EdgeLimits limits,
			BooleanSupplier committed) {
		this.edge = edge;
		this.backgroundWork = backgroundWork;
		this.route = route;
		this.limits = limits;
		this.committed = committed;
	}

	/**
	 * Runs a stage of the invocation on its loop: subscription, signals that the source
	 * sends on the loop, and cancellation. The watchdog can end it at any time.
	 * @param <T> the result of the stage
	 * @param source makes the stage, called on the loop
	 * @param errors may explain the errors of the stage
	 * @return the stage
	 */
	public <T> Mono<T> invoke(Supplier<Mono<T>> source, UnaryOperator<Throwable> errors) {
		return new EdgeStage<>(this, source, errors, false);
	}

	/**
	 * Runs the last stage of the invocation, the writing of its response. The invocation
	 * ends with it.
	 * @param source makes the stage, called on the loop
	 * @param errors may explain the errors of the stage
	 * @return the stage
	 */
	public Mono<Void> respond(Supplier<Mono<Void>> source, UnaryOperator<Throwable> errors) {
		return new EdgeStage<>(this, source, errors, true);
	}

	/**
	 * Runs a streamed body on the invocation's loop, and watches its chunks.
	 * @param <T> a chunk
	 * @param source the body
	 * @param discard is given chunks that arrive after the body was ended
	 * @return the same body
	 */
	public <T> Flux<T> stream(Publisher<T> source, Consumer<? super T> discard) {
		return new EdgeBody<>(this, source, discard);
	}

	/**
	 * Brings the signals of a foreign source to the invocation's loop.
	 * @param <T> an element
	 * @param source the source
	 * @return the same elements
	 */
	public <T> Flux<T> resume(Flux<T> source) {
		return source.publishOn(scheduler());
	}

	/**
	 * Brings the signals of a foreign source to the invocation's loop.
	 * @param <T> an element
	 * @param source the source
	 * @return the same element
	 */
	public <T> Mono<T> resume(Mono<T> source) {
		return source.publishOn(scheduler());
	}

	/**
	 * The loop that has taken the invocation.
	 * @return the loop, or {@code null} while the invocation waits for one
	 */
	public @Nullable EdgeLane lane() {
		return this.loop;
	}

	/**
	 * Ends the invocation, as it has broken a budget.
	 * @param kind the budget
	 */
	public void exceeded(BudgetKind kind) {
		BudgetExceededException exceeded = new BudgetExceededException(kind, this.route, kind.limit(this.limits));
		if (endWith(exceeded)) {
			this.edge.observer().budgetExceeded(this.route, kind);
			logger.warn(exceeded.getMessage());
		}
	}

	/**
	 * How long a turn may be that can be stopped: a little less than what loses a loop
	 * its thread.
	 * @return the time
	 */
	public Duration longestTurn() {
		return this.edge.settings().quarantineAfter().multipliedBy(7).dividedBy(10);
	}

	/**
	 * Ends the invocation, as a turn of it was stopped that took longer than
	 * {@link #longestTurn()}, or all processor time that was left.
	 */
	public void turnExceeded() {
		if (remainingCpuTime().compareTo(longestTurn()) > 0) {
			endWith(new LoopQuarantinedException(this.route, longestTurn()));
		}
		else {
			exceeded(BudgetKind.CPU_TIME);
		}
	}

	/**
	 * Ends the invocation, as the loop had no room for one of its turns.
	 */
	public void overloaded() {
		endWith(overload());
	}

	/**
	 * Notes that the request's body is larger than the route allows.
	 * @return the error for the handler
	 */
	public BudgetExceededException requestBodyExceeded() {
		this.edge.observer().budgetExceeded(this.route, BudgetKind.REQUEST_BODY);
		return new BudgetExceededException(BudgetKind.REQUEST_BODY, this.route, this.limits.requestBody());
	}

	/**
	 * Notes that the loop of the invocation had no room for one of its turns.
	 * @return the error for the client
	 */
	public RuntimeOverloadedException overload() {
		this.edge.observer().rejected(this.route);
		return new RuntimeOverloadedException(this.route, "spring.next.edge.queue-capacity",
				this.edge.settings().queueCapacity());
	}

	/**
	 * Ends the invocation: its part of the request is done, or nobody waits for it. A
	 * stage made with {@link #respond} does so itself.
	 * @param outcome how it ended, unless a broken budget ended it before
	 */
	public void end(EdgeObserver.Outcome outcome) {
		if (ENDED.compareAndSet(this, false, true)) {
			EdgeObserver.Outcome told = (this.problem != null) ? EdgeObserver.Outcome.ENDED : outcome;
			this.edge.ended(this, told, Duration.ofNanos(System.nanoTime() - this.started), Duration.ofNanos(this.cpu));
		}
	}

	@Override
	public Route route() {
		return this.route;
	}

	/**
	 * What the invocation may spend in all.
	 * @return the limits of its route
	 */
	public EdgeLimits limits() {
		return this.limits;
	}

	@Override
	public Budget budget() {
		return this;
	}

	@Override
	public Scheduler scheduler() {
		EdgeLoop current = this.loop;
		return (current != null) ? new LoopScheduler(current, this) : this.edge;
	}

	@Override
	public void waitUntil(Publisher<?> work) {
		this.backgroundWork.add(this, work);
	}

	@Override
	public void waitUntil(CompletionStage<?> work) {
		this.backgroundWork.add(this, work);
	}

	@Override
	public @Nullable Duration remainingFirstByte() {
		return (this.committed.getAsBoolean()) ? null : remaining(this.limits.firstByte());
	}

	@Override
	public Duration remainingDuration() {
		return remaining(this.limits.duration());
	}

	@Override
	public Duration remainingCpuTime() {
		return atLeastZero(this.limits.cpuTime().toNanos() - this.cpu);
	}

	@Override
	public int countSubRequest() {
		return (int) SUB_REQUESTS.getAndAdd(this, 1) + 1;
	}

	private Duration remaining(Duration limit) {
		return atLeastZero(limit.toNanos() - (System.nanoTime() - this.started));
	}

	private static Duration atLeastZero(long nanos) {
		return Duration.ofNanos(Math.max(nanos, 0));
	}

	EdgeScheduler edge() {
		return this.edge;
	}

	@Nullable EdgeLoop loop() {
		return this.loop;
	}

	void takenBy(EdgeLoop loop) {
		this.loop = loop;
	}

	/**
	 * Charges processor time.
	 * @param nanos what a turn of the loops, or work on another thread, took
	 */
	public void charge(long nanos) {
		CPU.getAndAdd(this, nanos);
	}

	void stage(EndableStage current) {
		this.stage = current;
	}

	void body(@Nullable EdgeBody<?> current) {
		this.body = current;
	}

	boolean isGivenUp() {
		return this.givenUp;
	}

	/**
	 * Looks at the budgets that are times. Called by the watchdog.
	 * @param now the time
	 */
	void check(long now) {
		if (this.problem != null) {
			return;
		}
		long elapsed = now - this.started;
		EdgeBody<?> current = this.body;
		if (elapsed > this.limits.duration().toNanos()) {
			exceeded(BudgetKind.DURATION);
		}
		else if (elapsed > this.limits.firstByte().toNanos() && !this.committed.getAsBoolean()) {
			exceeded(BudgetKind.FIRST_BYTE);
		}
		else if (current != null && this.committed.getAsBoolean()
				&& current.idleNanos(now) > this.limits.idle().toNanos()) {
			exceeded(BudgetKind.IDLE);
		}
	}

	void checkCpu(long currentTurn) {
		if (this.cpu + currentTurn > this.limits.cpuTime().toNanos()) {
			exceeded(BudgetKind.CPU_TIME);
		}
	}

	boolean giveUp(Duration limit) {
		this.givenUp = true;
		return endWith(new LoopQuarantinedException(this.route, limit));
	}

	private boolean endWith(RuntimeProblemException cause) {
		if (this.ended || !PROBLEM.compareAndSet(this, null, cause)) {
			return false;
		}
		// Error handlers are the application's code: not for the watchdog's thread, nor
		// for
		// a loop that may be stuck
		Schedulers.parallel().schedule(() -> {
			EdgeBody<?> currentBody = this.body;
			if (currentBody != null && currentBody.end(cause)) {
				return;
			}
			EndableStage currentStage = this.stage;
			if (currentStage != null) {
				currentStage.end(cause);
			}
		});
		return true;
	}

	/**
	 * What ended the invocation before its response was complete. Its handler may still
	 * run; the response belongs to the error then.
	 * @return a broken budget or the like, or {@code null}
	 */
	public @Nullable RuntimeProblemException problem() {
		return this.problem;
	}

	/**
	 * Whether the response is complete, or nobody waits for it any more.
	 * @return {@code true} if only work may be left that outlives the response
	 */
	public boolean isEnded() {
		return this.ended;
	}

}
