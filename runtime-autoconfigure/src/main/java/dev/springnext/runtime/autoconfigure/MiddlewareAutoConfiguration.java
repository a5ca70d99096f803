package dev.springnext.runtime.autoconfigure;

import java.util.Set;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import reactor.core.scheduler.Schedulers;

import dev.springnext.runtime.edge.webapi.fetch.HttpTransport;
import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.NodejsInvocation;
import dev.springnext.runtime.middleware.MiddlewareRegistry;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.webflux.EdgeHandlerVerifier;
import dev.springnext.runtime.webflux.middleware.MiddlewareSettings;
import dev.springnext.runtime.webflux.middleware.MiddlewareWebFilter;

/**
 * Auto-configuration of middleware.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(after = { RuntimeAutoConfiguration.class, FetchAutoConfiguration.class })
@ConditionalOnBean({ RuntimeResolver.class, ServerCodecConfigurer.class })
@EnableConfigurationProperties(MiddlewareProperties.class)
public final class MiddlewareAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MiddlewareRegistry middlewareRegistry(ListableBeanFactory factory, RuntimeResolver resolver,
			RouteLimitsLookup limits, EdgeHandlerVerifier verifier, EdgeScheduler edge, BackgroundWork backgroundWork) {
		return new MiddlewareRegistry(
				new MiddlewareBeans(factory, resolver, limits, verifier, edge, backgroundWork).entries());
	}

	@Bean
	MiddlewareWebFilter middlewareWebFilter(MiddlewareRegistry registry, MiddlewareProperties properties,
			RuntimeResolver resolver, BackgroundWork backgroundWork, ServerCodecConfigurer codecs,
			ObjectProvider<HttpTransport> transport) {
		Route route = new Route("middleware", "**", Set.of(), "middleware", resolver.defaultDecision());
		RuntimeContext context = new NodejsInvocation(route, Schedulers.parallel(), backgroundWork);
		return new MiddlewareWebFilter(registry, new MiddlewareSettings(properties.order(), properties.bodyLimit(),
				context, codecs, transport.getIfAvailable()));
	}

}
