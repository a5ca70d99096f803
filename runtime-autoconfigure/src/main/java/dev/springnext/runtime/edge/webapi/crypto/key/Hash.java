package dev.springnext.runtime.edge.webapi.crypto.key;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * A hash function.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/webcrypto/#sha">Web Cryptography API, SHA</a>
 */
public enum Hash {

	/** SHA-1. */
	SHA_1("SHA-1", "SHA1", 20, 64, "1"),

	/** SHA-256. */
	SHA_256("SHA-256", "SHA256", 32, 64, "256"),

	/** SHA-384. */
	SHA_384("SHA-384", "SHA384", 48, 128, "384"),

	/** SHA-512. */
	SHA_512("SHA-512", "SHA512", 64, 128, "512"),

	/** SHA3-256. */
	SHA3_256("SHA3-256", "SHA3-256", 32, 136, null),

	/** SHA3-384. */
	SHA3_384("SHA3-384", "SHA3-384", 48, 104, null),

	/** SHA3-512. */
	SHA3_512("SHA3-512", "SHA3-512", 64, 72, null);

	private static final Map<String, Hash> byName = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(Hash::webName, Function.identity()));

	private final String webName;

	private final String signatureName;

	private final int length;

	private final int blockLength;

	private final @Nullable String jwkSuffix;

	Hash(String webName, String signatureName, int length, int blockLength, @Nullable String jwkSuffix) {
		this.webName = webName;
		this.signatureName = signatureName;
		this.length = length;
		this.blockLength = blockLength;
		this.jwkSuffix = jwkSuffix;
	}

	/**
	 * The hash function of a name.
	 * @param name as the standard writes it
	 * @return the hash function
	 */
	public static Hash of(String name) {
		Hash hash = byName.get(name);
		if (hash != null) {
			return hash;
		}
		throw CryptoErrors.notSupported("Unrecognized hash algorithm '" + name + "'");
	}

	/**
	 * The name in the standard, which is the JDK's too.
	 * @return such as {@code SHA-256}
	 */
	public String webName() {
		return this.webName;
	}

	/**
	 * The name in the JDK's names of signatures.
	 * @return such as {@code SHA256}
	 */
	public String signatureName() {
		return this.signatureName;
	}

	/**
	 * The length of a hash.
	 * @return in bytes
	 */
	public int length() {
		return this.length;
	}

	/**
	 * The length of a block, which is the default length of HMAC's keys.
	 * @return in bytes
	 */
	public int blockLength() {
		return this.blockLength;
	}

	/**
	 * The name of an algorithm with this hash in a JSON Web Key.
	 * @param prefix such as {@code RS}
	 * @return such as {@code RS256}, or {@code null} where none is registered
	 */
	public @Nullable String jwkName(String prefix) {
		return (this.jwkSuffix != null) ? prefix + this.jwkSuffix : null;
	}

	/**
	 * The mask generation function with this hash.
	 * @return its parameters
	 */
	public MGF1ParameterSpec mask() {
		return new MGF1ParameterSpec(this.webName);
	}

	/**
	 * A fresh digest.
	 * @return the digest
	 */
	public MessageDigest digest() {
		try {
			return MessageDigest.getInstance(this.webName);
		}
		catch (NoSuchAlgorithmException ex) {
			throw CryptoErrors.notSupported(this.webName + " is not supported");
		}
	}

	/**
	 * HMAC with this hash.
	 * @param key the key; an empty one is as good as one of zeros
	 * @return ready for data
	 */
	public Mac mac(byte[] key) {
		String name = "Hmac" + this.signatureName;
		try {
			Mac mac = Mac.getInstance(name);
			mac.init(new SecretKeySpec((key.length == 0) ? new byte[1] : key, name));
			return mac;
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw CryptoErrors.notSupported("HMAC with " + this.webName + " is not supported");
		}
	}

}
