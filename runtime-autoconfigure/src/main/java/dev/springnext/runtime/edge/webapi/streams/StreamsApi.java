package dev.springnext.runtime.edge.webapi.streams;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Streams, and how Java reads and makes them.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://streams.spec.whatwg.org/">Streams Standard</a>
 */
public final class StreamsApi implements WebApi {

	@Override
	public String name() {
		return "streams";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("readable", "ReadableStream")
			.interfaces("readers", "ReadableStreamDefaultReader", "ReadableStreamBYOBReader")
			.interfaces("default-controller", "ReadableStreamDefaultController")
			.interfaces("byte-controller-classes", "ReadableByteStreamController", "ReadableStreamBYOBRequest")
			.interfaces("writable", "WritableStream", "WritableStreamDefaultWriter", "WritableStreamDefaultController")
			.interfaces("transform", "TransformStream", "TransformStreamDefaultController")
			.interfaces("strategies", "ByteLengthQueuingStrategy", "CountQueuingStrategy");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.addAsync("read", (arguments) -> streamOf(arguments[0]).read());
		functions.add("cancel", (arguments) -> {
			streamOf(arguments[0]).cancel();
			return null;
		});
	}

	private static ByteStream streamOf(Value handle) {
		ByteStream stream = GuestStreams.from(handle);
		if (stream == null) {
			throw GuestError.type("The argument is not a stream of the host");
		}
		return stream;
	}

}
