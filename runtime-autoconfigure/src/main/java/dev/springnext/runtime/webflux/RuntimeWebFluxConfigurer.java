package dev.springnext.runtime.webflux;

import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.Assert;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.route.RuntimeContext;

/**
 * Gives blocking handler methods an executor, and handler methods a
 * {@link RuntimeContext} argument. It goes first, so that whatever else configures
 * blocking execution has the last word.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RuntimeWebFluxConfigurer implements WebFluxConfigurer {

	private final NodejsExecutor nodejs;

	/**
	 * Creates the configurer.
	 * @param nodejs runs blocking handlers
	 */
	public RuntimeWebFluxConfigurer(NodejsExecutor nodejs) {
		this.nodejs = nodejs;
	}

	@Override
	public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
		configurer.setExecutor(this.nodejs.taskExecutor());
	}

	@Override
	public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
		configurer.addCustomResolver(new RuntimeContextArgumentResolver());
	}

	private static final class RuntimeContextArgumentResolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType().equals(RuntimeContext.class);
		}

		@Override
		public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext bindingContext,
				ServerWebExchange exchange) {
			RuntimeContext context = RuntimeContext.from(exchange.getAttributes());
			Assert.state(context != null, () -> "No runtime was chosen for this request: "
					+ parameter.getExecutable().toGenericString() + " was called outside the runtimes");
			return Mono.just(context);
		}

	}

}
