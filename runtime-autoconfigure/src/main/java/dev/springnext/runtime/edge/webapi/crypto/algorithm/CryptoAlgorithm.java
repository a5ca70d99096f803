package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * What an algorithm can do. A {@link GeneralSecurityException} is seen as an
 * {@code OperationError}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public abstract class CryptoAlgorithm {

	/** Data that all symmetric algorithms are through with in less than a millisecond. */
	private static final int SMALL = 64 * 1024;

	/**
	 * What can be asked of an algorithm.
	 */
	public enum Operation {

		/** Generate a key. */
		GENERATE,

		/** Import a key. */
		IMPORT,

		/** Encrypt, or wrap a key. */
		ENCRYPT,

		/** Decrypt, or unwrap a key. */
		DECRYPT,

		/** Sign. */
		SIGN,

		/** Verify. */
		VERIFY

	}

	/**
	 * Whether work takes no longer than about a millisecond.
	 * @param operation what is asked
	 * @param parameters how
	 * @param key the key that is used, if any
	 * @param length how many bytes of data there are
	 * @return {@code false} if the loop should not wait for it
	 */
	public boolean isQuick(Operation operation, Parameters parameters, @Nullable KeyHandle key, int length) {
		return length <= SMALL;
	}

	/**
	 * Generates a key.
	 * @param parameters of what kind
	 * @param extractable whether it may be exported
	 * @param usages what it may be used for
	 * @param cancellation ends the work
	 * @return a {@link KeyHandle}, or a {@link KeyHandle.Pair}
	 * @throws GeneralSecurityException if it fails
	 */
	public Object generate(Parameters parameters, boolean extractable, int usages, Cancellation cancellation)
			throws GeneralSecurityException {
		throw unsupported(parameters, "generate a key");
	}

	/**
	 * Imports a key.
	 * @param request what to import
	 * @return the key
	 * @throws GeneralSecurityException if it fails
	 */
	public abstract KeyHandle importKey(KeyImport request) throws GeneralSecurityException;

	/**
	 * Whether keys can be exported at all.
	 * @return {@code false} if not even extractable ones can
	 */
	public boolean isExportable() {
		return true;
	}

	/**
	 * Exports a key.
	 * @param format the format
	 * @param key an extractable key
	 * @return bytes, or a string of JSON
	 */
	public Object exportKey(String format, KeyHandle key) {
		throw CryptoErrors.notSupported("Unable to export " + key.algorithm() + " keys");
	}

	/**
	 * Encrypts.
	 * @param parameters how
	 * @param key with which key
	 * @param data what
	 * @return the ciphertext
	 * @throws GeneralSecurityException if it fails
	 */
	public byte[] encrypt(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		throw unsupported(parameters, "encrypt");
	}

	/**
	 * Decrypts.
	 * @param parameters how
	 * @param key with which key
	 * @param data what
	 * @return the plaintext
	 * @throws GeneralSecurityException if it fails
	 */
	public byte[] decrypt(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		throw unsupported(parameters, "decrypt");
	}

	/**
	 * Signs.
	 * @param parameters how
	 * @param key with which key
	 * @param data what
	 * @return the signature
	 * @throws GeneralSecurityException if it fails
	 */
	public byte[] sign(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		throw unsupported(parameters, "sign");
	}

	/**
	 * Verifies a signature.
	 * @param parameters how
	 * @param key with which key
	 * @param signature the signature
	 * @param data what was signed
	 * @return whether the signature is good
	 * @throws GeneralSecurityException if that can't be told
	 */
	public boolean verify(Parameters parameters, KeyHandle key, byte[] signature, byte[] data)
			throws GeneralSecurityException {
		throw unsupported(parameters, "verify");
	}

	/**
	 * Whether deriving bits takes no longer than about a millisecond.
	 * @param parameters how
	 * @param key from which key
	 * @param length how many bits, or {@code null} for as many as there are
	 * @return {@code false} if the loop should not wait for it
	 */
	public boolean isQuickToDerive(Parameters parameters, KeyHandle key, @Nullable Long length) {
		return true;
	}

	/**
	 * Derives bits.
	 * @param parameters how
	 * @param key from which key
	 * @param length how many bits, or {@code null} for as many as there are
	 * @param cancellation ends the work
	 * @return the bits
	 * @throws GeneralSecurityException if it fails
	 */
	public byte[] deriveBits(Parameters parameters, KeyHandle key, @Nullable Long length, Cancellation cancellation)
			throws GeneralSecurityException {
		throw unsupported(parameters, "derive bits");
	}

	/**
	 * How many bits a derived key of this algorithm takes.
	 * @param parameters of what kind
	 * @return the length, or {@code null} for as many as there are
	 */
	public @Nullable Long keyLength(Parameters parameters) {
		throw unsupported(parameters, "derive a key");
	}

	private static GuestError unsupported(Parameters parameters, String operation) {
		return CryptoErrors.notSupported(parameters.name() + " can not " + operation);
	}

	static GuestError unsupportedFormat(String format, KeyHandle key) {
		return CryptoErrors.notSupported("Unable to export " + key + " using format '" + format + "'");
	}

	static GuestError noUsages() {
		return CryptoErrors.syntax("Usages cannot be empty when creating a key");
	}

}
