package dev.springnext.runtime.benchmarks.fileroute;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application with routes in files. Started with the location of the project and the
 * path of a route, it prints {@code STARTED}, the time from the start of the JVM until it
 * is ready, until the first response, and the bytes of heap that are used then.
 */
@SpringBootApplication
public class FileRouteApplication {

	public static void main(String[] args) throws IOException {
		long started = ManagementFactory.getRuntimeMXBean().getStartTime();
		SpringApplication application = new SpringApplication(FileRouteApplication.class);
		application.setDefaultProperties(
				Map.of("server.port", 0, "spring.next.dir", args[0], "spring.next.dev.reload", false));
		try (ConfigurableApplicationContext context = application.run()) {
			long ready = System.currentTimeMillis() - started;
			String port = context.getEnvironment().getRequiredProperty("local.server.port");
			URI.create("http://127.0.0.1:" + port + args[1]).toURL().openStream().readAllBytes();
			long answered = System.currentTimeMillis() - started;
			System.gc();
			System.gc();
			long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			System.out.println("STARTED " + ready + " " + answered + " " + heap);
		}
	}

}
