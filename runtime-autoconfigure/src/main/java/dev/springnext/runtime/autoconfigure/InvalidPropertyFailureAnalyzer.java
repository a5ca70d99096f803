package dev.springnext.runtime.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Tells where a value of {@code spring.next.*} stands that is out of range. Boot's own
 * analysis knows the record that refused it, but not which of its properties it was.
 *
 * @author Switchable Runtimes for Spring
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final String LIMITS = "spring.next.edge.limits";

	private static final Pattern PROPERTY = Pattern.compile("^'?(spring\\.next\\.[a-z.-]*[a-z])");

	private final Environment environment;

	InvalidPropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		String reason = reason(cause);
		Matcher matcher = (reason != null) ? PROPERTY.matcher(reason) : null;
		if (reason == null || matcher == null || !matcher.find()) {
			return null;
		}
		String bound = cause.getName().toString();
		boolean ofRoute = bound.startsWith(LIMITS + ".routes[");
		String name = (ofRoute) ? matcher.group(1).replace(LIMITS, bound) : matcher.group(1);
		String description = ((ofRoute) ? reason.replace(LIMITS, bound) : reason).replaceFirst("\\.$", "");
		ConfigurationProperty property = find(ConfigurationPropertyName.of(name));
		if (property == null) {
			return new FailureAnalysis(description + ".", "Correct " + name + ".", cause);
		}
		return new FailureAnalysis(
				description + ".\n\n    Property: " + name + "\n    Value: \"" + property.getValue()
						+ "\"\n    Origin: " + property.getOrigin(),
				"Correct " + name + ", or remove it to get its default.", cause);
	}

	private static @Nullable String reason(BindException cause) {
		for (Throwable candidate = cause.getCause(); candidate != null; candidate = candidate.getCause()) {
			if (candidate instanceof IllegalArgumentException && candidate.getCause() == null) {
				return candidate.getMessage();
			}
		}
		return null;
	}

	private @Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

}
