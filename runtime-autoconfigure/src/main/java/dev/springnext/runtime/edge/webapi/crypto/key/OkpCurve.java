package dev.springnext.runtime.edge.webapi.crypto.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

import javax.crypto.KeyAgreement;

/**
 * Curve25519 or Curve448 as an algorithm uses it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8410">RFC 8410</a>
 */
public enum OkpCurve {

	/** Signatures on Curve25519. */
	ED25519("Ed25519", 112, 32),

	/** Signatures on Curve448. */
	ED448("Ed448", 113, 57),

	/** Key agreement on Curve25519. */
	X25519("X25519", 110, 32),

	/** Key agreement on Curve448. */
	X448("X448", 111, 56);

	private final String webName;

	private final byte[] oid;

	private final int length;

	OkpCurve(String webName, int oid, int length) {
		this.webName = webName;
		this.oid = new byte[] { 0x2B, 0x65, (byte) oid };
		this.length = length;
	}

	/**
	 * The curve of an algorithm.
	 * @param name the name of the algorithm
	 * @return the curve
	 */
	public static OkpCurve of(String name) {
		for (OkpCurve curve : values()) {
			if (curve.webName.equals(name)) {
				return curve;
			}
		}
		throw CryptoErrors.notSupported("Unrecognized curve '" + name + "'");
	}

	/**
	 * The name in the standard, in JSON Web Keys and in the JDK.
	 * @return such as {@code Ed25519}
	 */
	public String webName() {
		return this.webName;
	}

	/**
	 * The object identifier.
	 * @return the content of it in ASN.1
	 */
	public byte[] oid() {
		return this.oid;
	}

	/**
	 * The length of a key.
	 * @return in bytes
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Whether keys are for signatures.
	 * @return {@code false} if they are for key agreement
	 */
	public boolean isSignature() {
		return this == ED25519 || this == ED448;
	}

	/**
	 * A public key.
	 * @param bytes the key
	 * @return the JDK's key
	 */
	public PublicKey publicKey(byte[] bytes) {
		checkLength(bytes);
		try {
			return KeyFactory.getInstance(this.webName)
				.generatePublic(new X509EncodedKeySpec(envelope(bytes).writePublic()));
		}
		catch (GeneralSecurityException ex) {
			throw CryptoErrors.data("The key is no " + this.webName + " public key");
		}
	}

	/**
	 * A private key.
	 * @param bytes the key
	 * @return the JDK's key
	 */
	public PrivateKey privateKey(byte[] bytes) {
		checkLength(bytes);
		try {
			byte[] inner = Der.write(Der.OCTET_STRING, bytes);
			return KeyFactory.getInstance(this.webName)
				.generatePrivate(new PKCS8EncodedKeySpec(envelope(inner).writePrivate()));
		}
		catch (GeneralSecurityException ex) {
			throw CryptoErrors.data("The key is no " + this.webName + " private key");
		}
	}

	private void checkLength(byte[] bytes) {
		if (bytes.length != this.length) {
			throw CryptoErrors.data("The key is not one of " + this.length + " bytes");
		}
	}

	/**
	 * What a format has around a key.
	 * @param key the key
	 * @return the envelope
	 */
	public KeyEnvelope envelope(byte[] key) {
		return new KeyEnvelope(this.oid, new byte[0], key);
	}

	/**
	 * The public key of a private one.
	 * @param bytes the private key
	 * @return the public key
	 */
	public byte[] publicOf(byte[] bytes) {
		try {
			return (isSignature()) ? edwards(bytes) : montgomery(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw CryptoErrors.data("The private key is invalid");
		}
	}

	// Agreeing on a secret with the base point is the definition of the public key:
	// https://www.rfc-editor.org/rfc/rfc7748#section-6
	private byte[] montgomery(byte[] bytes) throws GeneralSecurityException {
		byte[] base = new byte[this.length];
		base[0] = (byte) ((this == X25519) ? 9 : 5);
		KeyAgreement agreement = KeyAgreement.getInstance(this.webName);
		agreement.init(privateKey(bytes));
		agreement.doPhase(publicKey(base), true);
		return agreement.generateSecret();
	}

	// The JDK computes public keys only when it generates pairs, so it gets to draw this
	// key
	private byte[] edwards(byte[] bytes) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance(this.webName);
		generator.initialize((this == ED25519) ? 255 : 448, new GivenBytes(bytes));
		KeyPair pair = generator.generateKeyPair();
		byte[] drawn = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
		if (!Arrays.equals(drawn, bytes)) {
			throw new IllegalStateException("The JDK draws " + this.webName + " keys in an unknown way");
		}
		return KeyEnvelope.readPublic(pair.getPublic().getEncoded()).key();
	}

	/**
	 * Whether a point has a small order, so that signatures by it prove nothing.
	 * @param point the encoded point
	 * @return {@code true} if so
	 * @see <a href="https://wicg.github.io/webcrypto-secure-curves/#ed25519-operations">
	 * Ed25519, verify</a>
	 */
	public boolean isSmallOrder(byte[] point) {
		byte[] y = new byte[this.length];
		for (int i = 0; i < this.length; i++) {
			y[this.length - 1 - i] = point[i];
		}
		y[0] &= 0x7F;
		BigInteger prime = (this == ED25519) ? BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19))
				: BigInteger.ONE.shiftLeft(448).subtract(BigInteger.ONE.shiftLeft(224)).subtract(BigInteger.ONE);
		BigInteger reduced = new BigInteger(1, y).mod(prime);
		// Orders 1, 2 and 4 have y = 1, -1 and 0
		if (reduced.signum() == 0 || reduced.equals(BigInteger.ONE) || reduced.add(BigInteger.ONE).equals(prime)) {
			return true;
		}
		return this == ED25519 && isOrderEight(reduced, prime);
	}

	// 2P has y = 0 where d * y^4 + 2 * y^2 - 1 = 0; d = -121665 / 121666
	private static boolean isOrderEight(BigInteger y, BigInteger prime) {
		BigInteger square = y.multiply(y).mod(prime);
		BigInteger left = square.multiply(square).multiply(BigInteger.valueOf(-121665));
		BigInteger right = square.add(square).subtract(BigInteger.ONE).multiply(BigInteger.valueOf(121666));
		return left.add(right).mod(prime).signum() == 0;
	}

	/**
	 * Gives known bytes once, then random ones.
	 */
	@SuppressWarnings("serial")
	private static final class GivenBytes extends SecureRandom {

		private final byte[] bytes;

		private GivenBytes(byte[] bytes) {
			this.bytes = bytes;
		}

		@Override
		public void nextBytes(byte[] target) {
			System.arraycopy(this.bytes, 0, target, 0, Math.min(this.bytes.length, target.length));
		}

	}

}
