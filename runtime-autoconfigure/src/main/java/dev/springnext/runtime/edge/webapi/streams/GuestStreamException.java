package dev.springnext.runtime.edge.webapi.streams;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ThrownError;

/**
 * A stream of guest code failed, or gave something else than bytes.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class GuestStreamException extends IOException {

	private final transient @Nullable ThrownError thrown;

	GuestStreamException(String message, ThrownError thrown) {
		super(message);
		this.thrown = thrown;
	}

	GuestStreamException(String message, Throwable cause) {
		super(message, cause);
		this.thrown = null;
	}

	/**
	 * What the stream failed with.
	 * @return the error of guest code; {@code null} if the stream could not be read
	 */
	public @Nullable ThrownError thrown() {
		return this.thrown;
	}

}
