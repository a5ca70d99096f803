package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Key wrapping. The module never asks for it but to wrap and unwrap keys.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#aes-kw-operations">AES-KW</a>
 */
final class AesKeyWrap implements AesMode {

	private static final int UNIT = 8;

	@Override
	public byte[] encrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		return run(Cipher.ENCRYPT_MODE, key, data, 2);
	}

	@Override
	public byte[] decrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		return run(Cipher.DECRYPT_MODE, key, data, 3);
	}

	private static byte[] run(int mode, SecretKeySpec key, byte[] data, int units) throws GeneralSecurityException {
		if (data.length < units * UNIT || data.length % UNIT != 0) {
			throw CryptoErrors.operation("AES-KW takes a multiple of 8 bytes, " + units * UNIT + " at least");
		}
		Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
		cipher.init(mode, key);
		return cipher.doFinal(data);
	}

}
