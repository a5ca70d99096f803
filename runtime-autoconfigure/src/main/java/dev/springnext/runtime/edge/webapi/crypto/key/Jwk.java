package dev.springnext.runtime.edge.webapi.crypto.key;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Key.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 */
public final class Jwk implements Proxy {

	private final Map<String, String> members = new HashMap<>();

	private @Nullable List<String> operations;

	private @Nullable Boolean extractable;

	/**
	 * Takes what a module passes.
	 * @param arguments names and values of members in turn; an operation each for
	 * {@code key_ops}, and {@code null} before the first
	 * @return the key
	 */
	public static Jwk of(Value... arguments) {
		Jwk jwk = new Jwk();
		for (int i = 0; i + 1 < arguments.length; i += 2) {
			String name = arguments[i].asString();
			Value value = arguments[i + 1];
			if (name.equals("key_ops")) {
				jwk.addOperation(value);
			}
			else if (name.equals("ext")) {
				jwk.extractable = value.asBoolean();
			}
			else {
				jwk.members.put(name, value.isString() ? value.asString() : "");
			}
		}
		return jwk;
	}

	private void addOperation(Value value) {
		List<String> all = this.operations;
		if (all == null) {
			all = new ArrayList<>();
			this.operations = all;
		}
		if (value.isString()) {
			all.add(value.asString());
		}
	}

	/**
	 * A member.
	 * @param name its name
	 * @return its value, or {@code null} if it is missing
	 */
	public @Nullable String get(String name) {
		return this.members.get(name);
	}

	/**
	 * Whether a member is there.
	 * @param name its name
	 * @return {@code false} if it is missing
	 */
	public boolean has(String name) {
		return this.members.containsKey(name);
	}

	/**
	 * Refuses a key whose member is another.
	 * @param name the name of the member
	 * @param expected the value it must have
	 */
	public void require(String name, String expected) {
		if (!expected.equals(this.members.get(name))) {
			throw CryptoErrors.data("The JWK member '" + name + "' is not '" + expected + "'");
		}
	}

	/**
	 * Refuses a key that names another algorithm.
	 * @param expected the names it may have, if it names one
	 */
	public void requireAlgorithm(@Nullable String... expected) {
		String algorithm = this.members.get("alg");
		if (algorithm != null) {
			for (String name : expected) {
				if (algorithm.equals(name)) {
					return;
				}
			}
			throw CryptoErrors.data("The JWK member 'alg' does not match the algorithm");
		}
	}

	/**
	 * Refuses a key that is not meant for what it is imported for.
	 * @param request what is asked
	 * @param use the value of the member {@code use} that fits, or {@code null} for any
	 */
	public void requireUse(KeyImport request, @Nullable String use) {
		if (use != null && request.usages() != 0 && this.members.containsKey("use")) {
			require("use", use);
		}
		List<String> all = this.operations;
		if (all != null) {
			int operations = 0;
			for (String operation : all) {
				operations |= KeyUsages.of(operation);
			}
			if (new HashSet<>(all).size() != all.size() || (request.usages() & ~operations) != 0) {
				throw CryptoErrors.data("The JWK member 'key_ops' does not allow the usages of the key");
			}
		}
		if (Boolean.FALSE.equals(this.extractable) && request.extractable()) {
			throw CryptoErrors.data("The JWK member 'ext' does not allow the key to be extractable");
		}
	}

	/**
	 * A member in base64url.
	 * @param name its name
	 * @return the bytes
	 */
	public byte[] bytes(String name) {
		String text = this.members.get(name);
		if (text == null) {
			throw CryptoErrors.data("The JWK member '" + name + "' is missing");
		}
		try {
			if (text.indexOf('=') < 0) {
				return Base64.getUrlDecoder().decode(text);
			}
		}
		catch (IllegalArgumentException ex) {
			// Reported as below
		}
		throw CryptoErrors.data("The JWK member '" + name + "' is not base64url");
	}

	/**
	 * A number in base64url.
	 * @param name the name of its member
	 * @return the number
	 */
	public BigInteger number(String name) {
		return new BigInteger(1, bytes(name));
	}

	/**
	 * A member of a key that is written.
	 * @param name its name
	 * @param value its value, without characters that JSON escapes; none if {@code null}
	 * @return this key
	 */
	public Jwk with(String name, @Nullable String value) {
		if (value != null) {
			this.members.put(name, value);
		}
		return this;
	}

	/**
	 * A member of a key that is written.
	 * @param name its name
	 * @param value its bytes
	 * @return this key
	 */
	public Jwk with(String name, byte[] value) {
		return with(name, Base64.getUrlEncoder().withoutPadding().encodeToString(value));
	}

	/**
	 * A member of a key that is written.
	 * @param name its name
	 * @param value a number that is not negative
	 * @return this key
	 */
	public Jwk with(String name, BigInteger value) {
		return with(name, Der.unsigned(value));
	}

	/**
	 * Writes the key with the usages and the extractability that it has.
	 * @param key the key that was exported
	 * @return the text, its members ordered as Web IDL orders a dictionary
	 */
	public String toJson(KeyHandle key) {
		Map<String, String> sorted = new TreeMap<>();
		this.members.forEach((name, value) -> sorted.put(name, "\"" + value + "\""));
		sorted.put("ext", String.valueOf(key.extractable()));
		sorted.put("key_ops", KeyUsages.toJson(key.usages()));
		StringBuilder json = new StringBuilder("{");
		sorted.forEach((name,
				value) -> json.append((json.length() > 1) ? ",\"" : "\"").append(name).append("\":").append(value));
		return json.append('}').toString();
	}

}
