package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Der;
import dev.springnext.runtime.edge.webapi.crypto.key.EcCurve;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyEnvelope;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;

/**
 * Reads and writes keys on NIST's curves.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5480">RFC 5480</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5915">RFC 5915</a>
 */
final class EcKeys {

	private static final byte[] OID = { 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1 };

	private static final int PARAMETERS = 0xA0;

	private static final int PUBLIC_KEY = 0xA1;

	private EcKeys() {
	}

	static KeyMaterial.Ec publicKey(EcCurve curve, ECPoint point) {
		return new KeyMaterial.Ec(curve, curve.publicKey(point), curve.encode(point));
	}

	static KeyMaterial.Ec readSpki(EcCurve curve, byte[] bytes) {
		KeyEnvelope envelope = KeyEnvelope.readPublic(bytes).require(OID);
		requireCurve(curve, envelope.parameters());
		return publicKey(curve, curve.decode(envelope.key()));
	}

	static KeyMaterial.Ec readPublic(EcCurve curve, Jwk jwk) {
		return publicKey(curve, point(curve, jwk));
	}

	private static ECPoint point(EcCurve curve, Jwk jwk) {
		return curve.point(number(curve, jwk, "x"), number(curve, jwk, "y"));
	}

	private static BigInteger number(EcCurve curve, Jwk jwk, String member) {
		byte[] bytes = jwk.bytes(member);
		if (bytes.length != curve.length()) {
			throw CryptoErrors.data("The JWK member '" + member + "' is not one of " + curve.length() + " bytes");
		}
		return new BigInteger(1, bytes);
	}

	static KeyMaterial.Ec readPkcs8(EcCurve curve, byte[] bytes) throws GeneralSecurityException {
		KeyEnvelope envelope = KeyEnvelope.readPrivate(bytes).require(OID);
		requireCurve(curve, envelope.parameters());
		Der key = Der.read(envelope.key());
		if (!key.integer().equals(BigInteger.ONE)) {
			throw CryptoErrors.data("The version of the private key is unknown");
		}
		BigInteger scalar = new BigInteger(1, key.content(Der.OCTET_STRING));
		if (key.peek() == PARAMETERS) {
			requireCurve(curve, key.content(PARAMETERS));
		}
		ECPoint point = (key.peek() == PUBLIC_KEY) ? curve.decode(key.enter(PUBLIC_KEY).bits()) : null;
		key.finish();
		return privateKey(curve, scalar, point);
	}

	static KeyMaterial.Ec readPrivate(EcCurve curve, Jwk jwk) throws GeneralSecurityException {
		ECPoint point = point(curve, jwk);
		return privateKey(curve, number(curve, jwk, "d"), point);
	}

	private static KeyMaterial.Ec privateKey(EcCurve curve, BigInteger scalar, @Nullable ECPoint point)
			throws GeneralSecurityException {
		PrivateKey key = curve.privateKey(scalar);
		if (point != null && !EcCurve.isPair(key, curve.publicKey(point))) {
			throw CryptoErrors.data("The public key does not belong to the private key");
		}
		return new KeyMaterial.Ec(curve, key, curve.encode((point != null) ? point : curve.publicPoint(key)));
	}

	private static void requireCurve(EcCurve curve, byte[] parameters) {
		if (!curve.hasParameters(parameters)) {
			throw CryptoErrors.data("The key is not one of " + curve.webName());
		}
	}

	static byte[] writeSpki(KeyMaterial.Ec key) {
		return new KeyEnvelope(OID, key.curve().parameters(), key.point()).writePublic();
	}

	static byte[] writePkcs8(KeyMaterial.Ec key) {
		byte[] point = Der.write(PUBLIC_KEY, Der.write(Der.BIT_STRING, new byte[1], key.point()));
		byte[] inner = Der.write(Der.SEQUENCE, Der.write(BigInteger.ONE),
				Der.write(Der.OCTET_STRING, scalar(key, (ECPrivateKey) key.key())), point);
		return new KeyEnvelope(OID, key.curve().parameters(), inner).writePrivate();
	}

	private static byte[] scalar(KeyMaterial.Ec key, ECPrivateKey secret) {
		return Der.unsigned(secret.getS(), key.curve().length());
	}

	static Jwk writeJwk(KeyMaterial.Ec key) {
		int length = key.curve().length();
		Jwk jwk = new Jwk().with("kty", "EC")
			.with("crv", key.curve().webName())
			.with("x", Arrays.copyOfRange(key.point(), 1, 1 + length))
			.with("y", Arrays.copyOfRange(key.point(), 1 + length, 1 + 2 * length));
		return (key.key() instanceof ECPrivateKey secret) ? jwk.with("d", scalar(key, secret)) : jwk;
	}

}
