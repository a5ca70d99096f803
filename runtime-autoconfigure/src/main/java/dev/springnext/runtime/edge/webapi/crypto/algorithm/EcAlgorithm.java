package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.EcCurve;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * What the algorithms on NIST's curves have in common: their keys.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#ecdsa-operations">ECDSA</a>
 */
abstract class EcAlgorithm extends KeyPairAlgorithm {

	private final String jwkUse;

	EcAlgorithm(int publicUsages, int privateUsages, String jwkUse) {
		super(publicUsages, privateUsages);
		this.jwkUse = jwkUse;
	}

	@Override
	public boolean isQuick(Operation operation, Parameters parameters, @Nullable KeyHandle key, int length) {
		EcCurve curve = null;
		if (key != null) {
			curve = ((KeyMaterial.Ec) key.material()).curve();
		}
		else if (parameters.text("namedCurve").equals(EcCurve.P_256.webName())) {
			curve = EcCurve.P_256;
		}
		return curve == EcCurve.P_256 && super.isQuick(operation, parameters, key, length);
	}

	@Override
	public KeyHandle.Pair generate(Parameters parameters, boolean extractable, int usages, Cancellation cancellation)
			throws GeneralSecurityException {
		checkPairUsages(parameters, usages);
		EcCurve curve = EcCurve.of(parameters.text("namedCurve"));
		requirePrivateUsages(usages);
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(curve.spec());
		KeyPair pair = generator.generateKeyPair();
		byte[] point = curve.encode(((ECPublicKey) pair.getPublic()).getW());
		return toPair(parameters, extractable, usages, new KeyMaterial.Ec(curve, pair.getPublic(), point),
				new KeyMaterial.Ec(curve, pair.getPrivate(), point));
	}

	@Override
	public KeyHandle importKey(KeyImport request) throws GeneralSecurityException {
		switch (request.format()) {
			case "raw":
				checkUsages(request, false);
				EcCurve curve = curve(request);
				return toPublic(request, EcKeys.publicKey(curve, curve.decode(request.bytes())));
			case "spki":
				checkUsages(request, false);
				return toPublic(request, EcKeys.readSpki(curve(request), request.bytes()));
			case "pkcs8":
				checkUsages(request, true);
				return toPrivate(request, EcKeys.readPkcs8(curve(request), request.bytes()));
			case "jwk":
				return importJwk(request, request.jwk());
			default:
				throw request.unsupportedFormat();
		}
	}

	private KeyHandle importJwk(KeyImport request, Jwk jwk) throws GeneralSecurityException {
		boolean isPrivate = jwk.has("d");
		checkUsages(request, isPrivate);
		jwk.require("kty", "EC");
		jwk.requireUse(request, this.jwkUse);
		EcCurve curve = curve(request);
		jwk.require("crv", curve.webName());
		if (this.jwkUse.equals("sig")) {
			jwk.requireAlgorithm(curve.jwkAlgorithm());
		}
		return (isPrivate) ? toPrivate(request, EcKeys.readPrivate(curve, jwk))
				: toPublic(request, EcKeys.readPublic(curve, jwk));
	}

	private static EcCurve curve(KeyImport request) {
		String name = request.parameters().text("namedCurve");
		EcCurve curve = EcCurve.find(name);
		if (curve == null) {
			throw CryptoErrors.data("Unrecognized namedCurve '" + name + "'");
		}
		return curve;
	}

	@Override
	public Object exportKey(String format, KeyHandle key) {
		KeyMaterial.Ec material = (KeyMaterial.Ec) key.material();
		switch (format) {
			case "raw":
				key.require(KeyHandle.Kind.PUBLIC);
				return material.point().clone();
			case "spki":
				key.require(KeyHandle.Kind.PUBLIC);
				return EcKeys.writeSpki(material);
			case "pkcs8":
				key.require(KeyHandle.Kind.PRIVATE);
				return EcKeys.writePkcs8(material);
			case "jwk":
				return EcKeys.writeJwk(material).toJson(key);
			default:
				throw unsupportedFormat(format, key);
		}
	}

}
