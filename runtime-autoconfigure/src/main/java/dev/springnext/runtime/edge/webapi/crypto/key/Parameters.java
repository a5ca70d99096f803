package dev.springnext.runtime.edge.webapi.crypto.key;

import java.util.HashMap;
import java.util.Map;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * A normalized algorithm: its name, and what the caller says of it. Free of the guest's
 * values, so that other threads may read it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href=
 * "https://w3c.github.io/webcrypto/#algorithm-normalization-normalize-an-algorithm">
 * Normalize an algorithm</a>
 */
public final class Parameters implements Proxy {

	private final String name;

	private final Map<String, Object> members;

	private Parameters(String name, Map<String, Object> members) {
		this.name = name;
		this.members = members;
	}

	/**
	 * Takes what a module passes.
	 * @param arguments the name, then names and values of members in turn
	 * @return the parameters
	 */
	public static Parameters of(Value... arguments) {
		Map<String, Object> members = new HashMap<>();
		for (int i = 1; i + 1 < arguments.length; i += 2) {
			members.put(arguments[i].asString(), unwrap(arguments[i + 1]));
		}
		return new Parameters(arguments[0].asString(), members);
	}

	private static Object unwrap(Value value) {
		if (value.isString()) {
			return value.asString();
		}
		if (value.fitsInLong()) {
			return value.asLong();
		}
		if (value.isProxyObject()) {
			Object proxy = value.asProxyObject();
			return (proxy instanceof CopiedBytes copied) ? copied.bytes() : proxy;
		}
		throw GuestError.type("The parameters of the algorithm are invalid");
	}

	/**
	 * The name of the algorithm.
	 * @return as the standard writes it
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The member {@code hash}.
	 * @return the hash function
	 */
	public Hash hash() {
		return Hash.of(text("hash"));
	}

	/**
	 * A string.
	 * @param member the name of the member
	 * @return its value
	 */
	public String text(String member) {
		return required(String.class, member);
	}

	/**
	 * A number.
	 * @param member the name of the member
	 * @return its value
	 */
	public long number(String member) {
		return required(Long.class, member);
	}

	/**
	 * A number that may be missing.
	 * @param member the name of the member
	 * @param otherwise what it is then
	 * @return its value
	 */
	public long number(String member, long otherwise) {
		return (this.members.containsKey(member)) ? number(member) : otherwise;
	}

	/**
	 * Whether a member is there.
	 * @param member the name of the member
	 * @return {@code false} if it is missing
	 */
	public boolean has(String member) {
		return this.members.containsKey(member);
	}

	/**
	 * Bytes.
	 * @param member the name of the member
	 * @return its value
	 */
	public byte[] bytes(String member) {
		return required(byte[].class, member);
	}

	/**
	 * Bytes that may be missing.
	 * @param member the name of the member
	 * @return its value
	 */
	public byte @Nullable [] optionalBytes(String member) {
		return (this.members.containsKey(member)) ? bytes(member) : null;
	}

	/**
	 * A key.
	 * @param member the name of the member
	 * @return its value
	 */
	public KeyHandle key(String member) {
		return required(KeyHandle.class, member);
	}

	private <T> T required(Class<T> type, String member) {
		Object value = this.members.get(member);
		if (!type.isInstance(value)) {
			throw GuestError.type("The member '" + member + "' of the algorithm is invalid");
		}
		return type.cast(value);
	}

}
