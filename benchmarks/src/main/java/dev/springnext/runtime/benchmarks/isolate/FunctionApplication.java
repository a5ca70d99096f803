package dev.springnext.runtime.benchmarks.isolate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with any number of edge functions in JavaScript, each in isolates of its
 * own. Started with that number and {@code warm-up} or {@code no-warm-up}, it prints
 * {@code STARTED}, the time from the start of the JVM until it is ready, and until the
 * first response: of a function, if there is one.
 */
@SpringBootApplication
public class FunctionApplication {

	private static final String SOURCE = "classpath:dev/springnext/runtime/benchmarks/isolate/hello.js";

	public static void main(String[] args) throws IOException {
		long started = ManagementFactory.getRuntimeMXBean().getStartTime();
		int functions = Integer.parseInt(args[0]);
		try (ConfigurableApplicationContext context = start(functions,
				Map.of("spring.next.edge.javascript.warm-up", "warm-up".equals(args[1])));
				FirstByteClient client = new FirstByteClient(port(context))) {
			long ready = System.currentTimeMillis() - started;
			client.get((functions > 0) ? path(0) : "/java");
			System.out.println("STARTED " + ready + " " + (System.currentTimeMillis() - started));
		}
	}

	/**
	 * Starts the application.
	 * @param functions the number of functions
	 * @param properties more properties
	 * @return the application
	 */
	static ConfigurableApplicationContext start(int functions, Map<String, Object> properties) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("server.port", 0);
		for (int i = 0; i < functions; i++) {
			all.put("spring.next.edge.functions." + name(i) + ".path", path(i));
			all.put("spring.next.edge.functions." + name(i) + ".source", SOURCE);
		}
		SpringApplication application = new SpringApplication(FunctionApplication.class);
		application.setDefaultProperties(all);
		return application.run();
	}

	static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	static String name(int number) {
		return "function-" + number;
	}

	static String path(int number) {
		return "/functions/" + number;
	}

	/**
	 * What answers without JavaScript.
	 */
	@RestController
	static class JavaController {

		@GetMapping("/java")
		String hello() {
			return "Hello, world!";
		}

	}

}
