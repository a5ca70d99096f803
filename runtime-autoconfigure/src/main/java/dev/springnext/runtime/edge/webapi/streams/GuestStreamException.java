package dev.springnext.runtime.edge.webapi.streams;

import java.io.IOException;

/**
 * A stream of guest code failed, or gave something else than bytes.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class GuestStreamException extends IOException {

	GuestStreamException(String message) {
		super(message);
	}

	GuestStreamException(String message, Throwable cause) {
		super(message, cause);
	}

}
