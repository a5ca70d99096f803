package dev.springnext.runtime.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.graalvm.polyglot.Engine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.webapi.cache.CacheStore;
import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.edge.webapi.html.GuestErrors;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketTransport;
import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.webflux.EdgeExchangeHandler;
import dev.springnext.runtime.webflux.EdgeMountMapping;
import dev.springnext.runtime.webflux.RuntimeHandlerAdapter;
import dev.springnext.runtime.webflux.fileroute.EdgeServices;
import dev.springnext.runtime.webflux.function.EdgeFunctionHandlers;
import dev.springnext.runtime.webflux.function.EdgeFunctionMiddlewares;

/**
 * Auto-configuration of edge functions in JavaScript.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(after = { RuntimeAutoConfiguration.class, FetchAutoConfiguration.class })
@ConditionalOnClass(value = { Engine.class, EdgeScheduler.class }, name = MissingEngineException.LANGUAGE)
@ConditionalOnBean(RuntimeResolver.class)
@EnableConfigurationProperties(FetchProperties.class)
public final class EdgeFunctionsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EdgeFunctions edgeFunctions(NextProperties properties, EdgeScheduler scheduler, Environment environment,
			ObjectProvider<HttpTransport> transport, ObjectProvider<WebSocketTransport> webSockets,
			ObjectProvider<CacheStore> caches, ObjectProvider<GuestErrors> errors) {
		return new FunctionSettings(properties.edge(), environment).functions(scheduler.settings().loops(),
				(isolates) -> {
					IsolateSettings with = with(isolates, HttpTransport.class, transport);
					with = with(with, WebSocketTransport.class, webSockets);
					with = with(with, CacheStore.class, caches);
					return with(with, GuestErrors.class, errors);
				});
	}

	private static <T> IsolateSettings with(IsolateSettings settings, Class<T> type, ObjectProvider<T> provider) {
		T service = provider.getIfAvailable();
		return (service != null) ? settings.with(type, service) : settings;
	}

	@Bean
	@ConditionalOnMissingBean
	EdgeFunctionHandlers edgeFunctionHandlers(FetchProperties fetch) {
		return new EdgeFunctionHandlers(fetch.subRequests());
	}

	@Bean
	EdgeFunctionMiddlewares edgeFunctionMiddlewares(EdgeScheduler scheduler, BackgroundWork backgroundWork,
			EdgeFunctionHandlers handlers) {
		return new EdgeFunctionMiddlewares(scheduler, backgroundWork, handlers);
	}

	@Bean
	EdgeServices edgeServices(EdgeFunctions functions, EdgeFunctionHandlers handlers,
			EdgeFunctionMiddlewares middlewares) {
		return new EdgeServices(functions, handlers, middlewares);
	}

	@Bean
	EdgeMountMapping edgeMountMapping(NextProperties properties, EdgeFunctions functions, EdgeFunctionHandlers handlers,
			ResourceLoader resources, RouteRegistry registry, RuntimeResolver resolver, RouteLimitsLookup limits,
			RuntimeHandlerAdapter adapter) {
		Map<String, EdgeExchangeHandler> mounts = new LinkedHashMap<>();
		FunctionSources sources = new FunctionSources(resources);
		properties.edge()
			.functions()
			.forEach((name, function) -> mounts.put(function.path(),
					handlers.handler(functions.function(sources.find(name, function.source())))));
		return new EdgeMountMapping(mounts, registry, resolver, limits, adapter);
	}

	@Bean
	ApplicationListener<ApplicationReadyEvent> edgeFunctionsWarmUp(EdgeFunctions functions, NextProperties properties) {
		return (ready) -> {
			if (properties.edge().javascript().warmUp() && !functions.functions().isEmpty()) {
				functions.start();
			}
		};
	}

}
