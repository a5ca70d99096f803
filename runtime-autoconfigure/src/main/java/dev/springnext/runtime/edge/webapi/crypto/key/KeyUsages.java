package dev.springnext.runtime.edge.webapi.crypto.key;

import java.util.List;

/**
 * Sets of key usages as bits, in the order of the enumeration {@code KeyUsage}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class KeyUsages {

	/** To encrypt. */
	public static final int ENCRYPT = 1;

	/** To decrypt. */
	public static final int DECRYPT = 1 << 1;

	/** To sign. */
	public static final int SIGN = 1 << 2;

	/** To verify. */
	public static final int VERIFY = 1 << 3;

	/** To derive a key. */
	public static final int DERIVE_KEY = 1 << 4;

	/** To derive bits. */
	public static final int DERIVE_BITS = 1 << 5;

	/** To wrap a key. */
	public static final int WRAP_KEY = 1 << 6;

	/** To unwrap a key. */
	public static final int UNWRAP_KEY = 1 << 7;

	private static final List<String> names = List.of("encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits",
			"wrapKey", "unwrapKey");

	private KeyUsages() {
	}

	/**
	 * The bit of a usage.
	 * @param name such as {@code encrypt}
	 * @return zero for names that the enumeration has not
	 */
	public static int of(String name) {
		int index = names.indexOf(name);
		return (index < 0) ? 0 : 1 << index;
	}

	/**
	 * Refuses usages that keys can't have.
	 * @param usages the asked ones
	 * @param allowed the possible ones
	 * @param what the kind of key, for the message
	 */
	public static void check(int usages, int allowed, String what) {
		int wrong = usages & ~allowed;
		if (wrong != 0) {
			throw CryptoErrors
				.syntax("Unsupported key usage '" + names.get(Integer.numberOfTrailingZeros(wrong)) + "' for " + what);
		}
	}

	/**
	 * Refuses to use a key for what it is not meant.
	 * @param key the key
	 * @param usage the usage that it must have
	 */
	public static void require(KeyHandle key, int usage) {
		if ((key.usages() & usage) == 0) {
			throw CryptoErrors.invalidAccess(
					"The key's usages do not include '" + names.get(Integer.numberOfTrailingZeros(usage)) + "'");
		}
	}

	/**
	 * The names of usages as a JSON array.
	 * @param usages the usages
	 * @return such as {@code ["sign","verify"]}
	 */
	public static String toJson(int usages) {
		StringBuilder json = new StringBuilder("[");
		for (int i = 0; i < names.size(); i++) {
			if ((usages & (1 << i)) != 0) {
				json.append((json.length() > 1) ? ",\"" : "\"").append(names.get(i)).append('"');
			}
		}
		return json.append(']').toString();
	}

}
