package dev.springnext.runtime.edge.webapi.compression;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * One direction of a compression format, fed bit by bit. Modules hold it as an object
 * that shows nothing.
 *
 * @author Switchable Runtimes for Spring
 */
abstract class Codec implements Proxy {

	// The most that one step gives
	static final int PIECE = 64 * 1024;

	static Codec from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof Codec codec) {
			return codec;
		}
		throw GuestError.type("The argument is not a codec");
	}

	/**
	 * Takes input. What came before has been taken out with {@link #next}.
	 * @param input the bytes
	 */
	abstract void feed(byte[] input);

	/**
	 * Gives output.
	 * @return up to {@link #PIECE} bytes, or {@code null} if there is no more for now
	 */
	abstract byte @Nullable [] next();

	/**
	 * Ends the input.
	 */
	abstract void finish();

	/**
	 * Gives up what is held outside the heap.
	 */
	abstract void release();

}
