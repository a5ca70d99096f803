package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import javax.crypto.Mac;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Hash;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * HKDF.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869#section-2">RFC 5869</a>
 */
final class Hkdf extends KdfAlgorithm {

	@Override
	KeyMaterial material(byte[] secret) {
		return new KeyMaterial.Secret(secret, false);
	}

	@Override
	public byte[] deriveBits(Parameters parameters, KeyHandle key, @Nullable Long length, Cancellation cancellation) {
		int count = bytes(length);
		Hash hash = parameters.hash();
		if (count > 255 * hash.length()) {
			throw CryptoErrors
				.operation("HKDF with " + hash.webName() + " gives " + 255 * hash.length() + " bytes at most");
		}
		Mac expand = hash
			.mac(hash.mac(parameters.bytes("salt")).doFinal(((KeyMaterial.Secret) key.material()).bytes()));
		byte[] info = parameters.bytes("info");
		byte[] result = new byte[count];
		byte[] block = new byte[0];
		for (int at = 0; at < count; at += hash.length()) {
			expand.update(block);
			expand.update(info);
			expand.update((byte) (at / hash.length() + 1));
			block = expand.doFinal();
			System.arraycopy(block, 0, result, at, Math.min(block.length, count - at));
		}
		return result;
	}

}
