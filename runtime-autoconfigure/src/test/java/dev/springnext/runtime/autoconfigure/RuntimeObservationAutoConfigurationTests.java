package dev.springnext.runtime.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationFilter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.executor.EdgeObserver;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.observation.MeteredEdgeObserver;
import dev.springnext.runtime.observation.RuntimeMeters;
import dev.springnext.runtime.observation.RuntimeObservationFilter;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeObservationAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(RuntimeAutoConfiguration.class, RuntimeObservationAutoConfiguration.class));

	@Test
	void metersNeedARegistry() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(RuntimeObservationFilter.class)
			.doesNotHaveBean(EdgeObserver.class)
			.doesNotHaveBean(RuntimeMeters.class));
	}

	@Test
	void metersAreContributedToTheRegistry() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> assertThat(context).hasSingleBean(MeteredEdgeObserver.class)
				.hasSingleBean(RuntimeMeters.class));
	}

	@Test
	void backsOffWithoutMicrometersMeters() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(EdgeScheduler.class)
				.hasSingleBean(RuntimeObservationFilter.class)
				.doesNotHaveBean(EdgeObserver.class));
	}

	@Test
	void backsOffWithoutMicrometersObservations() {
		this.runner.withClassLoader(new FilteredClassLoader(ObservationFilter.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(EdgeScheduler.class)
				.doesNotHaveBean("runtimeObservationFilter"));
	}

	@Test
	void observerOfTheApplicationWins() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withUserConfiguration(OwnObserver.class)
			.run((context) -> assertThat(context.getBeansOfType(EdgeObserver.class)).containsOnlyKeys("ownObserver"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnObserver {

		@Bean
		EdgeObserver ownObserver() {
			return EdgeObserver.NONE;
		}

	}

}
