package dev.springnext.runtime.edge.webapi.wasm;

import java.io.ByteArrayOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Gives the memory that a module defines a maximum, so that neither its start nor its
 * {@code memory.grow} can take more. What is no valid module is left for the compiler to
 * complain about.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">WebAssembly
 * 5.5</a>
 */
final class MemoryLimit {

	private static final int HEADER = 8;

	private static final int MEMORY_SECTION = 5;

	private static final int HAS_MAXIMUM = 1;

	private static final int SHARED = 2;

	private final byte[] module;

	private final long limit;

	private int at = HEADER;

	/**
	 * Prepares to limit a module.
	 * @param module the module
	 * @param limit the most pages that its memory may have
	 */
	MemoryLimit(byte[] module, long limit) {
		this.module = module;
		this.limit = limit;
	}

	/**
	 * Limits the module.
	 * @return the module with a lower maximum, or {@code null} if it needs none
	 * @throws RefusedException if the module wants more from the start
	 */
	byte @Nullable [] apply() throws RefusedException {
		try {
			while (this.at < this.module.length) {
				int section = this.at;
				int id = this.module[this.at++];
				int length = (int) unsigned();
				if (id == MEMORY_SECTION) {
					return memories(section, this.at + length);
				}
				this.at = Math.addExact(this.at, length);
			}
			return null;
		}
		catch (ArrayIndexOutOfBoundsException | ArithmeticException ex) {
			return null;
		}
	}

	private byte @Nullable [] memories(int section, int end) throws RefusedException {
		long count = unsigned();
		int flags = this.module[this.at++];
		if (count != 1 || (flags & ~(HAS_MAXIMUM | SHARED)) != 0) {
			return null;
		}
		long initial = unsigned();
		long maximum = ((flags & HAS_MAXIMUM) != 0) ? unsigned() : Long.MAX_VALUE;
		if (this.at != end || initial > maximum || initial > 65536) {
			return null;
		}
		if ((flags & SHARED) != 0) {
			throw new RefusedException("a module cannot define a shared memory here, only import one");
		}
		if (initial > this.limit) {
			throw new RefusedException(
					"the module's memory of " + initial + " pages is above the limit of " + this.limit + " pages");
		}
		return (maximum > this.limit) ? withMemory(section, end, initial) : null;
	}

	private byte[] withMemory(int section, int end, long initial) {
		ByteArrayOutputStream memory = new ByteArrayOutputStream();
		memory.write(1);
		memory.write(HAS_MAXIMUM);
		write(memory, initial);
		write(memory, this.limit);
		ByteArrayOutputStream limited = new ByteArrayOutputStream(this.module.length + HEADER);
		limited.write(this.module, 0, section);
		limited.write(MEMORY_SECTION);
		write(limited, memory.size());
		limited.writeBytes(memory.toByteArray());
		limited.write(this.module, end, this.module.length - end);
		return limited.toByteArray();
	}

	private long unsigned() {
		long value = 0;
		for (int shift = 0; shift < 35; shift += 7) {
			byte b = this.module[this.at++];
			value |= (long) (b & 0x7F) << shift;
			if (b >= 0) {
				return value;
			}
		}
		throw new ArithmeticException("A number is too long");
	}

	private static void write(ByteArrayOutputStream out, long value) {
		long rest = value;
		while (rest > 0x7F) {
			out.write((int) (rest & 0x7F) | 0x80);
			rest >>= 7;
		}
		out.write((int) rest);
	}

	/**
	 * The module can not be limited.
	 */
	@SuppressWarnings("serial")
	static final class RefusedException extends Exception {

		RefusedException(String message) {
			super(message);
		}

	}

}
