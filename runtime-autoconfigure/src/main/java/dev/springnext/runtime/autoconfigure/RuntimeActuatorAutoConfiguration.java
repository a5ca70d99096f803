package dev.springnext.runtime.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.actuate.EdgeHealthIndicator;
import dev.springnext.runtime.actuate.JavaScriptFigures;
import dev.springnext.runtime.actuate.ProjectFigures;
import dev.springnext.runtime.actuate.RuntimeEndpoint;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.middleware.MiddlewareRegistry;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.webflux.fileroute.FileRoutes;

/**
 * Auto-configuration of the actuator endpoint {@code runtime} and the health contribution
 * {@code edge}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(after = { RuntimeAutoConfiguration.class, EdgeFunctionsAutoConfiguration.class,
		MiddlewareAutoConfiguration.class, FileRoutesAutoConfiguration.class })
@ConditionalOnBean(RouteRegistry.class)
public final class RuntimeActuatorAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnAvailableEndpoint(RuntimeEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RuntimeEndpoint runtimeEndpoint(RuntimeResolver resolver, RouteRegistry registry, EdgeScheduler edgeScheduler,
				NodejsExecutor nodejsExecutor, RouteLimitsLookup limits, ObjectProvider<JavaScriptFigures> javascript,
				ObjectProvider<FileRoutes> files, ObjectProvider<MiddlewareRegistry> middleware) {
			return new RuntimeEndpoint(resolver, registry, edgeScheduler, nodejsExecutor,
					(pattern) -> (pattern != null) ? limits.apply(pattern) : limits.defaults(), () -> {
						JavaScriptFigures figures = javascript.getIfAvailable();
						return (figures != null) ? figures.get() : null;
					}, new ProjectFigures(files::getIfAvailable, middleware::getIfAvailable));
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnBean(EdgeFunctions.class)
		static class JavaScriptConfiguration {

			@Bean
			JavaScriptFigures javaScriptFigures(EdgeFunctions functions) {
				return new JavaScriptFigures(functions);
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
	@ConditionalOnEnabledHealthIndicator("edge")
	static class HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "edgeHealthIndicator")
		EdgeHealthIndicator edgeHealthIndicator(EdgeScheduler edgeScheduler) {
			return new EdgeHealthIndicator(edgeScheduler);
		}

	}

}
