package dev.springnext.runtime.edge.webapi.crypto.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

import javax.crypto.KeyAgreement;

import org.jspecify.annotations.Nullable;

/**
 * One of NIST's curves.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/webcrypto/#ecdsa">Web Cryptography API, ECDSA</a>
 */
public enum EcCurve {

	/** P-256. */
	P_256("P-256", "secp256r1", "ES256", 32, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7),

	/** P-384. */
	P_384("P-384", "secp384r1", "ES384", 48, 0x2B, 0x81, 4, 0, 0x22),

	/** P-521. */
	P_521("P-521", "secp521r1", "ES512", 66, 0x2B, 0x81, 4, 0, 0x23);

	private final String webName;

	private final String jwkAlgorithm;

	private final int length;

	private final byte[] oid;

	private final ECParameterSpec spec;

	private final BigInteger prime;

	EcCurve(String webName, String javaName, String jwkAlgorithm, int length, int... oid) {
		this.webName = webName;
		this.jwkAlgorithm = jwkAlgorithm;
		this.length = length;
		this.oid = new byte[oid.length];
		for (int i = 0; i < oid.length; i++) {
			this.oid[i] = (byte) oid[i];
		}
		try {
			AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
			parameters.init(new ECGenParameterSpec(javaName));
			this.spec = parameters.getParameterSpec(ECParameterSpec.class);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The JDK has no curve '" + javaName + "'", ex);
		}
		this.prime = ((ECFieldFp) this.spec.getCurve().getField()).getP();
	}

	/**
	 * The curve of a name.
	 * @param name as the standard writes it
	 * @return the curve, or {@code null} if there is none
	 */
	public static @Nullable EcCurve find(String name) {
		for (EcCurve curve : values()) {
			if (curve.webName.equals(name)) {
				return curve;
			}
		}
		return null;
	}

	/**
	 * The curve of a name.
	 * @param name as the standard writes it
	 * @return the curve
	 */
	public static EcCurve of(String name) {
		EcCurve curve = find(name);
		if (curve == null) {
			throw CryptoErrors.notSupported("Unrecognized namedCurve '" + name + "'");
		}
		return curve;
	}

	/**
	 * The name in the standard and in JSON Web Keys.
	 * @return such as {@code P-256}
	 */
	public String webName() {
		return this.webName;
	}

	/**
	 * The algorithm of JSON Web Keys on this curve.
	 * @return such as {@code ES256}
	 */
	public String jwkAlgorithm() {
		return this.jwkAlgorithm;
	}

	/**
	 * The length of a coordinate.
	 * @return in bytes
	 */
	public int length() {
		return this.length;
	}

	/**
	 * The parameters in the format of the JDK.
	 * @return the parameters
	 */
	public ECParameterSpec spec() {
		return this.spec;
	}

	/**
	 * The object identifier of the curve.
	 * @return as ASN.1
	 */
	public byte[] parameters() {
		return Der.write(Der.OID, this.oid);
	}

	/**
	 * Reads a point.
	 * @param bytes the point, compressed or not
	 * @return a point of this curve
	 * @see <a href="https://www.secg.org/sec1-v2.pdf">SEC 1, 2.3.4</a>
	 */
	public ECPoint decode(byte[] bytes) {
		int head = (bytes.length > 0) ? bytes[0] : 0;
		if (head == 4 && bytes.length == 1 + 2 * this.length) {
			return point(new BigInteger(1, bytes, 1, this.length),
					new BigInteger(1, bytes, 1 + this.length, this.length));
		}
		if ((head == 2 || head == 3) && bytes.length == 1 + this.length) {
			BigInteger x = new BigInteger(1, bytes, 1, this.length);
			BigInteger y = root(x);
			return point(x, (y.testBit(0) == (head == 3)) ? y : this.prime.subtract(y));
		}
		throw invalid();
	}

