package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.scheduler.Scheduler;

import dev.springnext.runtime.route.Budget;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeSetting;
import dev.springnext.runtime.route.RuntimeType;

/**
 * An invocation of {@code GET /weather}.
 */
record FakeRuntimeContext(RuntimeType type, Scheduler scheduler, AtomicInteger subRequests,
		@Nullable Duration remainingDuration) implements RuntimeContext, Budget {

	FakeRuntimeContext(RuntimeType type, Scheduler scheduler) {
		this(type, scheduler, new AtomicInteger(), null);
	}

	@Override
	public Route route() {
		RuntimeSetting setting = new RuntimeSetting(RuntimeSetting.Level.METHOD, this.type, "@Runtime", "on a test",
				null);
		return new Route("weather", "/weather", Set.of("GET"), "Weather#get", new RuntimeDecision(List.of(setting)));
	}

	@Override
	public Budget budget() {
		return this;
	}

	@Override
	public @Nullable Duration remainingFirstByte() {
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

	@Override
	public void waitUntil(Publisher<?> work) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void waitUntil(CompletionStage<?> work) {
		throw new UnsupportedOperationException();
	}

}
