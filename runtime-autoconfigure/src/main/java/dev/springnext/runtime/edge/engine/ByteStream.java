package dev.springnext.runtime.edge.engine;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that come bit by bit, to one reader that asks for them: the body of a request or
 * a response, on its way between Java and JavaScript, or from Java to Java past it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface ByteStream {

	/**
	 * Asks for the next bytes. There may be one read at a time.
	 * @return completes, on any thread, with at least one byte, or with {@code null} at
	 * the end; or fails
	 */
	CompletionStage<@Nullable ByteBuffer> read();

	/**
	 * Gives up the rest. Does nothing after the end.
	 */
	void cancel();

	/**
	 * How many bytes there will be.
	 * @return their number, or -1 if unknown
	 */
	default long length() {
		return -1;
	}

}
