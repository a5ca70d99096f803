package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;

import javax.crypto.KeyAgreement;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * The steps that all kinds of key agreement share.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#ecdh-operations">ECDH, derive bits</a>
 */
final class Agreement {

	private Agreement() {
	}

	static KeyHandle peer(Parameters parameters, KeyHandle key) {
		key.require(KeyHandle.Kind.PRIVATE);
		KeyHandle peer = parameters.key("public");
		peer.require(KeyHandle.Kind.PUBLIC);
		if (!peer.algorithm().equals(key.algorithm())) {
			throw CryptoErrors.invalidAccess("The keys are of different algorithms");
		}
		return peer;
	}

	static byte[] derive(KeyAgreement agreement, Key privateKey, Key publicKey, @Nullable Long length)
			throws GeneralSecurityException {
		agreement.init(privateKey);
		agreement.doPhase(publicKey, true);
		byte[] secret = agreement.generateSecret();
		if (length == null) {
			return secret;
		}
		if (length > secret.length * (long) Byte.SIZE) {
			throw CryptoErrors.operation("length is above the " + secret.length * Byte.SIZE + " bits that are derived");
		}
		byte[] bits = Arrays.copyOf(secret, (int) ((length + Byte.SIZE - 1) / Byte.SIZE));
		int unused = (int) (bits.length * (long) Byte.SIZE - length);
		if (unused > 0) {
			bits[bits.length - 1] &= (byte) (0xFF << unused);
		}
		return bits;
	}

}
