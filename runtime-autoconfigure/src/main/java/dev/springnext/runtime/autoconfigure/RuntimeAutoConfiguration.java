package dev.springnext.runtime.autoconfigure;

import java.util.List;
import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerResultHandler;

import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeObserver;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.webflux.EdgeHandlerResultHandler;
import dev.springnext.runtime.webflux.EdgeHandlerVerifier;
import dev.springnext.runtime.webflux.FormBodyCounting;
import dev.springnext.runtime.webflux.RuntimeContextFilter;
import dev.springnext.runtime.webflux.RuntimeHandlerAdapter;
import dev.springnext.runtime.webflux.RuntimeProblemHandler;
import dev.springnext.runtime.webflux.RuntimeWebFluxConfigurer;
import dev.springnext.runtime.webflux.ScopedRouterFunctionPostProcessor;
import dev.springnext.runtime.webflux.SseHeartbeatFilter;
import dev.springnext.runtime.webflux.WebFluxRuntime;

/**
 * Auto-configuration of the two runtimes in WebFlux applications.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration")
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(NextProperties.class)
public final class RuntimeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RuntimeResolver runtimeResolver(NextProperties properties, Environment environment) {
		return new ConfiguredRuntimes(environment).resolver(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	RouteRegistry routeRegistry() {
		return new RouteRegistry();
	}

	@Bean(destroyMethod = "dispose")
	@ConditionalOnMissingBean
	EdgeScheduler edgeScheduler(NextProperties properties, ObjectProvider<EdgeObserver> observer) {
		EdgeProperties edge = properties.edge();
		return new EdgeScheduler(Settings.edge(edge.loops(), edge.queueCapacity(), edge.watchdog()),
				observer.getIfAvailable(() -> EdgeObserver.NONE));
	}

	@Bean
	@ConditionalOnMissingBean
	NodejsExecutor nodejsExecutor(NextProperties properties) {
		NextProperties.Nodejs nodejs = properties.nodejs();
		return new NodejsExecutor(Settings.nodejs(nodejs.virtualThreads(), nodejs.threads(), nodejs.queueCapacity()));
	}

	@Bean(destroyMethod = "cancel")
	@ConditionalOnMissingBean
	BackgroundWork backgroundWork(NextProperties properties) {
		return Settings.waitUntil(properties.waitUntil().capacity(), properties.waitUntil().timeout());
	}

	@Bean
	BackgroundWorkLifecycle backgroundWorkLifecycle(BackgroundWork backgroundWork) {
		return new BackgroundWorkLifecycle(backgroundWork);
	}

	@Bean
	RouteLimitsLookup routeLimitsLookup(NextProperties properties) {
		return new RouteLimitsLookup(properties.edge().limits());
	}

	@Bean
	@ConditionalOnMissingBean
	EdgeHandlerVerifier edgeHandlerVerifier(NextProperties properties, ConfigurableApplicationContext context) {
		return new BytecodeVerifier(properties.edge().verify(), context);
	}

	@Bean
	static ScopedRouterFunctionPostProcessor scopedRouterFunctionPostProcessor() {
		return new ScopedRouterFunctionPostProcessor();
	}

	@Bean
	RuntimeWebFluxConfigurer runtimeWebFluxConfigurer(NodejsExecutor nodejsExecutor) {
		return new RuntimeWebFluxConfigurer(nodejsExecutor);
	}

	@Bean
	WebFluxRuntime webFluxRuntime(ConfigurableApplicationContext context, RuntimeResolver resolver,
			RouteRegistry registry, RouteLimitsLookup limits, NodejsExecutor nodejsExecutor,
			EdgeHandlerVerifier verifier) {
		return new WebFluxRuntime(context, resolver, registry, limits, nodejsExecutor, verifier);
	}

	@Bean
	RuntimeHandlerAdapter runtimeHandlerAdapter(WebFluxRuntime runtime, EdgeScheduler edgeScheduler,
			BackgroundWork backgroundWork, NextProperties properties) {
		return new RuntimeHandlerAdapter(runtime, edgeScheduler, backgroundWork, properties.exposeRuntimeHeader());
	}

	@Bean
	EdgeHandlerResultHandler edgeHandlerResultHandler(ObjectProvider<HandlerResultHandler> handlers) {
		return new EdgeHandlerResultHandler(() -> List.copyOf(handlers.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnBean(ServerCodecConfigurer.class)
	RuntimeProblemHandler runtimeProblemHandler(ServerCodecConfigurer codecs) {
		return new RuntimeProblemHandler(codecs);
	}

	@Bean
	RuntimeContextFilter runtimeContextFilter() {
		return new RuntimeContextFilter();
	}

	@Bean
	FormBodyCounting formBodyCounting() {
		return new FormBodyCounting();
	}

	@Bean
	@ConditionalOnProperty("spring.next.sse.heartbeat")
	SseHeartbeatFilter sseHeartbeatFilter(NextProperties properties) {
		return new SseHeartbeatFilter(Objects.requireNonNull(properties.sse().heartbeat()));
	}

}
