package dev.springnext.runtime.edge.webapi.crypto;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads on which work runs that event loops should not wait for. They end when
 * there is none.
 *
 * @author Switchable Runtimes for Spring
 */
final class CryptoThreads {

	private final int count = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

	private final ExecutorService executor;

	CryptoThreads() {
		AtomicInteger number = new AtomicInteger();
		ThreadPoolExecutor pool = new ThreadPoolExecutor(this.count, this.count, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), (task) -> {
					Thread thread = new Thread(task, "edge-crypto-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		pool.allowCoreThreadTimeOut(true);
		this.executor = pool;
	}

	/**
	 * How many of the threads one isolate may keep busy, so that others get some.
	 * @return one at least
	 */
	int share() {
		return Math.max(1, this.count / 2);
	}

	void execute(Runnable task) {
		this.executor.execute(task);
	}

}
