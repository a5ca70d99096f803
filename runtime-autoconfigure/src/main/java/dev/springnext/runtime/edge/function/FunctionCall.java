package dev.springnext.runtime.edge.function;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.IsolateException;

/**
 * A call of a function without a server, with limits of its own.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionCall implements Invocation {

	private final String id;

	private final FunctionLimits limits;

	private final Consumer<IsolateException> ended;

	private final AtomicLong cpu = new AtomicLong();

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicInteger subRequests = new AtomicInteger();

	private final AtomicReference<@Nullable IsolateException> cause = new AtomicReference<>();

	FunctionCall(String id, FunctionLimits limits, Consumer<IsolateException> ended) {
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
	public void waitUntil(CompletionStage<?> work) {
		// The isolate goes on until it is closed
	}

	@Override
	public void end(IsolateException reason) {
		if (this.cause.compareAndSet(null, reason)) {
			this.ended.accept(reason);
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
