package dev.springnext.runtime.executor;

import org.jspecify.annotations.Nullable;

/**
 * What the executor of blocking handlers is doing at a moment.
 *
 * @param kind {@code virtual-threads} or {@code pool}
 * @param threads the size of the pool, {@code null} for virtual threads
 * @param active tasks that run
 * @param queued tasks that wait for a thread
 * @param rejected tasks that found no room since the start
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record NodejsFigures(String kind, @Nullable Integer threads, int active, int queued, long rejected) {

}
