package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Cipher block chaining with padding.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#aes-cbc-operations">AES-CBC</a>
 */
final class AesCbc implements AesMode {

	@Override
	public byte[] encrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		return run(Cipher.ENCRYPT_MODE, key, parameters, data);
	}

	@Override
	public byte[] decrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		if (data.length == 0 || data.length % 16 != 0) {
			throw CryptoErrors.operation("The ciphertext is not a multiple of 16 bytes");
		}
		return run(Cipher.DECRYPT_MODE, key, parameters, data);
	}

	private static byte[] run(int mode, SecretKeySpec key, Parameters parameters, byte[] data)
			throws GeneralSecurityException {
		byte[] iv = parameters.bytes("iv");
		if (iv.length != 16) {
			throw CryptoErrors.operation("algorithm.iv must contain exactly 16 bytes");
		}
		Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
		cipher.init(mode, key, new IvParameterSpec(iv));
		return cipher.doFinal(data);
	}

}
