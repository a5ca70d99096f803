package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;

/**
 * The algorithms there are.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class CryptoAlgorithms {

	private static final Map<String, CryptoAlgorithm> algorithms = Map.ofEntries(
			Map.entry("AES-CBC", new AesAlgorithm("CBC", new AesCbc())),
			Map.entry("AES-CTR", new AesAlgorithm("CTR", new AesCtr())),
			Map.entry("AES-GCM", new AesAlgorithm("GCM", new AesGcm())),
			Map.entry("AES-KW", new AesAlgorithm("KW", new AesKeyWrap())), Map.entry("HMAC", new HmacAlgorithm()),
			Map.entry("RSASSA-PKCS1-v1_5", new RsaSignature("RS", false)),
			Map.entry("RSA-PSS", new RsaSignature("PS", true)), Map.entry("RSA-OAEP", new RsaOaep()),
			Map.entry("ECDSA", new EcDsa()), Map.entry("ECDH", new EcDh()), Map.entry("Ed25519", new EdDsa()),
			Map.entry("Ed448", new EdDsa()), Map.entry("X25519", new Xdh()), Map.entry("X448", new Xdh()),
			Map.entry("HKDF", new Hkdf()), Map.entry("PBKDF2", new Pbkdf2()));

	private CryptoAlgorithms() {
	}

	/**
	 * The algorithm of a name.
	 * @param name as the standard writes it
	 * @return the algorithm
	 */
	public static CryptoAlgorithm of(String name) {
		@Nullable CryptoAlgorithm algorithm = algorithms.get(name);
		if (algorithm == null) {
			throw CryptoErrors.notSupported("Unrecognized algorithm '" + name + "'");
		}
		return algorithm;
	}

}
