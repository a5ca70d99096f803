package dev.springnext.runtime.edge.webapi.websocket;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.file.BlobData;

/**
 * A web socket between its transport and its isolate: what happens there is told here in
 * turns. It lives as long as the invocation that opened it.
 *
 * @author Switchable Runtimes for Spring
 */
final class GuestSocket implements WebSocketListener, Proxy {

	// Messages that may wait for their turns; the network waits after that
	private static final int WINDOW = 16;

	private final Value notify;

	private final @Nullable Invocation owner;

	private final Executor turns;

	private final Runnable end;

	private volatile @Nullable WebSocketConnection connection;

	GuestSocket(Isolate isolate, Value notify, Runnable end) {
		this.notify = notify;
		this.owner = isolate.current();
		this.turns = isolate.capture();
		this.end = end;
	}

	static GuestSocket from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof GuestSocket socket) {
			return socket;
		}
		throw GuestError.type("The argument is not a web socket");
	}

	void connect(@Nullable WebSocketTransport transport, String url, List<String> protocols) {
		if (transport != null) {
			this.connection = transport.connect(url, protocols, this);
		}
		else {
			closed(false, 1006, "", "This application gives JavaScript no network");
		}
	}

	void send(CompletionStage<?> sent, int size) {
		sent.thenRun(() -> turn(() -> this.notify.executeVoid("sent", size)));
	}

	WebSocketConnection connection() {
		WebSocketConnection open = this.connection;
		if (open == null) {
			throw GuestError.dom("InvalidStateError", "The web socket is not connected");
		}
		return open;
	}

	void close(int code, String reason) {
		WebSocketConnection open = this.connection;
		if (open != null) {
			open.close(code, reason);
		}
	}

	void abort() {
		WebSocketConnection open = this.connection;
		if (open != null) {
			open.abort();
		}
	}

	@Override
	public void opened(String protocol, String extensions) {
		turn(() -> {
			for (int i = 0; i < WINDOW; i++) {
				receive();
			}
			this.notify.executeVoid("open", protocol, extensions);
		});
	}

	@Override
	public void received(String message) {
		turn(() -> {
			receive();
			this.notify.executeVoid("message", message);
		});
	}

	@Override
	public void received(byte[] message) {
		turn(() -> {
			receive();
			this.notify.executeVoid("message", BlobData.of(message));
		});
	}

	@Override
	public void closing() {
		turn(() -> this.notify.executeVoid("closing"));
	}

	@Override
	public void closed(boolean clean, int code, String reason, @Nullable String failure) {
		this.end.run();
		turn(() -> this.notify.executeVoid("close", clean, code, reason, failure));
	}

	private void receive() {
		WebSocketConnection open = this.connection;
		if (open != null) {
			open.receive();
		}
	}

	private void turn(Runnable work) {
		if (this.owner != null && this.owner.isEnded()) {
			abort();
			return;
		}
		try {
			this.turns.execute(work);
		}
		catch (RejectedExecutionException ex) {
			abort();
		}
	}

}
