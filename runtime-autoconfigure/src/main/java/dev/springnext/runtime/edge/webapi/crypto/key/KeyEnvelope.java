package dev.springnext.runtime.edge.webapi.crypto.key;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What {@code SubjectPublicKeyInfo} and {@code PrivateKeyInfo} have around a key.
 *
 * @param algorithm the object identifier of the algorithm
 * @param parameters what follows it, as it is written
 * @param key the key
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958#section-2">RFC 5958</a>
 */
public record KeyEnvelope(byte[] algorithm, byte[] parameters, byte[] key) {

	private static final byte[] NULL = { Der.NULL, 0 };

	/**
	 * Reads a public key.
	 * @param bytes the format {@code spki}
	 * @return its parts
	 */
	public static KeyEnvelope readPublic(byte[] bytes) {
		Der info = Der.read(bytes);
		Der algorithm = info.enter(Der.SEQUENCE);
		byte[] key = info.bits();
		info.finish();
		return new KeyEnvelope(algorithm.content(Der.OID), algorithm.rest(), key);
	}

	/**
	 * Reads a private key.
	 * @param bytes the format {@code pkcs8}
	 * @return its parts
	 */
	public static KeyEnvelope readPrivate(byte[] bytes) {
		Der info = Der.read(bytes);
		if (info.integer().bitLength() > 1) {
			throw CryptoErrors.data("The version of the private key is unknown");
		}
		Der algorithm = info.enter(Der.SEQUENCE);
		return new KeyEnvelope(algorithm.content(Der.OID), algorithm.rest(), info.content(Der.OCTET_STRING));
	}

	/**
	 * Refuses a key of another algorithm.
	 * @param expected the object identifier it must have
	 * @return this envelope
	 */
	public KeyEnvelope require(byte[] expected) {
		if (!Arrays.equals(this.algorithm, expected)) {
			throw CryptoErrors.data("The key is one of another algorithm");
		}
		return this;
	}

	/**
	 * Refuses parameters other than null.
	 * @return this envelope
	 */
	public KeyEnvelope requireNullParameters() {
		if (!Arrays.equals(this.parameters, NULL)) {
			throw CryptoErrors.data("The algorithm of the key has unknown parameters");
		}
		return this;
	}

	/**
	 * Refuses parameters.
	 * @return this envelope
	 */
	public KeyEnvelope requireNoParameters() {
		if (this.parameters.length != 0) {
			throw CryptoErrors.data("The algorithm of the key has unknown parameters");
		}
		return this;
	}

	/**
	 * An envelope whose parameters are null.
	 * @param algorithm the object identifier of the algorithm
	 * @param key the key
	 * @return the envelope
	 */
	public static KeyEnvelope withNullParameters(byte[] algorithm, byte[] key) {
		return new KeyEnvelope(algorithm, NULL, key);
	}

	/**
	 * Writes a public key.
	 * @return the format {@code spki}
	 */
	public byte[] writePublic() {
		return Der.write(Der.SEQUENCE, writeAlgorithm(), Der.write(Der.BIT_STRING, new byte[1], this.key));
	}

	/**
	 * Writes a private key.
	 * @return the format {@code pkcs8}
	 */
	public byte[] writePrivate() {
		return Der.write(Der.SEQUENCE, Der.write(BigInteger.ZERO), writeAlgorithm(),
				Der.write(Der.OCTET_STRING, this.key));
	}

	private byte[] writeAlgorithm() {
		return Der.write(Der.SEQUENCE, Der.write(Der.OID, this.algorithm), this.parameters);
	}

}
