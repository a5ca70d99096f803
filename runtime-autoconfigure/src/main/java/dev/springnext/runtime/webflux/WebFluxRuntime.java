package dev.springnext.runtime.webflux;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.util.Assert;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import reactor.core.scheduler.Scheduler;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.executor.TimedScheduler;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;

/**
 * What serving requests needs, put together when all beans are there: the routes with
 * their decisions, the stock adapters, and the executor of blocking handlers.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class WebFluxRuntime implements SmartInitializingSingleton {

	private final ConfigurableApplicationContext context;

	private final RoutedHandlers routes;

	private final NodejsExecutor nodejs;

	private final EdgeHandlerVerifier verifier;

	private @Nullable List<HandlerAdapter> adapters;

	private @Nullable HandlerAdapter edgeMethodAdapter;

	private @Nullable Scheduler blockingScheduler;

	/**
	 * Creates the runtime; it is ready when all singletons are.
	 * @param context the application
	 * @param resolver decides the runtimes
	 * @param registry takes the routes
	 * @param limits tells what an invocation of a pattern may spend
	 * @param nodejs runs blocking handlers, unless the application configures another
	 * executor
	 * @param verifier is shown the handlers that run in the edge runtime
	 */
	public WebFluxRuntime(ConfigurableApplicationContext context, RuntimeResolver resolver, RouteRegistry registry,
			Function<String, EdgeLimits> limits, NodejsExecutor nodejs, EdgeHandlerVerifier verifier) {
		this.context = context;
		this.nodejs = nodejs;
		this.verifier = verifier;
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		this.routes = new RoutedHandlers(beanFactory, new RoutedHandlerFactory(resolver, registry, limits),
				ReactiveAdapterRegistry.getSharedInstance());
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.adapters = this.context.getBeanProvider(HandlerAdapter.class)
			.orderedStream()
			.filter((adapter) -> !(adapter instanceof RuntimeHandlerAdapter))
			.toList();
		this.edgeMethodAdapter = edgeMethodAdapter(this.adapters, this.context);
		this.blockingScheduler = new TimedScheduler(blockingExecutor());
		Set<EdgeHandlerVerifier.Handler> edgeHandlers = new LinkedHashSet<>();
		this.routes.decideAll(edgeHandlers::add);
		this.verifier.verify(edgeHandlers);
	}

	/**
	 * The executor that blocking handlers run on.
	 * @return the application's, if it configures one, else the nodejs executor
	 */
	public Executor blockingExecutor() {
		Executor configured = ProbedBlockingExecution
			.executor(this.context.getBeanProvider(WebFluxConfigurer.class).orderedStream().toList());
		return (configured != null) ? configured : this.nodejs.taskExecutor();
	}

	// The stock adapter may offload methods to the executor of blocking handlers, by a
	// predicate of the application; an edge handler never leaves its loop
	private static @Nullable HandlerAdapter edgeMethodAdapter(List<HandlerAdapter> adapters,
			ApplicationContext context) {
		RequestMappingHandlerAdapter stock = adapters.stream()
			.filter((adapter) -> adapter.getClass().equals(RequestMappingHandlerAdapter.class))
			.map(RequestMappingHandlerAdapter.class::cast)
			.findFirst()
			.orElse(null);
		if (stock == null) {
			return null;
		}
		RequestMappingHandlerAdapter adapter = new RequestMappingHandlerAdapter();
		adapter.setMessageReaders(stock.getMessageReaders());
		adapter.setWebBindingInitializer(stock.getWebBindingInitializer());
		adapter.setArgumentResolverConfigurer(stock.getArgumentResolverConfigurer());
		adapter.setContentTypeResolver(stock.getContentTypeResolver());
		adapter.setReactiveAdapterRegistry(stock.getReactiveAdapterRegistry());
		adapter.setApplicationContext(context);
		try {
			adapter.afterPropertiesSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The adapter of edge handler methods can't be set up", ex);
		}
		return adapter;
	}

	RoutedHandlers routes() {
		return this.routes;
	}

	HandlerAdapter edgeAdapter(Object handler) {
		HandlerAdapter own = this.edgeMethodAdapter;
		return (own != null && own.supports(handler)) ? own : nodejsAdapter(handler);
	}

	HandlerAdapter nodejsAdapter(Object handler) {
		List<HandlerAdapter> candidates = this.adapters;
		Assert.state(candidates != null, "The application is starting and can't serve requests yet");
		for (HandlerAdapter candidate : candidates) {
			if (candidate.supports(handler)) {
				return candidate;
			}
		}
		throw new IllegalStateException("No HandlerAdapter: " + handler);
	}

	Scheduler blockingScheduler() {
		Scheduler scheduler = this.blockingScheduler;
		Assert.state(scheduler != null, "The application is starting and can't serve requests yet");
		return scheduler;
	}

	int blockingQueueCapacity() {
		return this.nodejs.settings().queueCapacity();
	}

}
