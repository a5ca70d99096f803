package dev.springnext.runtime.edge.webapi.streams;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * The bytes of a {@code ReadableStream} of guest code. A read takes what there is and
 * what comes in the same turn, up to a limit, as one buffer: turns and promises are what
 * costs. All state is of the isolate's loop; guest code calls this object with chunks.
 *
 * @author Switchable Runtimes for Spring
 */
final class GuestByteStream implements ByteStream, ProxyExecutable {

	// Where a read stops asking for more
	private static final int ENOUGH_BYTES = 64 * 1024;

	private static final int ENOUGH_CHUNKS = 1024;

	private static final byte[] NOTHING = new byte[0];

	private final Isolate isolate;

	private final Executor turns;

	private @Nullable Value read;

	private @Nullable Value cancel;

	private byte[] bytes = NOTHING;

	private int count;

	private int chunks;

	private boolean ended;

	private boolean reading;

	private boolean flushing;

	private @Nullable GuestStreamException failure;

	private @Nullable CompletableFuture<@Nullable ByteBuffer> waiting;

	GuestByteStream(Isolate isolate) {
		this.isolate = isolate;
		this.turns = isolate.capture();
	}

	void open(Value read, Value cancel) {
		this.read = read;
		this.cancel = cancel;
	}

	@Override
	public CompletionStage<@Nullable ByteBuffer> read() {
		CompletableFuture<@Nullable ByteBuffer> result = new CompletableFuture<>();
		try {
			this.turns.execute(() -> read(result));
		}
		catch (RejectedExecutionException ex) {
			result.completeExceptionally(new GuestStreamException("The isolate of the stream is gone", ex));
		}
		return result;
	}

	private void read(CompletableFuture<@Nullable ByteBuffer> result) {
		if (this.waiting != null) {
			result.completeExceptionally(new IllegalStateException("There is a read already"));
			return;
		}
		this.waiting = result;
		Value next = this.read;
		if (this.count == 0 && !this.ended && next != null) {
			this.reading = true;
			try {
				next.executeVoid();
			}
			finally {
				// By now the microtasks have run too
				this.reading = false;
			}
		}
		flush();
	}

	// sink(buffer, offset, length) of the module streams/host
	@Override
	public Object execute(Value... arguments) {
		if (arguments[0].isNull()) {
			this.ended = true;
			if (!arguments[1].isNull()) {
				this.failure = new GuestStreamException(arguments[1].asString(), this.isolate.thrown(arguments[2]));
			}
		}
		else {
			try {
				add(arguments[0], arguments[1].asInt(), arguments[2].asInt());
			}
			catch (RuntimeException ex) {
				this.ended = true;
				this.failure = new GuestStreamException("A chunk of the stream can't be read", ex);
			}
		}
		if (!this.reading && !this.flushing && this.waiting != null) {
			this.flushing = true;
			this.turns.execute(() -> {
				this.flushing = false;
				flush();
			});
		}
		return !this.ended && this.waiting != null && this.count < ENOUGH_BYTES && this.chunks < ENOUGH_CHUNKS;
	}

	private void add(Value buffer, int offset, int length) {
		this.chunks++;
		if (length > 0) {
			int size = this.count + length;
			if (size > this.bytes.length) {
				this.bytes = Arrays.copyOf(this.bytes,
						(this.count == 0) ? length : Math.max(size, 2 * this.bytes.length));
			}
			buffer.readBuffer(offset, this.bytes, this.count, length);
			this.count = size;
		}
	}

	private void flush() {
		CompletableFuture<@Nullable ByteBuffer> result = this.waiting;
		if (result == null || (this.count == 0 && !this.ended)) {
			return;
		}
		this.waiting = null;
		if (this.count > 0) {
			ByteBuffer buffer = ByteBuffer.wrap(this.bytes, 0, this.count);
			this.bytes = NOTHING;
			this.count = 0;
			this.chunks = 0;
			result.complete(buffer);
		}
		else if (this.failure != null) {
			result.completeExceptionally(this.failure);
		}
		else {
			result.complete(null);
		}
	}

	@Override
	public void cancel() {
		try {
			this.turns.execute(() -> {
				Value action = this.cancel;
				if (!this.ended && action != null) {
					this.count = 0;
					action.executeVoid("The reader of the stream has gone");
				}
			});
		}
		catch (RejectedExecutionException ex) {
			// The isolate is gone, and the stream with it
		}
	}

}
