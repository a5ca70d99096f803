package dev.springnext.runtime.edge.webapi.eventsource;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * Reads the event stream of one response: the next bytes when the events of those before
 * have been dispatched.
 *
 * @author Switchable Runtimes for Spring
 */
final class EventStreamReader implements Proxy {

	private final ByteStream stream;

	private final EventStreamParser parser;

	private final Value notify;

	private final @Nullable Invocation owner;

	private final Executor turns;

	private volatile boolean closed;

	EventStreamReader(Isolate isolate, ByteStream stream, String lastEventId, Value notify) {
		this.stream = stream;
		this.parser = new EventStreamParser(lastEventId);
		this.notify = notify;
		this.owner = isolate.current();
		this.turns = isolate.capture();
	}

	static EventStreamReader from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof EventStreamReader reader) {
			return reader;
		}
		throw GuestError.type("The argument is not an event stream");
	}

	void read() {
		this.stream.read().whenComplete((bytes, error) -> {
			if (this.owner != null && this.owner.isEnded()) {
				close();
				return;
			}
			try {
				this.turns.execute(() -> received(bytes, error));
			}
			catch (RejectedExecutionException ex) {
				close();
			}
		});
	}

	private void received(@Nullable ByteBuffer bytes, @Nullable Throwable error) {
		if (this.closed) {
			return;
		}
		if (error != null || bytes == null) {
			this.notify.executeVoid("end", this.parser.retryMillis());
			return;
		}
		List<EventStreamParser.Event> events = this.parser.parse(bytes);
		for (EventStreamParser.Event event : events) {
			if (!this.closed) {
				this.notify.executeVoid("event", this.parser.retryMillis(), event.type(), event.data(),
						event.lastEventId());
			}
		}
		if (!this.closed) {
			read();
		}
	}

	void close() {
		this.closed = true;
		this.stream.cancel();
	}

}
