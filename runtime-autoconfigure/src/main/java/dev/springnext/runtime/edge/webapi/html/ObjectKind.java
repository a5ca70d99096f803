package dev.springnext.runtime.edge.webapi.html;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an object is inside, for structured cloning: guest code can't change it, other
 * than prototypes and {@code Symbol.toStringTag}.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href=
 * "https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal">
 * StructuredSerializeInternal</a>
 */
final class ObjectKind {

	private ObjectKind() {
	}

	static boolean isError(Value value) {
		return value.isException();
	}

	/**
	 * The kind of an object that is neither a function nor a view on a buffer.
	 * @param value the object
	 * @return a kind that {@code structured-clone.js} knows, or the name of what can't be
	 * cloned
	 */
	static String of(Value value) {
		String kind = builtIn(value);
		if (kind != null) {
			return kind;
		}
		return (isProxy(value)) ? "Proxy" : "plain";
	}

	/**
	 * Whether an object that has the prototype of regular expressions is one.
	 * @param value the object
	 * @return {@code true} for a regular expression
	 */
	static boolean isRegExp(Value value) {
		return value.toString().startsWith("/");
	}

	private static @Nullable String builtIn(Value value) {
		if (value.isException()) {
			return "error";
		}
		if (value.isHostObject() || value.isProxyObject()) {
			return "Object";
		}
		if (value.hasArrayElements()) {
			return "array";
		}
		if (value.hasHashEntries()) {
			return "map";
		}
		if (value.hasBufferElements()) {
			return "buffer";
		}
		if (value.isNumber()) {
			return "number";
		}
		if (value.isString()) {
			return "string";
		}
		return (value.isBoolean()) ? "boolean" : null;
	}

	// A class of the user may have that name, too: how GraalJS shows a proxy tells them
	// apart
	private static boolean isProxy(Value value) {
		Value meta = value.getMetaObject();
		return meta != null && "Proxy".equals(meta.getMetaSimpleName()) && value.toString().startsWith("Proxy(");
	}

}
