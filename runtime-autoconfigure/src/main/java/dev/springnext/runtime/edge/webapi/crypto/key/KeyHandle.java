package dev.springnext.runtime.edge.webapi.crypto.key;

import org.graalvm.polyglot.proxy.Proxy;

/**
 * A key. Guest code holds it through a {@code CryptoKey} and never sees into it.
 *
 * @param algorithm the name of its algorithm
 * @param kind what kind of key it is
 * @param extractable whether it may be exported
 * @param usages what it may be used for
 * @param material the key itself
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/webcrypto/#cryptokey-interface">CryptoKey</a>
 */
public record KeyHandle(String algorithm, Kind kind, boolean extractable, int usages,
		KeyMaterial material) implements Proxy {

	/**
	 * The attribute {@code algorithm}.
	 * @return a JSON object
	 */
	public String algorithmJson() {
		return "{\"name\":\"" + this.algorithm + "\"" + this.material.attributes() + "}";
	}

	/**
	 * Refuses a key of another kind.
	 * @param expected the kind it must be of
	 */
	public void require(Kind expected) {
		if (this.kind != expected) {
			throw CryptoErrors
				.invalidAccess("The key is a " + this.kind.webName() + " key, not a " + expected.webName() + " one");
		}
	}

	@Override
	public String toString() {
		return this.algorithm + " " + this.kind.webName() + " key";
	}

	/**
	 * Kinds of keys.
	 */
	public enum Kind {

		/** The public half of a pair. */
		PUBLIC("public"),

		/** The private half of a pair. */
		PRIVATE("private"),

		/** A key of a symmetric algorithm. */
		SECRET("secret");

		private final String webName;

		Kind(String webName) {
			this.webName = webName;
		}

		/**
		 * The attribute {@code type}.
		 * @return such as {@code public}
		 */
		public String webName() {
			return this.webName;
		}

	}

	/**
	 * Both halves of a pair.
	 *
	 * @param publicKey the public half
	 * @param privateKey the private half
	 */
	public record Pair(KeyHandle publicKey, KeyHandle privateKey) implements Proxy {

	}

}
