package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import javax.crypto.Mac;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Hash;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * PBKDF2. The JDK's own takes passwords of characters only.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8018#section-5.2">RFC 8018</a>
 */
final class Pbkdf2 extends KdfAlgorithm {

	private static final int QUICK = 1000;

	private static final int CHECK_INTERVAL = 1024;

	private static final int REMEMBERED = 256;

	@Override
	KeyMaterial material(byte[] secret) {
		return new KeyMaterial.Password(secret, new AtomicReference<>());
	}

	@Override
	public boolean isQuickToDerive(Parameters parameters, KeyHandle key, @Nullable Long length) {
		long bytes = (length != null) ? length / Byte.SIZE : 0;
		return remembered(parameters, key).length >= bytes
				|| parameters.number("iterations") * (1 + bytes / parameters.hash().length()) <= QUICK;
	}

	private static byte[] remembered(Parameters parameters, KeyHandle key) {
		KeyMaterial.Derivation last = ((KeyMaterial.Password) key.material()).last().get();
		return (last != null && last.matches(parameters)) ? last.bits() : new byte[0];
	}

	@Override
	public byte[] deriveBits(Parameters parameters, KeyHandle key, @Nullable Long length, Cancellation cancellation)
			throws GeneralSecurityException {
		int count = bytes(length);
		long iterations = parameters.number("iterations");
		if (iterations == 0) {
			throw CryptoErrors.operation("iterations cannot be zero");
		}
		byte[] known = remembered(parameters, key);
		if (known.length < count) {
			Hash hash = parameters.hash();
			byte[] salt = parameters.bytes("salt");
			int blocks = (count - 1) / hash.length() + 1;
			int first = known.length / hash.length();
			known = Arrays.copyOf(known, blocks * hash.length());
			KeyMaterial.Password password = (KeyMaterial.Password) key.material();
			Mac mac = hash.mac(password.bytes());
			for (int i = first; i < blocks; i++) {
				block(mac, salt, iterations, i, known, cancellation);
			}
			if (known.length <= REMEMBERED) {
				password.last().set(new KeyMaterial.Derivation(hash, salt, iterations, known));
			}
		}
		return Arrays.copyOf(known, count);
	}

	private static void block(Mac mac, byte[] salt, long iterations, int number, byte[] target,
			Cancellation cancellation) throws GeneralSecurityException {
		int from = number * mac.getMacLength();
		byte[] round = new byte[mac.getMacLength()];
		mac.update(salt);
		mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number + 1));
		mac.doFinal(round, 0);
		System.arraycopy(round, 0, target, from, round.length);
		for (long i = 1; i < iterations; i++) {
			mac.update(round);
			mac.doFinal(round, 0);
			for (int j = 0; j < round.length; j++) {
				target[from + j] ^= round[j];
			}
			if (i % CHECK_INTERVAL == 0) {
				cancellation.check();
			}
		}
	}

}
