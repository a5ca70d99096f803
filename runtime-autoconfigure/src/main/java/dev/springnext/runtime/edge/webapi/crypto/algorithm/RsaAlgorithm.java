package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Hash;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * What RSA's algorithms have in common: their keys.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href=
 * "https://w3c.github.io/webcrypto/#rsassa-pkcs1-operations">RSASSA-PKCS1-v1_5</a>
 */
abstract class RsaAlgorithm extends KeyPairAlgorithm {

	private static final int SHORTEST = 512;

	static final int LONGEST = 16384;

	private final String jwkUse;

	RsaAlgorithm(int publicUsages, int privateUsages, String jwkUse) {
		super(publicUsages, privateUsages);
		this.jwkUse = jwkUse;
	}

	/**
	 * The name of this algorithm in a JSON Web Key.
	 * @param hash the hash function of the key
	 * @return such as {@code RS256}, or {@code null} where none is registered
	 */
	abstract @Nullable String jwkName(Hash hash);

	@Override
	public boolean isQuick(Operation operation, Parameters parameters, @Nullable KeyHandle key, int length) {
		if (key != null && (operation == Operation.VERIFY || operation == Operation.ENCRYPT)) {
			KeyMaterial.Rsa material = (KeyMaterial.Rsa) key.material();
			return material.modulus().bitLength() <= 4096 && material.exponent().bitLength() <= 17
					&& super.isQuick(operation, parameters, key, length);
		}
		return operation == Operation.IMPORT && length <= 4096;
	}

	@Override
	public KeyHandle.Pair generate(Parameters parameters, boolean extractable, int usages, Cancellation cancellation)
			throws GeneralSecurityException {
		checkPairUsages(parameters, usages);
		long length = parameters.number("modulusLength");
		if (length < SHORTEST || length > LONGEST) {
			throw CryptoErrors.operation("algorithm.modulusLength must be between " + SHORTEST + " and " + LONGEST);
		}
		BigInteger exponent = new BigInteger(1, parameters.bytes("publicExponent"));
		if (exponent.bitLength() < 2 || exponent.bitLength() > Long.SIZE || !exponent.testBit(0)) {
			throw CryptoErrors.operation("algorithm.publicExponent is not an odd number above 1 of 64 bits at most");
		}
		requirePrivateUsages(usages);
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
		generator.initialize(new RSAKeyGenParameterSpec((int) length, exponent), new CancellableRandom(cancellation));
		KeyPair pair = generator.generateKeyPair();
		Hash hash = parameters.hash();
		return toPair(parameters, extractable, usages, new KeyMaterial.Rsa(pair.getPublic(), exponent, hash),
				new KeyMaterial.Rsa(pair.getPrivate(), exponent, hash));
	}

	@Override
	public KeyHandle importKey(KeyImport request) {
		switch (request.format()) {
			case "spki":
				checkUsages(request, false);
				return toPublic(request, RsaKeys.readSpki(request.bytes()));
			case "pkcs8":
				checkUsages(request, true);
				return toPrivate(request, RsaKeys.readPkcs8(request.bytes()));
			case "jwk":
				return importJwk(request, request.jwk());
			default:
				throw request.unsupportedFormat();
		}
	}

	private KeyHandle importJwk(KeyImport request, Jwk jwk) {
		boolean isPrivate = jwk.has("d");
		checkUsages(request, isPrivate);
		jwk.require("kty", "RSA");
		jwk.requireUse(request, this.jwkUse);
		jwk.requireAlgorithm(jwkName(request.parameters().hash()));
		return (isPrivate) ? toPrivate(request, RsaKeys.readPrivate(jwk))
				: toPublic(request, RsaKeys.publicKey(jwk.number("n"), jwk.number("e")));
	}

	private KeyHandle toPublic(KeyImport request, RSAPublicKey key) {
		return toPublic(request, new KeyMaterial.Rsa(key, key.getPublicExponent(), request.parameters().hash()));
	}

	private KeyHandle toPrivate(KeyImport request, RSAPrivateCrtKey key) {
		return toPrivate(request, new KeyMaterial.Rsa(key, key.getPublicExponent(), request.parameters().hash()));
	}

	@Override
	public Object exportKey(String format, KeyHandle key) {
		KeyMaterial.Rsa material = (KeyMaterial.Rsa) key.material();
		switch (format) {
			case "spki":
				key.require(KeyHandle.Kind.PUBLIC);
				return RsaKeys.writeSpki(material);
			case "pkcs8":
				key.require(KeyHandle.Kind.PRIVATE);
				return RsaKeys.writePkcs8((RSAPrivateCrtKey) material.key());
			case "jwk":
				return RsaKeys.writeJwk(material).with("alg", jwkName(material.hash())).toJson(key);
			default:
				throw unsupportedFormat(format, key);
		}
	}

	static Key java(KeyHandle key) {
		return ((KeyMaterial.Rsa) key.material()).key();
	}

	static Hash hash(KeyHandle key) {
		return ((KeyMaterial.Rsa) key.material()).hash();
	}

	/**
	 * Randomness that stops who asks for it: a search for primes asks for each candidate.
	 */
	@SuppressWarnings("serial")
	private static final class CancellableRandom extends SecureRandom {

		private final transient Cancellation cancellation;

		private CancellableRandom(Cancellation cancellation) {
			this.cancellation = cancellation;
		}

		@Override
		public void nextBytes(byte[] bytes) {
			this.cancellation.check();
			super.nextBytes(bytes);
		}

	}

}
