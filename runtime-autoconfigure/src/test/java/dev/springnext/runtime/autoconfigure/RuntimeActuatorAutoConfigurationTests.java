package dev.springnext.runtime.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.actuate.EdgeHealthIndicator;
import dev.springnext.runtime.actuate.ProjectFigures;
import dev.springnext.runtime.actuate.RuntimeEndpoint;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeActuatorAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class, RuntimeActuatorAutoConfiguration.class,
				EndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=*");

	@Test
	void contributesEndpointAndHealth() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(RuntimeEndpoint.class)
			.hasSingleBean(EdgeHealthIndicator.class)
			.hasBean("edgeHealthIndicator"));
	}

	@Test
	void needsTheRuntimes() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(RuntimeActuatorAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RuntimeEndpoint.class)
				.doesNotHaveBean(EdgeHealthIndicator.class));
	}

	@Test
	void healthCanBeDisabled() {
		this.runner.withPropertyValues("management.health.edge.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EdgeHealthIndicator.class));
	}

	@Test
	void beansOfTheApplicationWin() {
		this.runner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context.getBeansOfType(RuntimeEndpoint.class)).containsOnlyKeys("ownEndpoint");
			assertThat(context.getBean("edgeHealthIndicator", HealthIndicator.class).health())
				.isEqualTo(Health.unknown().build());
			assertThat(context).doesNotHaveBean(EdgeHealthIndicator.class);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		RuntimeEndpoint ownEndpoint(RuntimeResolver resolver, RouteRegistry registry, EdgeScheduler edge,
				NodejsExecutor nodejs, RouteLimitsLookup limits) {
			return new RuntimeEndpoint(resolver, registry, edge, nodejs, (pattern) -> limits.defaults(), () -> null,
					new ProjectFigures(() -> null, () -> null));
		}

		@Bean
		HealthIndicator edgeHealthIndicator() {
			return () -> Health.unknown().build();
		}

	}

}
