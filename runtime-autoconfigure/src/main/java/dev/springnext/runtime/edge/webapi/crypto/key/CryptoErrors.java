package dev.springnext.runtime.edge.webapi.crypto.key;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * The errors that the standard names.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/webcrypto/#SubtleCrypto-Exceptions">Web
 * Cryptography API, Exceptions</a>
 */
public final class CryptoErrors {

	private CryptoErrors() {
	}

	/**
	 * Work that failed, for a reason that the standard does not distinguish.
	 * @param message what failed
	 * @return the error
	 */
	public static GuestError operation(String message) {
		return GuestError.dom("OperationError", message);
	}

	/**
	 * Data that is no key of the given kind.
	 * @param message what is wrong with it
	 * @return the error
	 */
	public static GuestError data(String message) {
		return GuestError.dom("DataError", message);
	}

	/**
	 * An algorithm, curve or format that is not there.
	 * @param message what is missing
	 * @return the error
	 */
	public static GuestError notSupported(String message) {
		return GuestError.dom("NotSupportedError", message);
	}

	/**
	 * A key that may not be used so.
	 * @param message why not
	 * @return the error
	 */
	public static GuestError invalidAccess(String message) {
		return GuestError.dom("InvalidAccessError", message);
	}

	/**
	 * Usages or an extractability that keys of the algorithm can't have.
	 * @param message which
	 * @return the error
	 */
	public static GuestError syntax(String message) {
		return GuestError.dom("SyntaxError", message);
	}

}
