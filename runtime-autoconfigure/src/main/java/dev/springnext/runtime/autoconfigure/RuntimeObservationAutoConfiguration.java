package dev.springnext.runtime.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.edge.webapi.html.GuestErrors;
import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeObserver;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.observation.MeteredEdgeObserver;
import dev.springnext.runtime.observation.MeteredGuestErrors;
import dev.springnext.runtime.observation.RuntimeMeters;
import dev.springnext.runtime.observation.RuntimeObservationFilter;

/**
 * Auto-configuration of the runtimes' observations and meters.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(before = RuntimeAutoConfiguration.class, afterName = {
		"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration" })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public final class RuntimeObservationAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationFilter.class)
	static class ObservationConfiguration {

		@Bean
		RuntimeObservationFilter runtimeObservationFilter() {
			return new RuntimeObservationFilter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		@ConditionalOnMissingBean(EdgeObserver.class)
		MeteredEdgeObserver meteredEdgeObserver(MeterRegistry registry) {
			return new MeteredEdgeObserver(registry);
		}

		@Bean
		@ConditionalOnMissingBean(GuestErrors.class)
		MeteredGuestErrors meteredGuestErrors(MeterRegistry registry) {
			return new MeteredGuestErrors(registry);
		}

		@Bean
		RuntimeMeters runtimeMeters(EdgeScheduler edgeScheduler, NodejsExecutor nodejsExecutor,
				BackgroundWork backgroundWork) {
			return new RuntimeMeters(edgeScheduler, nodejsExecutor, backgroundWork);
		}

	}

}
