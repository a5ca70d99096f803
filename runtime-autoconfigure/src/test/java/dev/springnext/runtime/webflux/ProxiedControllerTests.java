package dev.springnext.runtime.webflux;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.annotation.NodejsRuntime;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeType;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ProxiedControllerTests {

	private static final List<WeakReference<Object>> prototypes = new CopyOnWriteArrayList<>();

	@Test
	void proxiesAreDecidedByTheirTargets() {
		try (TestServer server = TestServer.start(Application.class)) {
			assertThat(get(server, "/cglib")).startsWith("edge-");
			assertThat(get(server, "/jdk/first")).startsWith("edge-");
			assertThat(get(server, "/jdk/second")).startsWith("nodejs-");
			assertThat(get(server, "/scoped")).startsWith("edge-");
			assertThat(server.bean(RouteRegistry.class).find("get-cglib").handler())
				.isEqualTo(CglibController.class.getName() + "#handle");
			assertThat(server.bean(RouteRegistry.class).find("get-jdk-first").runtime()).isEqualTo(RuntimeType.EDGE);
		}
	}

	@Test
	void targetsThatShareAProxyClassAreToldApart() throws Exception {
		try (TestServer server = TestServer.start(Application.class)) {
			RequestMappingHandlerMapping mapping = server.context()
				.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
			Method method = Shared.class.getMethod("handle");
			mapping.registerMapping(RequestMappingInfo.paths("/shared/first").build(),
					Application.jdkProxy(new SharedFirst(), Shared.class), method);
			mapping.registerMapping(RequestMappingInfo.paths("/shared/second").build(),
					Application.jdkProxy(new SharedSecond(), Shared.class), method);
			for (int i = 0; i < 2; i++) {
				assertThat(get(server, "/shared/first")).startsWith("edge-");
				assertThat(get(server, "/shared/second")).startsWith("nodejs-");
			}
		}
	}

	@Test
	void prototypesAreDecidedOnceAndNotKept() {
		prototypes.clear();
		try (TestServer server = TestServer.start(Application.class)) {
			int routes = server.bean(RouteRegistry.class).routes().size();
			for (int i = 0; i < 50; i++) {
				assertThat(get(server, "/prototype")).startsWith("edge-");
			}
			assertThat(prototypes).hasSizeGreaterThanOrEqualTo(50);
			assertThat(server.bean(RouteRegistry.class).routes()).hasSize(routes);
			await().untilAsserted(() -> {
				System.gc();
				assertThat(prototypes.stream().filter((bean) -> bean.get() != null).count()).isLessThan(5);
			});
		}
	}

	@Test
	void oneMethodOfTwoTypesIsDecidedForEach() {
		try (TestServer server = TestServer.start(Application.class)) {
			assertThat(get(server, "/inherited/edge/name")).startsWith("edge-");
			assertThat(get(server, "/inherited/nodejs/name")).startsWith("nodejs-");
		}
	}

	private static String get(TestServer server, String path) {
		return String.valueOf(server.test()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		CglibController cglib() {
			ProxyFactory factory = new ProxyFactory(new CglibController());
			factory.setProxyTargetClass(true);
			factory.addAdvice((MethodInterceptor) (invocation) -> invocation.proceed());
			return (CglibController) factory.getProxy();
		}

		@Bean
		First first() {
			return (First) jdkProxy(new FirstController(), First.class);
		}

		@Bean
		Second second() {
			return (Second) jdkProxy(new SecondController(), Second.class);
		}

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		PrototypeController prototype() {
			return new PrototypeController();
		}

		@Bean
		@Scope(scopeName = ConfigurableBeanFactory.SCOPE_SINGLETON, proxyMode = ScopedProxyMode.TARGET_CLASS)
		ScopedController scoped() {
			return new ScopedController();
		}

		@Bean
		EdgeChild edgeChild() {
			return new EdgeChild();
		}

		@Bean
		NodejsChild nodejsChild() {
			return new NodejsChild();
		}

		private static Object jdkProxy(Object target, Class<?> contract) {
			ProxyFactory factory = new ProxyFactory(target);
			factory.setInterfaces(contract);
			factory.addAdvice((MethodInterceptor) (invocation) -> invocation.proceed());
			return factory.getProxy();
		}

	}

	@RestController
	@EdgeRuntime
	static class CglibController {

		@GetMapping("/cglib")
		String handle() {
			return Thread.currentThread().getName();
		}

	}

	@RestController
	@EdgeRuntime
	static class ScopedController {

		@GetMapping("/scoped")
		String handle() {
			return Thread.currentThread().getName();
		}

	}

	@Controller
	@ResponseBody
	interface First {

		@GetMapping("/jdk/first")
		String handle();

	}

	@Controller
	@ResponseBody
	interface Second {

		@GetMapping("/jdk/second")
		String handle();

	}

	public interface Shared {

		@ResponseBody
		String handle();

	}

	@EdgeRuntime
	static class SharedFirst implements Shared {

		@Override
		public String handle() {
			return Thread.currentThread().getName();
		}

	}

	@NodejsRuntime
	static class SharedSecond implements Shared {

		@Override
		public String handle() {
			return Thread.currentThread().getName();
		}

	}

	@EdgeRuntime
	static class FirstController implements First {

		@Override
		public String handle() {
			return Thread.currentThread().getName();
		}

	}

	static class SecondController implements Second {

		@Override
		public String handle() {
			return Thread.currentThread().getName();
		}

	}

	@RestController
	@EdgeRuntime
	static class PrototypeController {

		PrototypeController() {
			prototypes.add(new WeakReference<>(this));
		}

		@GetMapping("/prototype")
		String handle() {
			return Thread.currentThread().getName();
		}

	}

	abstract static class Parent {

		@GetMapping("/name")
		String handle() {
			return Thread.currentThread().getName();
		}

	}

	@RestController
	@RequestMapping("/inherited/edge")
	@EdgeRuntime
	static class EdgeChild extends Parent {

	}

	@RestController
	@RequestMapping("/inherited/nodejs")
	@NodejsRuntime
	static class NodejsChild extends Parent {

	}

}
