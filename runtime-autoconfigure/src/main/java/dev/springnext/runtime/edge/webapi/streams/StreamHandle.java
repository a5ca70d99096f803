package dev.springnext.runtime.edge.webapi.streams;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;

/**
 * How modules hold a {@link ByteStream}: an object that shows nothing.
 *
 * @param stream the stream
 * @author Switchable Runtimes for Spring
 */
record StreamHandle(ByteStream stream) implements Proxy {

	static @Nullable StreamHandle from(Value value) {
		return (value.isProxyObject() && value.asProxyObject() instanceof StreamHandle handle) ? handle : null;
	}

}
