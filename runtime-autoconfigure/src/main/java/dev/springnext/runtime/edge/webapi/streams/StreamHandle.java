package dev.springnext.runtime.edge.webapi.streams;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * How modules hold a {@link ByteStream}: an object that shows nothing.
 *
 * @param stream the stream
 * @author Switchable Runtimes for Spring
 */
record StreamHandle(ByteStream stream) implements ProxyObject {

	static @Nullable StreamHandle from(Value value) {
		return (value.isProxyObject() && value.asProxyObject() instanceof StreamHandle handle) ? handle : null;
	}

	@Override
	public @Nullable Object getMember(String key) {
		return null;
	}

	@Override
	public Object getMemberKeys() {
		return new Object[0];
	}

	@Override
	public boolean hasMember(String key) {
		return false;
	}

	@Override
	public void putMember(String key, Value value) {
		throw new UnsupportedOperationException("A stream of the host has no members");
	}

}
