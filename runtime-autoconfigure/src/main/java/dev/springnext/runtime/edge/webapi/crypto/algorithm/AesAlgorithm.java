package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.spec.SecretKeySpec;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * AES in one of its modes.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#aes-ctr-operations">AES-CTR</a> and the
 * sections after it
 */
final class AesAlgorithm extends CryptoAlgorithm {

	private final String modeName;

	private final AesMode mode;

	private final int usages;

	AesAlgorithm(String modeName, AesMode mode) {
		this.modeName = modeName;
		this.mode = mode;
		int wrapping = KeyUsages.WRAP_KEY | KeyUsages.UNWRAP_KEY;
		this.usages = (mode instanceof AesKeyWrap) ? wrapping : KeyUsages.ENCRYPT | KeyUsages.DECRYPT | wrapping;
	}

	@Override
	public byte[] encrypt(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		return this.mode.encrypt(toJava(key), parameters, data);
	}

	@Override
	public byte[] decrypt(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		return this.mode.decrypt(toJava(key), parameters, data);
	}

	private static SecretKeySpec toJava(KeyHandle key) {
		return new SecretKeySpec(((KeyMaterial.Secret) key.material()).bytes(), "AES");
	}

	@Override
	public KeyHandle generate(Parameters parameters, boolean extractable, int asked, Cancellation cancellation) {
		KeyUsages.check(asked, this.usages, "an " + parameters.name() + " key");
		byte[] key = new byte[keyLength(parameters).intValue() / Byte.SIZE];
		if (asked == 0) {
			throw noUsages();
		}
		new SecureRandom().nextBytes(key);
		return new KeyHandle(parameters.name(), KeyHandle.Kind.SECRET, extractable, asked,
				new KeyMaterial.Secret(key, true));
	}

	@Override
	public Long keyLength(Parameters parameters) {
		long length = parameters.number("length");
		if (length != 128 && length != 192 && length != 256) {
			throw CryptoErrors.operation("AES key length must be 128, 192, or 256 bits");
		}
		return length;
	}

	@Override
	public KeyHandle importKey(KeyImport request) {
		KeyUsages.check(request.usages(), this.usages, "an " + request.parameters().name() + " key");
		byte[] key;
		if (request.format().equals("raw")) {
			key = request.bytes();
			checkLength(key);
		}
		else if (request.format().equals("jwk")) {
			Jwk jwk = request.jwk();
			jwk.require("kty", "oct");
			key = jwk.bytes("k");
			checkLength(key);
			jwk.requireAlgorithm(jwkName(key));
			jwk.requireUse(request, "enc");
		}
		else {
			throw request.unsupportedFormat();
		}
		return request.toKey(KeyHandle.Kind.SECRET, this.usages, new KeyMaterial.Secret(key, true));
	}

	private static void checkLength(byte[] key) {
		if (key.length != 16 && key.length != 24 && key.length != 32) {
			throw CryptoErrors.data("AES key data must be 128, 192, or 256 bits");
		}
	}

	private String jwkName(byte[] key) {
		return "A" + key.length * Byte.SIZE + this.modeName;
	}

	@Override
	public Object exportKey(String format, KeyHandle key) {
		byte[] bytes = ((KeyMaterial.Secret) key.material()).bytes();
		if (format.equals("raw")) {
			return bytes.clone();
		}
		if (format.equals("jwk")) {
			return new Jwk().with("kty", "oct").with("k", bytes).with("alg", jwkName(bytes)).toJson(key);
		}
		throw unsupportedFormat(format, key);
	}

}
