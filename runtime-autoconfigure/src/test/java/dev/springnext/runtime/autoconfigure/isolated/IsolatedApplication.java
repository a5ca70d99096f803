package dev.springnext.runtime.autoconfigure.isolated;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.springnext.runtime.annotation.EdgeRuntime;

/**
 * An application that is started by a class loader of its own, which lacks some
 * libraries. Tells what its routes answered and which of its beans are there.
 */
public class IsolatedApplication implements Callable<String> {

	@Override
	public String call() throws Exception {
		SpringApplication application = new SpringApplication(Application.class);
		application.setRegisterShutdownHook(false);
		try (ConfigurableApplicationContext context = application.run("--server.port=0",
				"--spring.main.banner-mode=off", "--management.endpoints.web.exposure.include=*")) {
			String port = context.getEnvironment().getProperty("local.server.port");
			return get(port, "/edge") + " " + get(port, "/nodejs") + " "
					+ Stream.of("fetch", "runtimeEndpoint", "edgeHealthIndicator", "runtimeMeters")
						.filter(context::containsBean)
						.collect(Collectors.joining(","));
		}
	}

	private static String get(String port, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/edge")
		@EdgeRuntime
		String edge() {
			return Thread.currentThread().getName().replaceAll("\\d", "");
		}

		@GetMapping("/nodejs")
		String nodejs() {
			return Thread.currentThread().getName().replaceAll("\\d", "");
		}

	}

}
