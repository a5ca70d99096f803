package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Der;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Counter mode. The counter is the last bits of a block, as many as the caller says; the
 * JDK counts with all of them.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#aes-ctr-operations">AES-CTR</a>
 */
final class AesCtr implements AesMode {

	private static final int BLOCK = 16;

	@Override
	public byte[] encrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		byte[] counter = parameters.bytes("counter");
		if (counter.length != BLOCK) {
			throw CryptoErrors.operation("algorithm.counter must contain exactly 16 bytes");
		}
		long length = parameters.number("length");
		if (length < 1 || length > 128) {
			throw CryptoErrors.operation("algorithm.length must be between 1 and 128");
		}
		BigInteger start = new BigInteger(1, counter);
		BigInteger period = BigInteger.ONE.shiftLeft((int) length);
		BigInteger blocks = BigInteger.valueOf((data.length + BLOCK - 1L) / BLOCK);
		if (blocks.compareTo(period) > 0) {
			throw CryptoErrors.operation("The counter would repeat: the data is too long for algorithm.length");
		}
		BigInteger untilWrap = period.subtract(start.mod(period));
		byte[] result = new byte[data.length];
		int first = (blocks.compareTo(untilWrap) > 0) ? untilWrap.intValue() * BLOCK : data.length;
		run(key, counter, data, 0, first, result);
		if (first < data.length) {
			run(key, Der.unsigned(start.subtract(start.mod(period)), BLOCK), data, first, data.length - first, result);
		}
		return result;
	}

	private static void run(SecretKeySpec key, byte[] counter, byte[] data, int from, int length, byte[] result)
			throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
		cipher.doFinal(data, from, length, result, from);
	}

	@Override
	public byte[] decrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException {
		return encrypt(key, parameters, data);
	}

}
