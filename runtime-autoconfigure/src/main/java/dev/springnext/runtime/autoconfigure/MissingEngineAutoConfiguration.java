package dev.springnext.runtime.autoconfigure;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;

import dev.springnext.runtime.route.RuntimeResolver;

/**
 * Stops applications that have edge functions in JavaScript and no engine for them.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(after = RuntimeAutoConfiguration.class)
@ConditionalOnMissingClass("org.graalvm.polyglot.Engine")
@ConditionalOnBean(RuntimeResolver.class)
public final class MissingEngineAutoConfiguration {

	@Bean
	InitializingBean javaScriptEngineCheck(NextProperties properties) {
		return () -> {
			if (!properties.edge().functions().isEmpty()) {
				throw new MissingEngineException(properties.edge().functions().keySet());
			}
		};
	}

}
