package dev.springnext.runtime.webflux;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.annotation.NodejsRuntime;

/**
 * A running application with a handler of each kind, for benchmarks of what a request
 * meets on its way.
 */
final class BenchmarkedApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private BenchmarkedApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static BenchmarkedApplication start() {
		return new BenchmarkedApplication(
				new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
					.properties("server.port=0")
					.run());
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	MockServerWebExchange exchange(String path) {
		return MockServerWebExchange.from(MockServerHttpRequest.get(path));
	}

	/**
	 * The handler method as the mapping hands it to the adapter.
	 * @param path where it is mapped
	 * @return the handler method with its bean
	 */
	HandlerMethod handler(String path) {
		return bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey()
				.getPatternsCondition()
				.getPatterns()
				.stream()
				.anyMatch((pattern) -> pattern.matches(PathContainer.parsePath(path))))
			.findFirst()
			.orElseThrow()
			.getValue()
			.createWithResolvedBean();
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static Object proxy(Object target, boolean targetClass) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(targetClass);
		factory.addAdvice((MethodInterceptor) (invocation) -> invocation.proceed());
		return factory.getProxy();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		NodejsHello nodejsHello() {
			return new NodejsHello();
		}

		@Bean
		EdgeHello edgeHello() {
			return new EdgeHello();
		}

		@Bean
		CglibHello cglibHello() {
			return (CglibHello) proxy(new CglibHello(), true);
		}

		@Bean
		Hello jdkHello() {
			return (Hello) proxy(new JdkHello(), false);
		}

	}

	@RestController
	@NodejsRuntime
	static class NodejsHello {

		@GetMapping("/nodejs")
		Mono<String> hello() {
			return Mono.just("Hello, World!");
		}

	}

	@RestController
	@EdgeRuntime
	static class EdgeHello {

		@GetMapping("/edge")
		Mono<String> hello() {
			return Mono.just("Hello, World!");
		}

	}

	@RestController
	@EdgeRuntime
	static class CglibHello {

		@GetMapping("/cglib")
		Mono<String> hello() {
			return Mono.just("Hello, World!");
		}

	}

	@RestController
	@RequestMapping("/jdk")
	interface Hello {

		@GetMapping
		Mono<String> hello();

	}

	@EdgeRuntime
	static class JdkHello implements Hello {

		@Override
		public Mono<String> hello() {
			return Mono.just("Hello, World!");
		}

	}

}
