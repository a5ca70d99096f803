package dev.springnext.runtime.autoconfigure;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.ResourceLoader;

import dev.springnext.runtime.route.RuntimeResolver;

/**
 * Stops applications that have edge functions in JavaScript and no engine for them, or
 * one without the language.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(after = RuntimeAutoConfiguration.class)
@Conditional(MissingEngineAutoConfiguration.OnMissingEngine.class)
@ConditionalOnBean(RuntimeResolver.class)
public final class MissingEngineAutoConfiguration {

	@Bean
	InitializingBean javaScriptEngineCheck(NextProperties properties, ResourceLoader resources) {
		return () -> {
			if (!properties.edge().functions().isEmpty()) {
				throw MissingEngineException.of(properties.edge().functions().keySet(), resources.getClassLoader());
			}
		};
	}

	/**
	 * Some part of the engine is missing.
	 */
	static final class OnMissingEngine extends AnyNestedCondition {

		OnMissingEngine() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnMissingClass(MissingEngineException.ENGINE)
		static class OnMissingPolyglot {

		}

		@ConditionalOnMissingClass(MissingEngineException.LANGUAGE)
		static class OnMissingLanguage {

		}

	}

}
