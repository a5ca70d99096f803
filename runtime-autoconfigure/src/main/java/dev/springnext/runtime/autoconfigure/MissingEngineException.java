package dev.springnext.runtime.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * The configuration names edge functions in JavaScript, and there is no engine for them.
 *
 * @author Switchable Runtimes for Spring
 */
@SuppressWarnings("serial")
final class MissingEngineException extends RuntimeException {

	/** Of {@code org.graalvm.polyglot:polyglot}. */
	static final String ENGINE = "org.graalvm.polyglot.Engine";

	/** Of {@code org.graalvm.js:js-language}. */
	static final String LANGUAGE = "com.oracle.truffle.js.lang.JavaScriptLanguage";

	private final List<String> artifacts;

	private MissingEngineException(Collection<String> functions, List<String> artifacts) {
		super("The edge functions " + functions + " are in JavaScript, and " + String.join(" and ", artifacts)
				+ ((artifacts.size() > 1) ? " are" : " is") + " not on the class path");
		this.artifacts = artifacts;
	}

	/**
	 * What to say about functions.
	 * @param functions their names
	 * @param classLoader has the class path, or {@code null} for the default one
	 * @return names what is missing
	 */
	static MissingEngineException of(Collection<String> functions, @Nullable ClassLoader classLoader) {
		List<String> artifacts = new ArrayList<>();
		if (!ClassUtils.isPresent(ENGINE, classLoader)) {
			artifacts.add("org.graalvm.polyglot:polyglot");
		}
		if (!ClassUtils.isPresent(LANGUAGE, classLoader)) {
			artifacts.add("org.graalvm.js:js-language");
		}
		return new MissingEngineException(functions, artifacts);
	}

	/**
	 * What is missing.
	 * @return groups and names of artifacts
	 */
	List<String> artifacts() {
		return this.artifacts;
	}

}
