package dev.springnext.runtime.webflux.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.web.server.ServerWebExchange;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.InvocationScope;
import dev.springnext.runtime.edge.engine.IsolateException;
import dev.springnext.runtime.edge.engine.LimitExceededException;
import dev.springnext.runtime.edge.engine.OutlivingWork;
import dev.springnext.runtime.executor.BudgetKind;
import dev.springnext.runtime.executor.EdgeInvocation;

/**
 * The invocation of a route on whose behalf an isolate works. Processor time of turns is
 * charged by the edge loops; that of other threads, and memory, are charged here.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionInvocation implements Invocation {

	private final EdgeInvocation edge;

	private final ServerWebExchange exchange;

	private final FunctionExchange call;

	private final int subRequests;

	private final AtomicLong bytes = new AtomicLong();

	private final InvocationScope scope = new InvocationScope();

	private final OutlivingWork work = new OutlivingWork();

	// Work of it did not end in time, after its response had
	private volatile boolean overdue;

	FunctionInvocation(EdgeInvocation edge, ServerWebExchange exchange, FunctionExchange call, int subRequests) {
		this.edge = edge;
		this.exchange = exchange;
		this.call = call;
		this.subRequests = subRequests;
	}

	EdgeInvocation edge() {
		return this.edge;
	}

	@Override
	public String id() {
		return this.exchange.getRequest().getId();
	}

	@Override
	public void countSubRequest() {
		if (this.edge.countSubRequest() > this.subRequests) {
			throw GuestError.type("Too many subrequests: " + this.edge.route().describe() + " may send "
					+ this.subRequests + " (spring.next.fetch.sub-requests)");
		}
	}

	@Override
	public long remainingCpuNanos() {
		return this.edge.remainingCpuTime().toNanos();
	}

	// A turn that would lose its thread is interrupted before: its isolate survives that
	@Override
	public long longestTurnNanos() {
		return this.edge.longestTurn().toNanos();
	}

	@Override
	public long remainingBytes() {
		return this.edge.limits().memory().toBytes() - this.bytes.get();
	}

	@Override
	public void charge(long cpuNanos, long allocated) {
		this.bytes.addAndGet(allocated);
	}

	@Override
	public InvocationScope scope() {
		return this.scope;
	}

	@Override
	public void chargeWork(long cpuNanos) {
		this.edge.charge(cpuNanos);
	}

	@Override
	public void waitUntil(CompletableFuture<?> piece) {
		try {
			this.edge.waitUntil(piece);
			this.work.add(piece, () -> this.overdue = this.edge.isEnded());
		}
		catch (RejectedExecutionException ex) {
			throw GuestError.error(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public void end(IsolateException cause) {
		if (cause instanceof LimitExceededException exceeded) {
			switch (exceeded.limit()) {
				case CPU_TIME -> this.edge.turnExceeded();
				case MEMORY -> this.edge.exceeded(BudgetKind.MEMORY);
				case DURATION -> this.edge.exceeded(BudgetKind.DURATION);
			}
		}
		else {
			this.call.onError(cause);
		}
		this.overdue = this.edge.isEnded();
		this.work.cancel();
		this.scope.end();
	}

	@Override
	public boolean isEnded() {
		return this.overdue || this.edge.problem() != null;
	}

}
