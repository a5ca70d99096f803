package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.MessageDigest;
import java.security.SecureRandom;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Hash;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * HMAC.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#hmac-operations">HMAC</a>
 */
final class HmacAlgorithm extends CryptoAlgorithm {

	private static final int USAGES = KeyUsages.SIGN | KeyUsages.VERIFY;

	// Longer keys are hashed anyway
	private static final long LONGEST = 8L * 1024 * 1024;

	@Override
	public byte[] sign(Parameters parameters, KeyHandle key, byte[] data) {
		KeyMaterial.Hmac material = (KeyMaterial.Hmac) key.material();
		return material.hash().mac(material.bytes()).doFinal(data);
	}

	@Override
	public boolean verify(Parameters parameters, KeyHandle key, byte[] signature, byte[] data) {
		return MessageDigest.isEqual(sign(parameters, key, data), signature);
	}

	@Override
	public KeyHandle generate(Parameters parameters, boolean extractable, int usages, Cancellation cancellation) {
		KeyUsages.check(usages, USAGES, "an HMAC key");
		Hash hash = parameters.hash();
		long length = parameters.number("length", hash.blockLength() * (long) Byte.SIZE);
		if (length == 0) {
			throw CryptoErrors.operation("Zero-length HMAC keys are not supported");
		}
		if (length > LONGEST) {
			throw CryptoErrors.operation("HMAC keys may have " + LONGEST + " bits at most");
		}
		if (usages == 0) {
			throw noUsages();
		}
		byte[] key = new byte[(int) ((length + Byte.SIZE - 1) / Byte.SIZE)];
		new SecureRandom().nextBytes(key);
		return new KeyHandle("HMAC", KeyHandle.Kind.SECRET, extractable, usages,
				new KeyMaterial.Hmac(cut(key, length), length, hash));
	}

	@Override
	public Long keyLength(Parameters parameters) {
		long length = parameters.number("length", parameters.hash().blockLength() * (long) Byte.SIZE);
		if (length == 0) {
			throw GuestError.type("Zero-length HMAC keys are not supported");
		}
		return length;
	}

	@Override
	public KeyHandle importKey(KeyImport request) {
		KeyUsages.check(request.usages(), USAGES, "an HMAC key");
		Hash hash = request.parameters().hash();
		byte[] key;
		if (request.format().equals("raw")) {
			key = request.bytes();
		}
		else if (request.format().equals("jwk")) {
			Jwk jwk = request.jwk();
			jwk.require("kty", "oct");
			key = jwk.bytes("k");
			jwk.requireAlgorithm(hash.jwkName("HS"));
			jwk.requireUse(request, "sig");
		}
		else {
			throw request.unsupportedFormat();
		}
		long bits = key.length * (long) Byte.SIZE;
		if (bits == 0) {
			throw CryptoErrors.data("Zero-length HMAC keys are not supported");
		}
		long length = request.parameters().number("length", bits);
		if (length > bits || length <= bits - Byte.SIZE) {
			throw CryptoErrors.data("algorithm.length does not match the length of the key");
		}
		return request.toKey(KeyHandle.Kind.SECRET, USAGES,
				new KeyMaterial.Hmac(cut(key.clone(), length), length, hash));
	}

	// Bits after the end of the key are zero
	private static byte[] cut(byte[] key, long length) {
		int unused = (int) (key.length * (long) Byte.SIZE - length);
		key[key.length - 1] &= (byte) (0xFF << unused);
		return key;
	}

	@Override
	public Object exportKey(String format, KeyHandle key) {
		KeyMaterial.Hmac material = (KeyMaterial.Hmac) key.material();
		if (format.equals("raw")) {
			return material.bytes().clone();
		}
		if (format.equals("jwk")) {
			return new Jwk().with("kty", "oct")
				.with("k", material.bytes())
				.with("alg", material.hash().jwkName("HS"))
				.toJson(key);
		}
		throw unsupportedFormat(format, key);
	}

}
