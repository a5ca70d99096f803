package dev.springnext.runtime.edge.webapi.crypto;

import java.security.SecureRandom;
import java.util.UUID;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;

/**
 * Random values.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#Crypto-method-getRandomValues">
 * getRandomValues</a>
 */
final class RandomHost {

	private static final int QUOTA = 65536;

	private final SecureRandom random = new SecureRandom();

	void register(HostFunctions functions) {
		functions.add("randomValues", this::randomValues);
		functions.add("randomUUID", (arguments) -> UUID.randomUUID().toString());
	}

	private @Nullable Object randomValues(Value... arguments) {
		int length = arguments[2].asInt();
		if (length < 0 || length > QUOTA) {
			throw GuestError.dom("QuotaExceededError", length + " bytes were asked for; " + QUOTA + " is the maximum");
		}
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		Bytes.copy(bytes, 0, length, arguments[0], arguments[1].asInt());
		return null;
	}

}
