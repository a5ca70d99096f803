package dev.springnext.runtime.edge.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.InvocationScope;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.LimitExceededException;
import dev.springnext.runtime.edge.engine.OutlivingWork;

/**
 * A call of a function without a server, with limits of its own.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionCall implements Invocation {

	private static final Logger logger = LoggerFactory.getLogger(FunctionCall.class);

	private final String name;

	private final String id;

	private final FunctionLimits limits;

	private final Consumer<IsolateException> ended;

	private final AtomicLong cpu = new AtomicLong();

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicInteger subRequests = new AtomicInteger();

	private final InvocationScope scope = new InvocationScope();

	private final AtomicReference<@Nullable IsolateException> cause = new AtomicReference<>();

	private final OutlivingWork work = new OutlivingWork();

	private volatile @Nullable ServedCall response;

	/**
	 * Creates a call.
	 * @param name the name of the function
	 * @param id what its logs call this call
	 * @param limits what it may use
	 * @param ended is told why it was ended
	 */
	FunctionCall(String name, String id, FunctionLimits limits, Consumer<IsolateException> ended) {
		this.name = name;
		this.id = id;
		this.limits = limits;
		this.ended = ended;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public void countSubRequest() {
		if (this.subRequests.incrementAndGet() > this.limits.subRequests()) {
			throw GuestError.type("Too many subrequests: a function may send " + this.limits.subRequests());
		}
	}

	@Override
	public long remainingCpuNanos() {
		return this.limits.cpuTime().toNanos() - this.cpu.get();
	}

	@Override
	public long remainingBytes() {
		return this.limits.memory() - this.bytes.get();
	}

	@Override
	public void charge(long cpuNanos, long allocated) {
		this.cpu.addAndGet(cpuNanos);
		this.bytes.addAndGet(allocated);
	}

	@Override
	public void chargeWork(long cpuNanos) {
		charge(cpuNanos, 0);
	}

	@Override
	public InvocationScope scope() {
		return this.scope;
	}

	@Override
	public void waitUntil(CompletableFuture<?> piece) {
		this.work.add(piece, () -> {
			ServedCall response = this.response;
			if (response == null || response.isReleased()) {
				end(overdue());
			}
		});
		CompletableFuture<?> timer = new CompletableFuture<>().orTimeout(this.limits.duration().toNanos(),
				TimeUnit.NANOSECONDS);
		timer.whenComplete((none, timeout) -> {
			if (timeout != null && piece.cancel(false)) {
				logger.error("The edge function '{}': work of waitUntil was given up after {}, as it had not ended "
						+ "(FunctionLimits.duration)", this.name, this.limits.duration());
			}
		});
		piece.whenComplete((none, error) -> timer.complete(null));
	}

	LimitExceededException overdue() {
		return new LimitExceededException(this.name, LimitExceededException.Limit.DURATION);
	}

	void servedBy(ServedCall call) {
		this.response = call;
	}

	@Override
	public void end(IsolateException reason) {
		if (this.cause.compareAndSet(null, reason)) {
			this.ended.accept(reason);
			this.work.cancel();
			this.scope.end();
		}
	}

	@Nullable IsolateException cause() {
		return this.cause.get();
	}

	@Override
	public boolean isEnded() {
		return this.cause.get() != null;
	}

}
