package dev.springnext.runtime.edge.webapi.encoding;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Text encodings and base64.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://encoding.spec.whatwg.org/">Encoding</a>
 */
public final class EncodingApi implements WebApi {

	private static final int FATAL = 1;

	private static final int IGNORE_MARK = 2;

	@Override
	public String name() {
		return "encoding";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("text-decoder", "TextDecoder")
			.interfaces("text-encoder", "TextEncoder")
			.interfaces("streams", "TextDecoderStream", "TextEncoderStream")
			.operations("base64", "atob", "btoa");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.add("encoding", (arguments) -> Encodings.name(arguments[0].asString()))
			.add("newDecoder", (arguments) -> newDecoder(arguments[0].asString(), arguments[1].asInt()))
			.add("decode",
					(arguments) -> decoder(arguments[0]).decode(Bytes.of(arguments, 2), arguments[1].asBoolean()))
			.add("decodeUtf8", EncodingApi::decodeUtf8)
			.add("newEncoder", (arguments) -> new ChunkEncoder())
			.add("encodeChunk", (arguments) -> encoder(arguments[0]).encode(arguments[1].asString()))
			.add("flushEncoder", (arguments) -> encoder(arguments[0]).flush())
			.add("atob", (arguments) -> Base64Text.decode(arguments[0].asString()))
			.add("btoa", (arguments) -> Base64Text.encode(arguments[0].asString()));
	}

	private static Decoder newDecoder(String name, int flags) {
		return Encodings.newDecoder(name, (flags & FATAL) != 0, (flags & IGNORE_MARK) != 0);
	}

	private static Decoder decoder(Value handle) {
		if (handle.isProxyObject() && handle.asProxyObject() instanceof Decoder decoder) {
			return decoder;
		}
		throw GuestError.type("Not a decoder");
	}

	private static ChunkEncoder encoder(Value handle) {
		if (handle.isProxyObject() && handle.asProxyObject() instanceof ChunkEncoder encoder) {
			return encoder;
		}
		throw GuestError.type("Not an encoder");
	}

	// All of a text at once: flags, buffer, offset, length
	private static String decodeUtf8(Value... arguments) {
		int flags = arguments[0].asInt();
		byte[] bytes = Bytes.of(arguments, 1);
		String text = ((flags & IGNORE_MARK) != 0) ? Utf8.decodeWithMark(bytes, 0, bytes.length) : Utf8.decode(bytes);
		// Only a decoder can tell an error from a U+FFFD that was there before
		return ((flags & FATAL) != 0 && text.indexOf(Utf8.REPLACEMENT) >= 0)
				? newDecoder("utf-8", flags).decode(bytes, false) : text;
	}

}
