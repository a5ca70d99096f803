package dev.springnext.runtime.edge.webapi.fetch;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * A request on its way through guest code, and what became of it. Guest code's
 * {@code Request} holds it, and asks it for what the handler wants to know. To the module
 * it is of type {@code function}, which tells it from a state without looking at
 * properties that guest code may have put on {@code Object.prototype}.
 *
 * @author Switchable Runtimes for Spring
 */
final class HostCall implements ProxyExecutable {

	private final HostRequest request;

	private final FetchDispatcher.Callback callback;

	private @Nullable String url;

	private boolean returned;

	private boolean done;

	private @Nullable HostResponse response;

	private @Nullable RuntimeException failure;

	HostCall(HostRequest request, FetchDispatcher.Callback callback) {
		this.request = request;
		this.callback = callback;
	}

	static HostCall from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof HostCall call) {
			return call;
		}
		throw GuestError.type("Illegal invocation: the argument is not a request that came in");
	}

	@Override
	public Object execute(Value... arguments) {
		throw new UnsupportedOperationException("A request is not to be called");
	}

	HostRequest request() {
		return this.request;
	}

	String url() {
		String known = this.url;
		if (known == null) {
			known = this.request.url();
			this.url = known;
		}
		return known;
	}

	/**
	 * The handler has answered; what comes later is of no use.
	 * @param answer the answer
	 */
	void respond(HostResponse answer) {
		if (this.done) {
			return;
		}
		this.done = true;
		if (this.returned) {
			this.callback.onResponse(answer);
		}
		else {
			this.response = answer;
		}
	}

	void fail(RuntimeException error) {
		if (this.done) {
			return;
		}
		this.done = true;
		if (this.returned) {
			this.callback.onError(error);
		}
		else {
			this.failure = error;
		}
	}

	/**
	 * The handler has returned, and what it left to microtasks is done.
	 * @return its answer, or {@code null} if that is still to come
	 */
	@Nullable HostResponse onReturn() {
		this.returned = true;
		if (this.failure != null) {
			throw this.failure;
		}
		return this.response;
	}

}
