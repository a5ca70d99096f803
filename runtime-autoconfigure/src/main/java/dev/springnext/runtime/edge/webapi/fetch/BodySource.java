package dev.springnext.runtime.edge.webapi.fetch;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.encoding.Utf8;
import dev.springnext.runtime.edge.webapi.file.BlobData;
import dev.springnext.runtime.edge.webapi.streams.GuestStreams;

/**
 * A body as the modules pass it: nothing, a string, the data of a blob, a stream of Java,
 * or a stream of guest code.
 *
 * @author Switchable Runtimes for Spring
 */
final class BodySource {

	private BodySource() {
	}

	/**
	 * The bytes of a body whose source is more than a stream, so that it can be sent
	 * again.
	 * @param body what the module passed
	 * @return the bytes, or {@code null} if it is none or a stream
	 */
	static @Nullable BlobData data(Value body) {
		if (body.isString()) {
			return BlobData.of(Utf8.encode(body.asString()));
		}
		return (body.isProxyObject() && body.asProxyObject() instanceof BlobData data) ? data : null;
	}

	/**
	 * The body as a stream.
	 * @param isolate the isolate that the body is of
	 * @param body what the module passed
	 * @return a stream, or {@code null} if there is no body
	 */
	static @Nullable ByteStream stream(Isolate isolate, Value body) {
		if (body.isNull()) {
			return null;
		}
		BlobData data = data(body);
		if (data != null) {
			return data.stream();
		}
		ByteStream host = GuestStreams.from(body);
		return (host != null) ? host : GuestStreams.toByteStream(isolate, body);
	}

}
