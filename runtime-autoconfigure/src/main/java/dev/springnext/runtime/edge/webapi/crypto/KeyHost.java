package dev.springnext.runtime.edge.webapi.crypto;

import java.nio.charset.StandardCharsets;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.webapi.crypto.key.CopiedBytes;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Makes the objects that modules pass around, and tells the attributes of keys.
 *
 * @author Switchable Runtimes for Spring
 */
final class KeyHost {

	void register(HostFunctions functions) {
		functions.add("bytes", (arguments) -> new CopiedBytes(Bytes.of(arguments, 0)));
		functions.add("parameters", Parameters::of);
		functions.add("jwk", Jwk::of);
		// Web Cryptography API, "parse a JWK": UTF-8 decode
		functions.add("text", (arguments) -> {
			byte[] bytes = Handles.unwrap(CopiedBytes.class, arguments[0]).bytes();
			String text = new String(bytes, StandardCharsets.UTF_8);
			return (text.startsWith("\uFEFF")) ? text.substring(1) : text;
		});
		functions.add("type", (arguments) -> key(arguments[0]).kind().webName());
		functions.add("extractable", (arguments) -> key(arguments[0]).extractable());
		functions.add("usages", (arguments) -> key(arguments[0]).usages());
		functions.add("algorithm", (arguments) -> key(arguments[0]).algorithmJson());
		functions.add("isPair", (arguments) -> arguments[0].asProxyObject() instanceof KeyHandle.Pair);
		functions.add("publicKey", (arguments) -> pair(arguments[0]).publicKey());
		functions.add("privateKey", (arguments) -> pair(arguments[0]).privateKey());
	}

	private static KeyHandle key(Value value) {
		return Handles.unwrap(KeyHandle.class, value);
	}

	private static KeyHandle.Pair pair(Value value) {
		return Handles.unwrap(KeyHandle.Pair.class, value);
	}

}
