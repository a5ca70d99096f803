package dev.springnext.runtime.edge.webapi.node;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;

/**
 * The variables of {@code process.env}, as the host has them when they are read.
 *
 * @author Switchable Runtimes for Spring
 */
final class ProcessEnvironment {

	private static final String RUNTIME = "NEXT_RUNTIME";

	private final Isolate isolate;

	ProcessEnvironment(Isolate isolate) {
		this.isolate = isolate;
	}

	void addTo(HostFunctions functions) {
		functions.add("env", this::variable).add("envNames", this::names);
	}

	private @Nullable Object variable(Value... arguments) {
		String name = arguments[0].asString();
		return (RUNTIME.equals(name)) ? "edge" : this.isolate.settings().environment().get(name);
	}

	private Object names(Value... arguments) {
		Map<String, String> variables = this.isolate.settings().environment();
		Set<String> names = new LinkedHashSet<>(variables.keySet());
		names.add(RUNTIME);
		return ProxyArray.fromArray(names.toArray());
	}

}
