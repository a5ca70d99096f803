package dev.springnext.runtime.edge.webapi.streams;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * Streams on their way between Java and JavaScript.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class GuestStreams {

	private GuestStreams() {
	}

	/**
	 * The object that {@code fromHost} of the module {@code streams/host} makes a
	 * {@code ReadableStream} of.
	 * @param stream the bytes
	 * @return a handle without members
	 */
	public static Object wrap(ByteStream stream) {
		return new StreamHandle(stream);
	}

	/**
	 * What a handle holds.
	 * @param handle what {@link #wrap} made, as guest code passes it
	 * @return the bytes, or {@code null} if it is something else
	 */
	public static @Nullable ByteStream from(Value handle) {
		StreamHandle known = StreamHandle.from(handle);
		return (known != null) ? known.stream() : null;
	}

	/**
	 * Takes over a {@code ReadableStream}, which is locked from here on. What came from
	 * Java and nobody read in JavaScript is given back as it is. Has to be called in a
	 * turn of the isolate.
	 * @param isolate the isolate of the stream
	 * @param readableStream the {@code ReadableStream}
	 * @return its bytes, to be read from any thread; several chunks that are ready at
	 * once come as one buffer. A failure is a {@link GuestStreamException}.
	 * @throws GuestError if it is no {@code ReadableStream}, or locked already
	 */
	public static ByteStream toByteStream(Isolate isolate, Value readableStream) {
		GuestByteStream stream = new GuestByteStream(isolate);
		Value reader = isolate.export("streams/host", "openReader").execute(readableStream, stream);
		StreamHandle handle = StreamHandle.from(reader);
		if (handle != null) {
			return handle.stream();
		}
		if (reader.isBoolean()) {
			throw GuestError.type("The body is no ReadableStream, or is locked already");
		}
		stream.open(reader.getMember("read"), reader.getMember("cancel"));
		return stream;
	}

}
