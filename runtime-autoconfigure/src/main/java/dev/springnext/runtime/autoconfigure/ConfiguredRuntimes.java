package dev.springnext.runtime.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.route.RuntimeResolver.ConfiguredRuntime;

/**
 * Reads the runtimes that properties choose, each with the place where it is written.
 *
 * @author Switchable Runtimes for Spring
 */
final class ConfiguredRuntimes {

	private final Environment environment;

	ConfiguredRuntimes(Environment environment) {
		this.environment = environment;
	}

	RuntimeResolver resolver(NextProperties properties) {
		Map<String, ConfiguredRuntime> routes = new LinkedHashMap<>();
		properties.routes()
			.forEach((pattern, runtime) -> routes.put(pattern,
					configured(RuntimeResolver.ROUTES_PROPERTY + "[" + pattern + "]", runtime)));
		String runtime = properties.runtime();
		return RuntimeResolver.of((runtime != null) ? configured(RuntimeResolver.RUNTIME_PROPERTY, runtime) : null,
				routes);
	}

	private ConfiguredRuntime configured(String property, String value) {
		return new ConfiguredRuntime(value, origin(ConfigurationPropertyName.of(property)));
	}

	private String origin(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				Origin origin = property.getOrigin();
				return (origin != null) ? origin.toString() : describe(source.getUnderlyingSource());
			}
		}
		return "the environment";
	}

	private static String describe(@Nullable Object source) {
		return (source instanceof PropertySource<?> named) ? "property source \"" + named.getName() + "\""
				: "the environment";
	}

}
