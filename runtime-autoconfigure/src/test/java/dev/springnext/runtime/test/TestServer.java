package dev.springnext.runtime.test;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * A Spring Boot application on a real server, with the auto-configuration of this module.
 */
public final class TestServer implements AutoCloseable {

	// Of the tests' own: Boot disposes of Reactor Netty's global resources whenever a
	// context
	// is closed, under the feet of clients that still use them
	private static final HttpClient CLIENT = HttpClient.create(ConnectionProvider.create("test-client", 500))
		.runOn(LoopResources.create("test-client", 2, true));

	private final ConfigurableApplicationContext context;

	private TestServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static TestServer start(Class<?> application, String... properties) {
		return start(List.of(application), properties);
	}

	public static TestServer start(List<Class<?>> components, String... properties) {
		List<Class<?>> sources = new ArrayList<>(components);
		sources.add(Application.class);
		List<String> all = new ArrayList<>(List.of("server.port=0", "spring.main.banner-mode=off",
				"spring.application.admin.enabled=false", "spring.main.log-startup-info=false"));
		all.addAll(List.of(properties));
		return new TestServer(
				new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.REACTIVE)
					.properties(all.toArray(String[]::new))
					.run());
	}

	public int port() {
		return this.context.getBean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
	}

	public String url(String path) {
		return "http://127.0.0.1:" + port() + path;
	}

	public WebClient client() {
		return WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(CLIENT))
			.baseUrl("http://127.0.0.1:" + port())
			.build();
	}

	public WebTestClient test() {
		return WebTestClient.bindToServer(new ReactorClientHttpConnector(CLIENT))
			.baseUrl("http://127.0.0.1:" + port())
			.responseTimeout(Duration.ofSeconds(30))
			.build();
	}

	public Socket socket(String request) throws IOException {
		Socket socket = new Socket("127.0.0.1", port());
		socket.setSoTimeout(30_000);
		socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
		return socket;
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
	static class Application {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setLoopResourcesSupplier(() -> LoopResources.create("reactor-http"));
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
		}

	}

}
