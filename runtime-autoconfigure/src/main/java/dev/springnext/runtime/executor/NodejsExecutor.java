package dev.springnext.runtime.executor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.JavaVersion;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import dev.springnext.runtime.route.CurrentRuntimeContext;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Runs blocking handlers: each on a virtual thread of its own where the JDK has them, on
 * a bounded pool elsewhere. Threads are named {@code nodejs-1} and so on.
 * <p>
 * It holds an executor and is none, on purpose: Spring Boot leaves its own
 * {@code applicationTaskExecutor} out where another executor is a bean.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class NodejsExecutor implements AutoCloseable {

	private static final String PREFIX = "nodejs-";

	private final NodejsSettings settings;

	private final AsyncTaskExecutor delegate;

	private final @Nullable ThreadPoolTaskExecutor pool;

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicLong rejected = new AtomicLong();

	private final TaskExecutor taskExecutor = new TaskExecutor();

	/**
	 * Creates the executor; threads start with the first task.
	 * @param settings the kind and size
	 */
	public NodejsExecutor(NodejsSettings settings) {
		this.settings = settings;
		boolean virtual = settings.virtualThreads()
				&& JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_ONE);
		this.pool = (virtual) ? null : pool(settings);
		this.delegate = (this.pool != null) ? this.pool : new VirtualThreadTaskExecutor(PREFIX);
	}

	private static ThreadPoolTaskExecutor pool(NodejsSettings settings) {
		ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
		pool.setThreadNamePrefix(PREFIX);
		pool.setCorePoolSize(settings.threads());
		pool.setMaxPoolSize(settings.threads());
		pool.setQueueCapacity(settings.queueCapacity());
		pool.setKeepAliveSeconds((int) Duration.ofMinutes(1).toSeconds());
		pool.setAllowCoreThreadTimeOut(true);
		pool.setDaemon(true);
		pool.initialize();
		return pool;
	}

	private void execute(Runnable task) {
		RuntimeContext context = CurrentRuntimeContext.get();
		try {
			this.delegate.execute(() -> run(task, context));
		}
		catch (RejectedExecutionException ex) {
			this.rejected.incrementAndGet();
			throw ex;
		}
	}

	private void run(Runnable task, @Nullable RuntimeContext context) {
		this.active.incrementAndGet();
		CurrentRuntimeContext.set(context);
		try {
			task.run();
		}
		finally {
			CurrentRuntimeContext.set(null);
			this.active.decrementAndGet();
		}
	}

	/**
	 * The settings of the executor.
	 * @return the settings
	 */
	public NodejsSettings settings() {
		return this.settings;
	}

	/**
	 * The figures of this moment.
	 * @return the live figures
	 */
	public NodejsFigures figures() {
		return (this.pool != null)
				? new NodejsFigures("pool", this.settings.threads(), this.active.get(), this.pool.getQueueSize(),
						this.rejected.get())
				: new NodejsFigures("virtual-threads", null, this.active.get(), 0, this.rejected.get());
	}

	/**
	 * What runs the tasks. It knows the handler of the thread that hands a task over.
	 * @return the executor
	 */
	public AsyncTaskExecutor taskExecutor() {
		return this.taskExecutor;
	}

	@Override
	public void close() {
		this.taskExecutor.shutdown();
	}

	/**
	 * It is an executor service for Reactor's sake, which prints the rejections of plain
	 * executors as uncaught exceptions.
	 */
	private final class TaskExecutor extends AbstractExecutorService implements AsyncTaskExecutor {

		private volatile boolean stopped;

		@Override
		public void execute(Runnable task) {
			NodejsExecutor.this.execute(task);
		}

		@Override
		public void shutdown() {
			this.stopped = true;
			if (NodejsExecutor.this.pool != null) {
				NodejsExecutor.this.pool.shutdown();
			}
		}

		@Override
		public List<Runnable> shutdownNow() {
			shutdown();
			return List.of();
		}

		@Override
		public boolean isShutdown() {
			return this.stopped;
		}

		@Override
		public boolean isTerminated() {
			return this.stopped && NodejsExecutor.this.active.get() == 0;
		}

		@Override
		public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
			ThreadPoolTaskExecutor threads = NodejsExecutor.this.pool;
			return (threads != null) ? threads.getThreadPoolExecutor().awaitTermination(timeout, unit) : isTerminated();
		}

	}

}
