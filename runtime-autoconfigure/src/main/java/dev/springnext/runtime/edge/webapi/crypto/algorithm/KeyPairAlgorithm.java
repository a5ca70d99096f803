package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * What the algorithms with a public and a private key have in common: which usages each
 * of the two may have.
 *
 * @author Switchable Runtimes for Spring
 */
abstract class KeyPairAlgorithm extends CryptoAlgorithm {

	private final int publicUsages;

	private final int privateUsages;

	/**
	 * Creates an algorithm.
	 * @param publicUsages what its public keys may be used for
	 * @param privateUsages what its private keys may be used for
	 */
	KeyPairAlgorithm(int publicUsages, int privateUsages) {
		this.publicUsages = publicUsages;
		this.privateUsages = privateUsages;
	}

	/**
	 * Refuses to generate keys for usages that the algorithm doesn't have.
	 * @param parameters of the keys
	 * @param usages what they are for
	 */
	final void checkPairUsages(Parameters parameters, int usages) {
		KeyUsages.check(usages, this.publicUsages | this.privateUsages, "an " + parameters.name() + " key");
	}

	/**
	 * Refuses to generate a private key without usages.
	 * @param usages what the keys are for
	 */
	final void requirePrivateUsages(int usages) {
		if ((usages & this.privateUsages) == 0) {
			throw noUsages();
		}
	}

	/**
	 * Makes handles of new keys.
	 * @param parameters of the keys
	 * @param extractable whether the private key may be exported; the public one always
	 * may
	 * @param usages what they are for
	 * @param publicKey the public key
	 * @param privateKey the private key
	 * @return the handles
	 */
	final KeyHandle.Pair toPair(Parameters parameters, boolean extractable, int usages, KeyMaterial publicKey,
			KeyMaterial privateKey) {
		return new KeyHandle.Pair(
				new KeyHandle(parameters.name(), KeyHandle.Kind.PUBLIC, true, usages & this.publicUsages, publicKey),
				new KeyHandle(parameters.name(), KeyHandle.Kind.PRIVATE, extractable, usages & this.privateUsages,
						privateKey));
	}

	/**
	 * Refuses to import a key for usages that it can't have.
	 * @param request the import
	 * @param isPrivate whether the key is private
	 */
	final void checkUsages(KeyImport request, boolean isPrivate) {
		KeyUsages.check(request.usages(), (isPrivate) ? this.privateUsages : this.publicUsages,
				"an " + request.parameters().name() + ((isPrivate) ? " private key" : " public key"));
	}

	final KeyHandle toPublic(KeyImport request, KeyMaterial key) {
		return request.toKey(KeyHandle.Kind.PUBLIC, this.publicUsages, key);
	}

	final KeyHandle toPrivate(KeyImport request, KeyMaterial key) {
		return request.toKey(KeyHandle.Kind.PRIVATE, this.privateUsages, key);
	}

}
