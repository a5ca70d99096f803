package dev.springnext.runtime.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.DispatcherHandler;

import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeObserver;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.EdgeSettings;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.executor.NodejsSettings;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.webflux.EdgeHandlerVerifier;
import dev.springnext.runtime.webflux.RuntimeHandlerAdapter;
import dev.springnext.runtime.webflux.RuntimeProblemHandler;
import dev.springnext.runtime.webflux.WebFluxRuntime;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(RuntimeAutoConfiguration.class, RuntimeObservationAutoConfiguration.class,
						RuntimeActuatorAutoConfiguration.class, FetchAutoConfiguration.class));

	private final ReactiveWebApplicationContextRunner webFlux = this.runner
		.withConfiguration(AutoConfigurations.of(HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class));

	@Test
	void bringsBothRuntimesToWebFlux() {
		this.webFlux.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(RuntimeResolver.class)
			.hasSingleBean(RouteRegistry.class)
			.hasSingleBean(EdgeScheduler.class)
			.hasSingleBean(NodejsExecutor.class)
			.hasSingleBean(BackgroundWork.class)
			.hasSingleBean(WebFluxRuntime.class)
			.hasSingleBean(RuntimeHandlerAdapter.class));
	}

	@Test
	void backsOffWithoutWebFlux() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherHandler.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(NextProperties.class)
				.doesNotHaveBean(RuntimeResolver.class)
				.doesNotHaveBean(EdgeScheduler.class));
	}

	@Test
	void backsOffOutsideOfWebApplications() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class,
					RuntimeObservationAutoConfiguration.class, RuntimeActuatorAutoConfiguration.class,
					FetchAutoConfiguration.class, ServletApplicationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EdgeScheduler.class)
				.doesNotHaveBean(ServletApplicationAutoConfiguration.class));
	}

	@Test
	void startsWhereWebFluxIsNotConfigured() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(EdgeScheduler.class)
			.doesNotHaveBean(RuntimeProblemHandler.class));
	}

	@Test
	void beansOfTheApplicationWin() {
		this.webFlux.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context.getBeansOfType(RuntimeResolver.class)).containsOnlyKeys("ownResolver");
			assertThat(context.getBeansOfType(RouteRegistry.class)).containsOnlyKeys("ownRegistry");
			assertThat(context.getBeansOfType(EdgeScheduler.class)).containsOnlyKeys("ownEdge");
			assertThat(context.getBeansOfType(NodejsExecutor.class)).containsOnlyKeys("ownNodejs");
			assertThat(context.getBeansOfType(BackgroundWork.class)).containsOnlyKeys("ownBackgroundWork");
			assertThat(context.getBeansOfType(EdgeHandlerVerifier.class)).containsOnlyKeys("ownVerifier");
		});
	}

	@Test
	void stoppingTheApplicationStopsItsLoops() {
		this.webFlux.run((context) -> {
			EdgeScheduler edge = context.getBean(EdgeScheduler.class);
			NodejsExecutor nodejs = context.getBean(NodejsExecutor.class);
			assertThat(edge.isDisposed()).isFalse();
			context.getSourceApplicationContext().close();
			assertThat(edge.isDisposed()).isTrue();
			assertThat(nodejs.taskExecutor()).asInstanceOf(InstanceOfAssertFactories.type(ExecutorService.class))
				.matches(ExecutorService::isShutdown);
		});
	}

	@Test
	void executorOfTheNodejsRuntimeDoesNotReplaceTheTaskExecutorOfBoot() {
		this.webFlux.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		RuntimeResolver ownResolver() {
			return RuntimeResolver.of(null, Map.of());
		}

		@Bean
		RouteRegistry ownRegistry() {
			return new RouteRegistry();
		}

		@Bean(destroyMethod = "dispose")
		EdgeScheduler ownEdge() {
			return new EdgeScheduler(new EdgeSettings(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), 0),
					EdgeObserver.NONE);
		}

		@Bean
		NodejsExecutor ownNodejs() {
			return new NodejsExecutor(new NodejsSettings(false, 1, 1));
		}

		@Bean
		BackgroundWork ownBackgroundWork() {
			return new BackgroundWork(1, Duration.ofSeconds(1));
		}

		@Bean
		EdgeHandlerVerifier ownVerifier() {
			return (handlers) -> {
			};
		}

	}

}
