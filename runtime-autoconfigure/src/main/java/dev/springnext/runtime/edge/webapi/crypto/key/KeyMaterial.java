package dev.springnext.runtime.edge.webapi.crypto.key;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * What a key consists of.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public sealed interface KeyMaterial {

	/**
	 * What the attribute {@code algorithm} says of the key besides the name.
	 * @return members of a JSON object, each after a comma
	 */
	String attributes();

	/**
	 * A key of AES or of HKDF.
	 *
	 * @param bytes the key
	 * @param hasLength whether the attribute {@code algorithm} tells the length
	 */
	record Secret(byte[] bytes, boolean hasLength) implements KeyMaterial {

		@Override
		public String attributes() {
			return (this.hasLength) ? ",\"length\":" + this.bytes.length * Byte.SIZE : "";
		}

	}

	/**
	 * A password. Servers derive one key after the other, or the same key for each
	 * request, from a password that they keep: so it remembers what was derived from it
	 * last. It is only found by who holds this very key, not by who knows the password:
	 * how long deriving takes tells nobody whether a password that he guessed was used
	 * before.
	 *
	 * @param bytes the password
	 * @param last what was derived last
	 */
	record Password(byte[] bytes, AtomicReference<@Nullable Derivation> last) implements KeyMaterial {

		@Override
		public String attributes() {
			return "";
		}

	}

	/**
	 * Bits derived from a password.
	 *
	 * @param hash the hash function
	 * @param salt the salt
	 * @param iterations how often it was applied
	 * @param bits whole blocks of what was derived
	 */
	record Derivation(Hash hash, byte[] salt, long iterations, byte[] bits) {

		/**
		 * Whether deriving again begins with the same bits.
		 * @param parameters how to derive
		 * @return {@code true} if so
		 */
		public boolean matches(Parameters parameters) {
			return this.iterations == parameters.number("iterations") && this.hash == parameters.hash()
					&& Arrays.equals(this.salt, parameters.bytes("salt"));
		}

	}

	/**
	 * A key of HMAC.
	 *
	 * @param bytes the key
	 * @param length its length in bits
	 * @param hash its hash function
	 */
	record Hmac(byte[] bytes, long length, Hash hash) implements KeyMaterial {

		@Override
		public String attributes() {
			return ",\"hash\":{\"name\":\"" + this.hash.webName() + "\"},\"length\":" + this.length;
		}

	}

	/**
	 * A key of one of RSA's algorithms.
	 *
	 * @param key the JDK's key
	 * @param exponent the public exponent
	 * @param hash its hash function
	 */
	record Rsa(Key key, BigInteger exponent, Hash hash) implements KeyMaterial {

		/**
		 * The modulus.
		 * @return a positive number
		 */
		public BigInteger modulus() {
			return ((RSAKey) this.key).getModulus();
		}

		@Override
		public String attributes() {
			StringBuilder bytes = new StringBuilder();
			for (byte octet : Der.unsigned(this.exponent)) {
				bytes.append((bytes.length() > 0) ? "," : "").append(octet & 0xFF);
			}
			return ",\"modulusLength\":" + modulus().bitLength() + ",\"publicExponent\":[" + bytes
					+ "],\"hash\":{\"name\":\"" + this.hash.webName() + "\"}";
		}

	}

	/**
	 * A key on one of NIST's curves.
	 *
	 * @param curve the curve
	 * @param key the JDK's key
	 * @param point the public point, not compressed
	 */
	record Ec(EcCurve curve, Key key, byte[] point) implements KeyMaterial {

		@Override
		public String attributes() {
			return ",\"namedCurve\":\"" + this.curve.webName() + "\"";
		}

	}

	/**
	 * A key on Curve25519 or Curve448.
	 *
	 * @param curve the curve
	 * @param key the JDK's key
	 * @param publicBytes the public key
	 * @param privateBytes the private key, in a private key
	 */
	record Okp(OkpCurve curve, Key key, byte[] publicBytes, byte @Nullable [] privateBytes) implements KeyMaterial {

		@Override
		public String attributes() {
			return "";
		}

	}

}
