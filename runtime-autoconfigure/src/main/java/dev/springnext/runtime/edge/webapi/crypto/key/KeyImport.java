package dev.springnext.runtime.edge.webapi.crypto.key;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * A key that is to be imported.
 *
 * @param format the format: {@code raw}, {@code spki}, {@code pkcs8} or {@code jwk}
 * @param data {@link CopiedBytes}, or a {@link Jwk}
 * @param parameters the algorithm
 * @param extractable whether the key may be exported again
 * @param usages what it may be used for
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href=
 * "https://w3c.github.io/webcrypto/#SubtleCrypto-method-importKey">importKey</a>
 */
public record KeyImport(String format, Object data, Parameters parameters, boolean extractable, int usages) {

	/**
	 * The key in a binary format.
	 * @return the bytes
	 */
	public byte[] bytes() {
		if (this.data instanceof CopiedBytes copied) {
			return copied.bytes();
		}
		throw wrongData();
	}

	/**
	 * The key as JSON.
	 * @return the key
	 */
	public Jwk jwk() {
		if (this.data instanceof Jwk jwk) {
			return jwk;
		}
		throw wrongData();
	}

	/**
	 * The error for data that does not go with the format.
	 * @return the error
	 */
	public GuestError wrongData() {
		return GuestError.type("Key data must be " + ((this.format.equals("jwk")) ? "a JsonWebKey" : "a BufferSource")
				+ " for the format '" + this.format + "'");
	}

	/**
	 * The error for a format that the algorithm does not know.
	 * @return the error
	 */
	public GuestError unsupportedFormat() {
		return CryptoErrors
			.notSupported("Unable to import " + this.parameters.name() + " using format '" + this.format + "'");
	}

	/**
	 * Makes the key.
	 * @param kind its kind
	 * @param allowedUsages what it stands for
	 * @param material what it consists of
	 * @return the key
	 */
	public KeyHandle toKey(KeyHandle.Kind kind, int allowedUsages, KeyMaterial material) {
		return new KeyHandle(this.parameters.name(), kind, this.extractable, this.usages & allowedUsages, material);
	}

}
