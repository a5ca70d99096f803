package dev.springnext.runtime.edge.webapi.node;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;

/**
 * What {@code Buffer} does to many bytes at a time.
 *
 * @author Switchable Runtimes for Spring
 */
final class BufferFunctions {

	private BufferFunctions() {
	}

	static void addTo(HostFunctions functions) {
		functions.add("encode", (arguments) -> encoding(arguments[1]).encode(arguments[0].asString()))
			.add("byteLength", (arguments) -> encoding(arguments[1]).encode(arguments[0].asString()).length)
			.add("decode", (arguments) -> encoding(arguments[3]).decode(bytes(arguments, 0)))
			.add("write", BufferFunctions::write)
			.add("compare",
					(arguments) -> Integer.signum(Arrays.compareUnsigned(bytes(arguments, 0), bytes(arguments, 3))))
			.add("indexOf", BufferFunctions::indexOf)
			.add("isAscii", (arguments) -> isAscii(bytes(arguments, 0)))
			.add("isUtf8", (arguments) -> isUtf8(bytes(arguments, 0)));
	}

	private static BufferEncoding encoding(Value name) {
		for (BufferEncoding encoding : BufferEncoding.values()) {
			if (name.isString() && encoding.id().equals(name.asString())) {
				return encoding;
			}
		}
		throw GuestError.type("Unknown encoding");
	}

	private static byte[] bytes(Value[] arguments, int index) {
		Value buffer = arguments[index];
		long offset = arguments[index + 1].asLong();
		long length = arguments[index + 2].asLong();
		if (!buffer.hasBufferElements() || offset < 0 || length < 0 || offset + length > buffer.getBufferSize()) {
			throw GuestError.range("Out of bounds of the buffer");
		}
		return Bytes.of(buffer, (int) offset, (int) length);
	}

	// string, encoding, buffer, offset, most bytes; whole characters only
	private static Object write(Value... arguments) {
		BufferEncoding encoding = encoding(arguments[1]);
		byte[] bytes = encoding.encode(arguments[0].asString());
		Value buffer = arguments[2];
		long offset = arguments[3].asLong();
		int room = (int) Math.min(arguments[4].asLong(), buffer.getBufferSize() - offset);
		if (offset < 0 || room < 0) {
			throw GuestError.range("Out of bounds of the buffer");
		}
		int count = encoding.whole(bytes, Math.min(room, bytes.length));
		Bytes.copy(bytes, 0, count, buffer, offset);
		return count;
	}

	// Three of the bytes, three of what is searched, where to begin, whether forwards,
	// the width of a unit
	private static Object indexOf(Value... arguments) {
		byte[] bytes = bytes(arguments, 0);
		byte[] searched = bytes(arguments, 3);
		int from = arguments[6].asInt();
		boolean forwards = arguments[7].asBoolean();
		int step = arguments[8].asInt();
		int last = bytes.length - searched.length;
		int i = (forwards) ? from : Math.min(from, last);
		while (i >= 0 && i <= last) {
			if (i % step == 0 && Arrays.equals(bytes, i, i + searched.length, searched, 0, searched.length)) {
				return i;
			}
			i += (forwards) ? 1 : -1;
		}
		return -1;
	}

	private static boolean isAscii(byte[] bytes) {
		for (byte each : bytes) {
			if (each < 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
			return true;
		}
		catch (java.nio.charset.CharacterCodingException ex) {
			return false;
		}
	}

}
