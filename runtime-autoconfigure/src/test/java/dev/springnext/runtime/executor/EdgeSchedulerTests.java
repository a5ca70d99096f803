package dev.springnext.runtime.executor;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class EdgeSchedulerTests {

	private EdgeScheduler scheduler;

	@BeforeEach
	void start() {
		this.scheduler = new EdgeScheduler(new EdgeSettings(2, 100, Duration.ofMillis(200), Duration.ofSeconds(1), 4),
				EdgeObserver.NONE);
	}

	@AfterEach
	void stop() {
		this.scheduler.dispose();
	}

	@Test
	void threadsAreNamedAndNonBlocking() {
		Thread thread = Mono.fromCallable(Thread::currentThread).subscribeOn(this.scheduler).block();
		assertThat(thread).isInstanceOf(NonBlocking.class);
		assertThat(thread.getName()).matches("edge-[12]");
		assertThat(thread.isDaemon()).isTrue();
	}

	@Test
	void workerKeepsOrderOnOneThread() {
		Scheduler.Worker worker = this.scheduler.createWorker();
		List<Integer> order = new CopyOnWriteArrayList<>();
		List<Thread> threads = new CopyOnWriteArrayList<>();
		CountDownLatch done = new CountDownLatch(1000);
		for (int i = 0; i < 1000; i++) {
			int number = i;
			worker.schedule(() -> {
				order.add(number);
				threads.add(Thread.currentThread());
				done.countDown();
			});
		}
		pass(done);
		assertThat(order).isSorted().hasSize(1000);
		assertThat(threads.stream().distinct()).hasSize(1);
	}

	@Test
	void disposedWorkerDropsWhatWaits() {
		Scheduler.Worker worker = this.scheduler.createWorker();
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		AtomicInteger ran = new AtomicInteger();
		worker.schedule(() -> {
			entered.countDown();
			pass(gate);
		});
		pass(entered);
		worker.schedule(ran::incrementAndGet);
		worker.dispose();
		gate.countDown();
		StepVerifier.create(Flux.range(0, 10).publishOn(this.scheduler)).expectNextCount(10).verifyComplete();
		assertThat(ran).hasValue(0);
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> worker.schedule(ran::incrementAndGet));
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void pauseOfTheWholeProcessIsNotTheFaultOfWhatRuns(CapturedOutput output) throws IOException {
		long pid = ProcessHandle.current().pid();
		Process pausing = new ProcessBuilder("sh", "-c",
				"read begin; kill -STOP %1$d; sleep 2; kill -CONT %1$d".formatted(pid))
			.start();
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch left = new CountDownLatch(1);
		this.scheduler.schedule(() -> {
			entered.countDown();
			while (pausing.isAlive()) {
				Thread.onSpinWait();
			}
			left.countDown();
		});
		pass(entered);
		try (Writer begin = pausing.outputWriter()) {
			begin.write("\n");
		}
		pass(left);
		assertThat(this.scheduler.figures().quarantines()).isZero();
		assertThat(output).doesNotContain("is given up");
	}

	@Test
	void delaysAndPeriodsRunOnLoops() {
		assertThat(Mono.delay(Duration.ofMillis(10), this.scheduler)
			.map((tick) -> Thread.currentThread().getName())
			.block()).startsWith("edge-");
		List<String> names = Flux.interval(Duration.ofMillis(5), this.scheduler)
			.map((tick) -> Thread.currentThread().getName())
			.take(5)
			.collectList()
			.block();
		assertThat(names).hasSize(5).allMatch((name) -> name.startsWith("edge-"));
	}

	@Test
	void cancelledTimersAreForgotten() {
		Disposable timer = this.scheduler.schedule(() -> {
		}, 1, TimeUnit.HOURS);
		assertThat(((ScheduledThreadPoolExecutor) this.scheduler.timers()).getQueue()).hasSize(1);
		timer.dispose();
		assertThat(((ScheduledThreadPoolExecutor) this.scheduler.timers()).getQueue()).isEmpty();
	}

	@Test
	void failingTaskDoesNotEndItsLoop(CapturedOutput output) {
		for (int i = 0; i < 4; i++) {
			this.scheduler.schedule(() -> {
				throw new IllegalStateException("expected by the test");
			});
		}
		StepVerifier.create(Flux.range(0, 10).publishOn(this.scheduler)).expectNextCount(10).verifyComplete();
		assertThat(output).contains("Task failed on edge-").contains("expected by the test");
	}

	@Test
	void queueOfALoopIsBounded() {
		Scheduler.Worker worker = this.scheduler.createWorker();
		CountDownLatch gate = new CountDownLatch(1);
		worker.schedule(() -> pass(gate));
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> {
			for (int i = 0; i < 10_000; i++) {
				worker.schedule(() -> {
				});
			}
		}).havingCause().withMessageContaining("spring.next.edge.queue-capacity");
		gate.countDown();
	}

	@Test
	void disposedSchedulerEndsItsThreadsAndRefuses() {
		List<Thread> carriers = this.scheduler.loops().stream().map((loop) -> (Thread) loop.carrier()).toList();
		this.scheduler.dispose();
		await().until(() -> carriers.stream().noneMatch(Thread::isAlive));
		assertThat(this.scheduler.isDisposed()).isTrue();
		StepVerifier.create(invoke(invocation(), () -> Mono.just("never")))
			.verifyError(RuntimeOverloadedException.class);
	}

	@Test
	void invocationRunsOnALoopAndIsCharged() {
		EdgeInvocation invocation = invocation();
		StepVerifier.create(invoke(invocation, () -> Mono.fromSupplier(() -> {
			ThreadMXBean threads = ManagementFactory.getThreadMXBean();
			long end = threads.getCurrentThreadCpuTime() + Duration.ofMillis(20).toNanos();
			while (threads.getCurrentThreadCpuTime() < end) {
				Thread.onSpinWait();
			}
			return RuntimeContext.current() == invocation;
		}))).expectNext(true).verifyComplete();
		await().until(() -> invocation.remainingCpuTime().toMillis() < 5_000 - 10);
		assertThat(RuntimeContext.current()).isNull();
	}

	@Test
	void waitingIsNotChargedAsProcessorTime() {
		EdgeInvocation invocation = invocation();
		StepVerifier.create(invoke(invocation, () -> Mono.delay(Duration.ofMillis(200), invocation.scheduler())))
			.expectNext(0L)
			.verifyComplete();
		assertThat(invocation.remainingCpuTime()).isGreaterThan(Duration.ofMillis(4_900));
	}

	@Test
	void cancelledInvocationThatStillWaitsNeverRuns() {
		CountDownLatch gate = new CountDownLatch(1);
		CountDownLatch entered = new CountDownLatch(2);
		for (int i = 0; i < 2; i++) {
			invoke(invocation(), () -> Mono.fromRunnable(() -> {
				entered.countDown();
				pass(gate);
			})).subscribe();
		}
		pass(entered);
		AtomicInteger ran = new AtomicInteger();
		invoke(invocation(), () -> Mono.fromRunnable(ran::incrementAndGet)).subscribe().dispose();
		gate.countDown();
		await().until(() -> this.scheduler.figures().queued() == 0);
		assertThat(ran).hasValue(0);
		await().until(() -> this.scheduler.figures().active() == 0);
	}

	@Test
	void supplierThatThrowsFailsItsInvocationOnly() {
		StepVerifier.create(invoke(invocation(), () -> {
			throw new IllegalArgumentException("expected by the test");
		})).verifyErrorMessage("expected by the test");
		StepVerifier.create(invoke(invocation(), () -> Mono.just("fine"))).expectNext("fine").verifyComplete();
	}

	private static <T> Mono<T> invoke(EdgeInvocation invocation, Supplier<Mono<T>> source) {
		return invocation.invoke(source, UnaryOperator.identity());
	}

	private EdgeInvocation invocation() {
		Route route = new RouteRegistry().add("/test", List.of("GET"), "test",
				RuntimeResolver.of(new RuntimeResolver.ConfiguredRuntime("edge", "test"), Map.of()).defaultDecision());
		EdgeLimits limits = new EdgeLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20),
				Duration.ofSeconds(5), DataSize.ofMegabytes(4), DataSize.ofMegabytes(128));
		return new EdgeInvocation(this.scheduler, new BackgroundWork(10, Duration.ofSeconds(10)), route, limits,
				() -> false);
	}

	private static void pass(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
