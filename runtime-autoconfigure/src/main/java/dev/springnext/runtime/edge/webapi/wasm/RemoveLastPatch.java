package dev.springnext.runtime.edge.webapi.wasm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Turns the calls of {@code List.removeLast()} in a class file into calls of
 * {@link RemoveLast#removeLast}.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The
 * class File Format</a>
 */
final class RemoveLastPatch {

	private static final int UTF8 = 1;

	private static final int CLASS = 7;

	private static final int METHOD = 10;

	private static final int INTERFACE_METHOD = 11;

	private static final int NAME_AND_TYPE = 12;

	private static final byte INVOKE_STATIC = (byte) 0xB8;

	private static final byte INVOKE_INTERFACE = (byte) 0xB9;

	private static final int POOL = 8;

	private final byte[] file;

	// Constants as "tag text" or "tag index index", and where they are
	private final Map<String, Integer> constants = new HashMap<>();

	private int size;

	private int end;

	RemoveLastPatch(byte[] file) {
		this.file = file;
	}

	/**
	 * Patches the class file.
	 * @return the new one, or {@code null} if it has no such call
	 * @throws IOException if it is no class file
	 */
	byte @Nullable [] apply() throws IOException {
		readPool();
		Integer called = method(INTERFACE_METHOD, "java/util/List", "removeLast", "()Ljava/lang/Object;");
		if (called == null) {
			return null;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(this.file.length + 256);
		DataOutputStream out = new DataOutputStream(bytes);
		out.write(this.file, 0, POOL);
		out.writeShort(this.size + 5);
		out.write(this.file, POOL + 2, this.end - POOL - 2);
		out.writeByte(UTF8);
		out.writeUTF(RemoveLast.class.getName().replace('.', '/'));
		out.writeByte(CLASS);
		out.writeShort(this.size);
		out.writeByte(UTF8);
		out.writeUTF("(Ljava/util/List;)Ljava/lang/Object;");
		out.writeByte(NAME_AND_TYPE);
		out.writeShort(Objects.requireNonNull(this.constants.get(UTF8 + " removeLast")));
		out.writeShort(this.size + 2);
		out.writeByte(METHOD);
		out.writeShort(this.size + 1);
		out.writeShort(this.size + 3);
		out.write(withCalls(called, this.size + 4), this.end, this.file.length - this.end);
		return bytes.toByteArray();
	}

	private void readPool() throws IOException {
		ByteArrayInputStream bytes = new ByteArrayInputStream(this.file);
		DataInputStream in = new DataInputStream(bytes);
		in.skipBytes(POOL);
		this.size = in.readUnsignedShort();
		for (int i = 1; i < this.size; i++) {
			int tag = in.readUnsignedByte();
			switch (tag) {
				case UTF8 -> this.constants.put(tag + " " + in.readUTF(), i);
				case CLASS -> this.constants.put(tag + " " + in.readUnsignedShort(), i);
				case 8, 16, 19, 20 -> in.skipBytes(2);
				case 15 -> in.skipBytes(3);
				// Long and double take two places
				case 5, 6 -> i += in.skipBytes(8) / 8;
				default -> this.constants.put(tag + " " + in.readUnsignedShort() + " " + in.readUnsignedShort(), i);
			}
		}
		this.end = this.file.length - bytes.available();
	}

	private @Nullable Integer method(int tag, String owner, String name, String type) {
		Integer ownerClass = this.constants.get(CLASS + " " + this.constants.get(UTF8 + " " + owner));
		Integer nameAndType = this.constants.get(NAME_AND_TYPE + " " + this.constants.get(UTF8 + " " + name) + " "
				+ this.constants.get(UTF8 + " " + type));
		return this.constants.get(tag + " " + ownerClass + " " + nameAndType);
	}

	// invokeinterface has five bytes, invokestatic three: the rest becomes nop
	private byte[] withCalls(int called, int replacement) {
		byte[] code = this.file.clone();
		for (int i = this.end; i + 4 < code.length; i++) {
			if (code[i] == INVOKE_INTERFACE && code[i + 1] == (byte) (called >> 8) && code[i + 2] == (byte) called
					&& code[i + 3] == 1 && code[i + 4] == 0) {
				code[i] = INVOKE_STATIC;
				code[i + 1] = (byte) (replacement >> 8);
				code[i + 2] = (byte) replacement;
				code[i + 3] = 0;
			}
		}
		return code;
	}

}
