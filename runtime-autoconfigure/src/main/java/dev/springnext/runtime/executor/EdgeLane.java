package dev.springnext.runtime.executor;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * One loop of the edge scheduler, for what has to stay on it: one task at a time, whoever
 * carries the loop.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface EdgeLane {

	/**
	 * The name of the loop.
	 * @return such as {@code edge-1}
	 */
	String name();

	/**
	 * Runs a task on the loop.
	 * @param owner who is charged for it, or {@code null} for the application itself
	 * @param task the task
	 * @throws java.util.concurrent.RejectedExecutionException if too many tasks wait
	 */
	void execute(@Nullable EdgeInvocation owner, Runnable task);

	/**
	 * Runs a task on the loop later.
	 * @param owner who is charged for it, or {@code null} for the application itself
	 * @param task the task
	 * @param delay after which time
	 * @return cancels the task if it has not begun
	 */
	Disposable schedule(@Nullable EdgeInvocation owner, Runnable task, Duration delay);

	/**
	 * Whether the caller runs on the loop.
	 * @return {@code true} in a task of the loop
	 */
	boolean isCurrent();

}
