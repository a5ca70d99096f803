package dev.springnext.runtime.executor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;

/**
 * Handing an invocation to an edge loop, with all that belongs to it (queue, budgets,
 * charge), and the hop of Reactor's own schedulers as a yardstick.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EdgeHopBenchmark {

	private static final int BATCH = 256;

	@Param({ "1", "2" })
	public int loops;

	private EdgeScheduler edge;

	private Scheduler parallel;

	private BackgroundWork backgroundWork;

	private Route route;

	private final EdgeLimits limits = new EdgeLimits(Duration.ofSeconds(25), Duration.ofSeconds(60),
			Duration.ofSeconds(300), Duration.ofSeconds(5), DataSize.ofMegabytes(4), DataSize.ofMegabytes(128));

	@Setup
	public void start() {
		this.edge = new EdgeScheduler(
				new EdgeSettings(this.loops, 1024, Duration.ofMillis(200), Duration.ofSeconds(1), 8),
				EdgeObserver.NONE);
		this.parallel = Schedulers.newParallel("yardstick", this.loops);
		this.backgroundWork = new BackgroundWork(1, Duration.ofSeconds(1));
		this.route = new RouteRegistry().add("/", List.of("GET"), "handler",
				RuntimeResolver.of(null, Map.of()).defaultDecision());
	}

	@Benchmark
	public Object edgeRoundTrip() {
		return edge().blockOptional();
	}

	@Benchmark
	public Object reactorRoundTrip() {
		return reactor().blockOptional();
	}

	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void edgeBatch() throws InterruptedException {
		batch(this::edge);
	}

	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void reactorBatch() throws InterruptedException {
		batch(this::reactor);
	}

	private Mono<Void> edge() {
		EdgeInvocation invocation = new EdgeInvocation(this.edge, this.backgroundWork, this.route, this.limits,
				() -> false);
		return invocation.invoke(() -> Mono.just("result"), UnaryOperator.identity())
			.flatMap((result) -> invocation.respond(Mono::empty, UnaryOperator.identity()));
	}

	private Mono<Void> reactor() {
		return Mono.just("result").publishOn(this.parallel).flatMap((result) -> Mono.empty());
	}

	private static void batch(Supplier<Mono<Void>> work) throws InterruptedException {
		CountDownLatch open = new CountDownLatch(BATCH);
		for (int i = 0; i < BATCH; i++) {
			work.get().subscribe(null, null, open::countDown);
		}
		open.await();
	}

	@TearDown
	public void stop() {
		this.edge.dispose();
		this.parallel.dispose();
	}

}