	/**
	 * A point of given coordinates.
	 * @param x the one
	 * @param y the other
	 * @return a point of this curve
	 */
	public ECPoint point(BigInteger x, BigInteger y) {
		if (x.compareTo(this.prime) >= 0 || y.compareTo(this.prime) >= 0
				|| !y.multiply(y).mod(this.prime).equals(square(x))) {
			throw invalid();
		}
		return new ECPoint(x, y);
	}

	private BigInteger square(BigInteger x) {
		BigInteger a = this.spec.getCurve().getA();
		return x.multiply(x).add(a).multiply(x).add(this.spec.getCurve().getB()).mod(this.prime);
	}

	// The primes of all three curves are 3 modulo 4
	private BigInteger root(BigInteger x) {
		return square(x).modPow(this.prime.add(BigInteger.ONE).shiftRight(2), this.prime);
	}

	private RuntimeException invalid() {
		return CryptoErrors.data("The key is not a point of " + this.webName);
	}

	/**
	 * Writes a point.
	 * @param point a point of this curve
	 * @return its coordinates, not compressed
	 */
	public byte[] encode(ECPoint point) {
		byte[] bytes = new byte[1 + 2 * this.length];
		bytes[0] = 4;
		System.arraycopy(Der.unsigned(point.getAffineX(), this.length), 0, bytes, 1, this.length);
		System.arraycopy(Der.unsigned(point.getAffineY(), this.length), 0, bytes, 1 + this.length, this.length);
		return bytes;
	}

	/**
	 * A public key.
	 * @param point a point of this curve
	 * @return the JDK's key
	 */
	public PublicKey publicKey(ECPoint point) {
		try {
			return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, this.spec));
		}
		catch (GeneralSecurityException ex) {
			throw invalid();
		}
	}

	/**
	 * A private key.
	 * @param scalar the secret
	 * @return the JDK's key
	 */
	public PrivateKey privateKey(BigInteger scalar) {
		if (scalar.signum() == 0 || scalar.compareTo(this.spec.getOrder()) >= 0) {
			throw CryptoErrors.data("The private key is out of the range of " + this.webName);
		}
		try {
			return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, this.spec));
		}
		catch (GeneralSecurityException ex) {
			throw CryptoErrors.data("The private key is invalid");
		}
	}

	/**
	 * The public point of a private key.
	 * @param key the private key
	 * @return the point
	 */
	public ECPoint publicPoint(PrivateKey key) {
		try {
			// Agreeing on a secret with the base point gives the x of the public point;
			// the JDK
			// takes care to leak nothing of the key on the way
			KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
			agreement.init(key);
			agreement.doPhase(publicKey(this.spec.getGenerator()), true);
			BigInteger x = new BigInteger(1, agreement.generateSecret());
			BigInteger y = root(x);
			ECPoint point = point(x, y);
			return (isPair(key, publicKey(point))) ? point : new ECPoint(x, this.prime.subtract(y));
		}
		catch (GeneralSecurityException ex) {
			throw CryptoErrors.data("The private key is invalid");
		}
	}

	/**
	 * Whether two keys belong together.
	 * @param privateKey the one
	 * @param publicKey the other
	 * @return {@code true} if the public key verifies what the private key signs
	 * @throws GeneralSecurityException if that can't be told
	 */
	public static boolean isPair(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
		// Not zero: that would verify with the negative of the point too
		byte[] message = new byte[32];
		Arrays.fill(message, (byte) 1);
		Signature signature = Signature.getInstance("NONEwithECDSA");
		signature.initSign(privateKey);
		signature.update(message);
		byte[] signed = signature.sign();
		signature.initVerify(publicKey);
		signature.update(message);
		return signature.verify(signed);
	}

	/**
	 * Whether this curve has an object identifier.
	 * @param parameters as ASN.1
	 * @return {@code true} if it is this curve's
	 */
	public boolean hasParameters(byte[] parameters) {
		return Arrays.equals(parameters, parameters());
	}

}
