package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.SecureRandom;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Der;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyEnvelope;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.OkpCurve;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * What the algorithms on Curve25519 and Curve448 have in common: their keys.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#ed25519-operations">Ed25519</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8410">RFC 8410</a>
 */
abstract class OkpAlgorithm extends KeyPairAlgorithm {

	OkpAlgorithm(int publicUsages, int privateUsages) {
		super(publicUsages, privateUsages);
	}

	@Override
	public boolean isQuick(Operation operation, Parameters parameters, @Nullable KeyHandle key, int length) {
		OkpCurve curve = OkpCurve.of(parameters.name());
		return curve != OkpCurve.ED448 && super.isQuick(operation, parameters, key, length);
	}

	@Override
	public KeyHandle.Pair generate(Parameters parameters, boolean extractable, int usages, Cancellation cancellation) {
		checkPairUsages(parameters, usages);
		requirePrivateUsages(usages);
		OkpCurve curve = OkpCurve.of(parameters.name());
		byte[] secret = new byte[curve.length()];
		new SecureRandom().nextBytes(secret);
		KeyMaterial.Okp material = privateKey(curve, secret, null);
		return toPair(parameters, extractable, usages, publicKey(curve, material.publicBytes()), material);
	}

	@Override
	public KeyHandle importKey(KeyImport request) {
		OkpCurve curve = OkpCurve.of(request.parameters().name());
		switch (request.format()) {
			case "raw":
				checkUsages(request, false);
				return toPublic(request, publicKey(curve, request.bytes()));
			case "spki":
				checkUsages(request, false);
				return toPublic(request, publicKey(curve,
						KeyEnvelope.readPublic(request.bytes()).require(curve.oid()).requireNoParameters().key()));
			case "pkcs8":
				checkUsages(request, true);
				return toPrivate(request, readPkcs8(curve, request.bytes()));
			case "jwk":
				return importJwk(request, curve, request.jwk());
			default:
				throw request.unsupportedFormat();
		}
	}

	private static KeyMaterial.Okp readPkcs8(OkpCurve curve, byte[] bytes) {
		byte[] inner = KeyEnvelope.readPrivate(bytes).require(curve.oid()).requireNoParameters().key();
		return privateKey(curve, Der.readOctets(inner), null);
	}

	private KeyHandle importJwk(KeyImport request, OkpCurve curve, Jwk jwk) {
		boolean isPrivate = jwk.has("d");
		checkUsages(request, isPrivate);
		jwk.require("kty", "OKP");
		jwk.require("crv", curve.webName());
		if (curve.isSignature()) {
			jwk.requireAlgorithm(curve.webName(), "EdDSA");
		}
		jwk.requireUse(request, (curve.isSignature()) ? "sig" : "enc");
		byte[] publicBytes = jwk.bytes("x");
		return (isPrivate) ? toPrivate(request, privateKey(curve, jwk.bytes("d"), publicBytes))
				: toPublic(request, publicKey(curve, publicBytes));
	}

	private static KeyMaterial.Okp publicKey(OkpCurve curve, byte[] bytes) {
		return new KeyMaterial.Okp(curve, curve.publicKey(bytes), bytes, null);
	}

	private static KeyMaterial.Okp privateKey(OkpCurve curve, byte[] bytes, byte @Nullable [] publicBytes) {
		KeyMaterial.Okp material = new KeyMaterial.Okp(curve, curve.privateKey(bytes), curve.publicOf(bytes), bytes);
		if (publicBytes != null && !Arrays.equals(publicBytes, material.publicBytes())) {
			throw CryptoErrors.data("The public key does not belong to the private key");
		}
		return material;
	}

	@Override
	public Object exportKey(String format, KeyHandle key) {
		KeyMaterial.Okp material = (KeyMaterial.Okp) key.material();
		switch (format) {
			case "raw":
				key.require(KeyHandle.Kind.PUBLIC);
				return material.publicBytes().clone();
			case "spki":
				key.require(KeyHandle.Kind.PUBLIC);
				return material.curve().envelope(material.publicBytes()).writePublic();
			case "pkcs8":
				key.require(KeyHandle.Kind.PRIVATE);
				return material.curve().envelope(Der.write(Der.OCTET_STRING, secret(material))).writePrivate();
			case "jwk":
				return writeJwk(material).toJson(key);
			default:
				throw unsupportedFormat(format, key);
		}
	}

	private static byte[] secret(KeyMaterial.Okp material) {
		byte @Nullable [] secret = material.privateBytes();
		if (secret == null) {
			throw new IllegalStateException("A public key has no secret");
		}
		return secret;
	}

	private static Jwk writeJwk(KeyMaterial.Okp material) {
		String curve = material.curve().webName();
		Jwk jwk = new Jwk().with("kty", "OKP").with("crv", curve).with("x", material.publicBytes());
		if (material.curve().isSignature()) {
			jwk.with("alg", curve);
		}
		return (material.privateBytes() != null) ? jwk.with("d", secret(material)) : jwk;
	}

}
