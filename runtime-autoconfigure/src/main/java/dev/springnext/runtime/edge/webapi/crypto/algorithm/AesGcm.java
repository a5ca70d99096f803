package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Galois/Counter mode. The JDK knows no tags shorter than 96 bits: those are full tags
 * cut short, and decrypting is encrypting once more.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#aes-gcm-operations">AES-GCM</a>
 */
final class AesGcm implements AesMode {

	private static final int FULL_TAG = 128;

	private static final int SHORTEST_TAG_OF_JDK = 96;

	@Override
	public byte[] encrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		int tagLength = tagLength(parameters);
		byte[] sealed = run(Cipher.ENCRYPT_MODE, FULL_TAG, key, parameters, data);
		return (tagLength == FULL_TAG) ? sealed : Arrays.copyOf(sealed, data.length + tagLength / Byte.SIZE);
	}

	@Override
	public byte[] decrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		int tagLength = tagLength(parameters);
		int length = data.length - tagLength / Byte.SIZE;
		if (length < 0) {
			throw CryptoErrors.operation("The ciphertext is shorter than the tag");
		}
		if (tagLength >= SHORTEST_TAG_OF_JDK) {
			return run(Cipher.DECRYPT_MODE, tagLength, key, parameters, data);
		}
		byte[] ciphertext = Arrays.copyOf(data, length);
		byte[] plaintext = Arrays.copyOf(run(Cipher.ENCRYPT_MODE, FULL_TAG, key, parameters, ciphertext), length);
		byte[] sealed = run(Cipher.ENCRYPT_MODE, FULL_TAG, key, parameters, plaintext);
		if (!MessageDigest.isEqual(Arrays.copyOfRange(sealed, length, data.length),
				Arrays.copyOfRange(data, length, data.length))) {
			throw CryptoErrors.operation("The tag does not match");
		}
		return plaintext;
	}

	private static int tagLength(Parameters parameters) {
		long length = parameters.number("tagLength", FULL_TAG);
		if (length == 32 || length == 64 || (length >= 96 && length <= FULL_TAG && length % Byte.SIZE == 0)) {
			return (int) length;
		}
		throw CryptoErrors.operation(length + " is not a valid AES-GCM tag length");
	}

	private static byte[] run(int mode, int tagLength, SecretKeySpec key, Parameters parameters, byte[] data)
			throws GeneralSecurityException {
		byte[] iv = parameters.bytes("iv");
		if (iv.length == 0) {
			throw CryptoErrors.operation("algorithm.iv must not be empty");
		}
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, key, new GCMParameterSpec(tagLength, iv));
		byte @Nullable [] additional = parameters.optionalBytes("additionalData");
		if (additional != null) {
			cipher.updateAAD(additional);
		}
		return cipher.doFinal(data);
	}

}
