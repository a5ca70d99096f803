package dev.springnext.runtime.executor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.route.Budget;

/**
 * The budget of the nodejs runtime: only sub-requests are counted.
 *
 * @author Switchable Runtimes for Spring
 */
final class UnlimitedBudget implements Budget {

	private final AtomicInteger subRequests = new AtomicInteger();

	@Override
	public @Nullable Duration remainingFirstByte() {
		return null;
	}

	@Override
	public @Nullable Duration remainingDuration() {
		return null;
	}

	@Override
	public @Nullable Duration remainingCpuTime() {
		return null;
	}

	@Override
	public int countSubRequest() {
		return this.subRequests.incrementAndGet();
	}

}
