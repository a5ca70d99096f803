package dev.springnext.runtime.webflux;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Groups of buffers on their way to the server. A server that stops in the middle drops
 * the groups that it holds, but doesn't know that there are buffers in them; they are
 * released here.
 *
 * @author Switchable Runtimes for Spring
 */
final class BufferGroups {

	private final Queue<Group> pending = new ConcurrentLinkedQueue<>();

	private volatile boolean stopped;

	/**
	 * Adds a group.
	 * @param buffers the buffers of the group
	 * @return the same buffers, to be written once
	 */
	Publisher<DataBuffer> add(Publisher<? extends DataBuffer> buffers) {
		Group group = new Group(buffers, new AtomicBoolean());
		this.pending.add(group);
		if (this.stopped) {
			release();
		}
		AtomicBoolean passing = new AtomicBoolean();
		// A server writes a single buffer with less ado
		return (buffers instanceof Mono<? extends DataBuffer> single)
				? single.handle((buffer, sink) -> pass(group, passing, buffer, sink))
				: Flux.from(buffers).handle((buffer, sink) -> pass(group, passing, buffer, sink));
	}

	// Taken with its first buffer: between subscription and buffer the server may stop
	private void pass(Group group, AtomicBoolean passing, DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
		if (!passing.get()) {
			this.pending.remove(group);
			passing.set(group.taken().compareAndSet(false, true));
		}
		if (passing.get()) {
			sink.next(buffer);
		}
	}

	/**
	 * Releases what was not written. The server takes no more.
	 */
	void stop() {
		this.stopped = true;
		release();
	}

	private void release() {
		for (Group group = this.pending.poll(); group != null; group = this.pending.poll()) {
			if (group.taken().compareAndSet(false, true)) {
				// An error in place of a buffer has nothing to release
				Flux.from(group.buffers()).onErrorComplete().subscribe(DataBufferUtils.releaseConsumer());
			}
		}
	}

	private record Group(Publisher<? extends DataBuffer> buffers, AtomicBoolean taken) {

	}

}
