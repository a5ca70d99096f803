package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.stream.Stream;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Der;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyEnvelope;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;

/**
 * Reads and writes RSA's keys.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1">RFC 8017</a>
 */
final class RsaKeys {

	private static final byte[] OID = { 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1 };

	private RsaKeys() {
	}

	static RSAPublicKey readSpki(byte[] bytes) {
		Der key = Der.read(KeyEnvelope.readPublic(bytes).require(OID).requireNullParameters().key());
		BigInteger modulus = key.integer();
		BigInteger exponent = key.integer();
		key.finish();
		return publicKey(modulus, exponent);
	}

	static RSAPublicKey publicKey(BigInteger modulus, BigInteger exponent) {
		if (modulus.bitLength() > RsaAlgorithm.LONGEST) {
			throw CryptoErrors.data("RSA keys may have " + RsaAlgorithm.LONGEST + " bits at most");
		}
		try {
			return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
		}
		catch (GeneralSecurityException ex) {
			throw CryptoErrors.data("The key is no RSA public key: " + ex.getMessage());
		}
	}

	static RSAPrivateCrtKey readPkcs8(byte[] bytes) {
		Der key = Der.read(KeyEnvelope.readPrivate(bytes).require(OID).requireNullParameters().key());
		if (key.integer().signum() != 0) {
			throw CryptoErrors.data("RSA keys of more than two primes are not supported");
		}
		RSAPrivateCrtKeySpec spec = new RSAPrivateCrtKeySpec(key.integer(), key.integer(), key.integer(), key.integer(),
				key.integer(), key.integer(), key.integer(), key.integer());
		key.finish();
		return privateKey(spec);
	}

	static RSAPrivateCrtKey readPrivate(Jwk jwk) {
		if (jwk.has("oth")) {
			throw CryptoErrors.notSupported("RSA keys of more than two primes are not supported");
		}
		return privateKey(new RSAPrivateCrtKeySpec(jwk.number("n"), jwk.number("e"), jwk.number("d"), jwk.number("p"),
				jwk.number("q"), jwk.number("dp"), jwk.number("dq"), jwk.number("qi")));
	}

	private static RSAPrivateCrtKey privateKey(RSAPrivateCrtKeySpec spec) {
		try {
			if (isConsistent(spec)) {
				return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
			}
		}
		catch (GeneralSecurityException | ArithmeticException ex) {
			// Reported as below
		}
		throw CryptoErrors.data("The key is no RSA private key");
	}

	// The JDK believes what it is told, and a wrong prime would give the right one away
	// in
	// a faulty signature
	private static boolean isConsistent(RSAPrivateCrtKeySpec spec) {
		BigInteger p = spec.getPrimeP();
		BigInteger q = spec.getPrimeQ();
		BigInteger d = spec.getPrivateExponent();
		BigInteger e = spec.getPublicExponent();
		if (!isInRange(spec) || p.bitLength() < 2 || q.bitLength() < 2 || !p.multiply(q).equals(spec.getModulus())) {
			return false;
		}
		BigInteger p1 = p.subtract(BigInteger.ONE);
		BigInteger q1 = q.subtract(BigInteger.ONE);
		return e.multiply(d).mod(p1).equals(BigInteger.ONE) && e.multiply(d).mod(q1).equals(BigInteger.ONE)
				&& d.mod(p1).equals(spec.getPrimeExponentP()) && d.mod(q1).equals(spec.getPrimeExponentQ())
				&& spec.getCrtCoefficient().multiply(q).mod(p).equals(BigInteger.ONE);
	}

	// Before anything is multiplied
	private static boolean isInRange(RSAPrivateCrtKeySpec spec) {
		BigInteger modulus = spec.getModulus();
		return modulus.bitLength() <= RsaAlgorithm.LONGEST && Stream
			.of(spec.getPublicExponent(), spec.getPrivateExponent(), spec.getPrimeP(), spec.getPrimeQ(),
					spec.getPrimeExponentP(), spec.getPrimeExponentQ(), spec.getCrtCoefficient())
			.allMatch((number) -> number.signum() > 0 && number.compareTo(modulus) < 0);
	}

	static byte[] writeSpki(KeyMaterial.Rsa key) {
		return KeyEnvelope
			.withNullParameters(OID, Der.write(Der.SEQUENCE, Der.write(key.modulus()), Der.write(key.exponent())))
			.writePublic();
	}

	static byte[] writePkcs8(RSAPrivateCrtKey key) {
		return KeyEnvelope.withNullParameters(OID,
				Der.write(Der.SEQUENCE, Der.write(BigInteger.ZERO), Der.write(key.getModulus()),
						Der.write(key.getPublicExponent()), Der.write(key.getPrivateExponent()),
						Der.write(key.getPrimeP()), Der.write(key.getPrimeQ()), Der.write(key.getPrimeExponentP()),
						Der.write(key.getPrimeExponentQ()), Der.write(key.getCrtCoefficient())))
			.writePrivate();
	}

	static Jwk writeJwk(KeyMaterial.Rsa key) {
		Jwk jwk = new Jwk().with("kty", "RSA").with("n", key.modulus()).with("e", key.exponent());
		if (key.key() instanceof RSAPrivateCrtKey secret) {
			jwk.with("d", secret.getPrivateExponent())
				.with("p", secret.getPrimeP())
				.with("q", secret.getPrimeQ())
				.with("dp", secret.getPrimeExponentP())
				.with("dq", secret.getPrimeExponentQ())
				.with("qi", secret.getCrtCoefficient());
		}
		return jwk;
	}

}
