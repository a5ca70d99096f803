package dev.springnext.runtime.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.springframework.core.env.Environment;

import dev.springnext.runtime.edge.bundle.EsbuildBundler;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.function.FunctionLimits;
import dev.springnext.runtime.edge.function.PoolSettings;

/**
 * Turns properties into the settings of edge functions in JavaScript.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionSettings {

	private static final Duration BUNDLING = Duration.ofSeconds(60);

	private final EdgeProperties properties;

	private final Environment environment;

	FunctionSettings(EdgeProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	EdgeFunctions functions(int loops, UnaryOperator<IsolateSettings> services) {
		EdgeProperties.Javascript javascript = this.properties.javascript();
		EdgeProperties.Limits limits = this.properties.limits();
		EdgeFunctions.Builder builder = EdgeFunctions.builder()
			.environment(this::variables)
			.allowEval((name) -> isAllowed(javascript.allowEval(), name))
			.pool(pool(javascript.isolates(), loops))
			.codeSize(limits.codeSize().toBytes())
			.limits(new FunctionLimits(limits.cpuTime(), limits.memory().toBytes(), limits.duration(),
					FunctionLimits.DEFAULTS.subRequests()));
		String esbuild = javascript.esbuild();
		if (esbuild != null) {
			builder.bundler(() -> new EsbuildBundler(Path.of(esbuild), BUNDLING));
		}
		return builder.isolates(services).build();
	}

	private static boolean isAllowed(Set<String> names, String name) {
		return names.contains("*") || names.contains(name);
	}

	private static PoolSettings pool(EdgeProperties.Isolates isolates, int loops) {
		Integer maximum = isolates.maximum();
		return new PoolSettings(isolates.minimum(),
				(maximum != null) ? maximum : Math.max(loops * 2, isolates.minimum()), isolates.idle(),
				isolates.maxAge(), isolates.maxRequests());
	}

	private Map<String, String> variables() {
		Map<String, String> variables = new LinkedHashMap<>();
		for (String name : this.properties.env()) {
			String value = this.environment.getProperty(name);
			if (value != null) {
				variables.put(name, value);
			}
		}
		return variables;
	}

}
