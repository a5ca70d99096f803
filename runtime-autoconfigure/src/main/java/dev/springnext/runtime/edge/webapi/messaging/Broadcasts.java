package dev.springnext.runtime.edge.webapi.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * The broadcast channels of one isolate, as the others know them.
 *
 * @author Switchable Runtimes for Spring
 */
final class Broadcasts {

	private final Isolate isolate;

	private final BroadcastHub hub;

	private final String bundle;

	private final Map<String, Listener> joined = new HashMap<>();

	Broadcasts(Isolate isolate, BroadcastHub hub) {
		this.isolate = isolate;
		this.hub = hub;
		this.bundle = isolate.settings().name();
	}

	void register(HostFunctions functions) {
		this.isolate.onClose(this::close);
		functions.add("join", (arguments) -> join(arguments[0].asString(), arguments[1]))
			.add("leave", (arguments) -> leave(arguments[0].asString()))
			.add("isShared", (arguments) -> this.hub.hasOthers(this.bundle, arguments[0].asString(), this))
			.add("send", this::send);
	}

	private @Nullable Object join(String name, Value receive) {
		// On nobody's behalf: the channel may live longer than the invocation that opened
		// it
		Executor turns = this.isolate.run(null, this.isolate::capture);
		synchronized (this.joined) {
			this.joined.put(name, new Listener(receive, turns));
		}
		this.hub.join(this.bundle, name, this);
		return null;
	}

	private @Nullable Object leave(String name) {
		synchronized (this.joined) {
			this.joined.remove(name);
		}
		this.hub.leave(this.bundle, name, this);
		return null;
	}

	private @Nullable Object send(Value... arguments) {
		List<byte[]> buffers = new ArrayList<>();
		for (int i = 2; i + 2 < arguments.length; i += 3) {
			buffers.add(Bytes.of(arguments, i));
		}
		String text = (arguments[1].isString()) ? arguments[1].asString() : null;
		this.hub.send(this.bundle, arguments[0].asString(), this, new BroadcastMessage(text, buffers));
		return null;
	}

	/**
	 * Takes a message of another isolate, in any thread.
	 * @param name the name of the channel
	 * @param message the message
	 */
	void receive(String name, BroadcastMessage message) {
		Listener listener;
		synchronized (this.joined) {
			listener = this.joined.get(name);
		}
		if (listener != null) {
			try {
				listener.turns().execute(() -> deliver(listener, name, message));
			}
			catch (RejectedExecutionException ex) {
				// The loop is at its end, and the isolate with it
			}
		}
	}

	private void deliver(Listener listener, String name, BroadcastMessage message) {
		Object[] buffers = message.buffers().stream().map(this.isolate::newBuffer).toArray();
		listener.receive().executeVoid(name, message.text(), ProxyArray.fromArray(buffers));
	}

	private void close() {
		synchronized (this.joined) {
			this.joined.keySet().forEach((name) -> this.hub.leave(this.bundle, name, this));
			this.joined.clear();
		}
	}

	private record Listener(Value receive, Executor turns) {

	}

}
