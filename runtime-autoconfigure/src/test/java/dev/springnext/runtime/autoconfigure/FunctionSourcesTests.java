package dev.springnext.runtime.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.PlainBundler;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.function.EdgeRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sources are found alike in directories and jars, by every kind of context.
 */
class FunctionSourcesTests {

	private static final Map<String, String> FILES = Map.of("edge/hello.js",
			"import { who } from './lib/who.js'; export default () => new Response('Hello ' + who);", "edge/lib/who.js",
			"export const who = 'jar';");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "edge/hello.js", "/edge/hello.js", "classpath:edge/hello.js", "classpath:/edge/hello.js" })
	void packagedFunctionIsFound(String location) throws Exception {
		try (URLClassLoader jar = new URLClassLoader(new URL[] { jar().toUri().toURL() }, null)) {
			assertThat(answer(new FunctionSources(new DefaultResourceLoader(jar)).find("hello", location)))
				.isEqualTo("Hello jar");
			assertThat(answer(new FunctionSources(reactiveContext(jar)).find("hello", location)))
				.isEqualTo("Hello jar");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "edge/hello.js", "/edge/hello.js", "classpath:edge/hello.js", "classpath:/edge/hello.js" })
	void unpackedFunctionIsFound(String location) throws Exception {
		for (Map.Entry<String, String> file : FILES.entrySet()) {
			Path path = this.directory.resolve(file.getKey());
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.getValue());
		}
		try (URLClassLoader folder = new URLClassLoader(new URL[] { this.directory.toUri().toURL() }, null)) {
			assertThat(answer(new FunctionSources(reactiveContext(folder)).find("hello", location)))
				.isEqualTo("Hello jar");
		}
	}

	@Test
	void urlIsNoSource() {
		assertThatExceptionOfType(MissingFunctionException.class)
			.isThrownBy(() -> new FunctionSources(new DefaultResourceLoader()).find("hello", jarUrl()))
			.withMessageContaining("is neither on the class path nor a file");
	}

	private String jarUrl() throws IOException {
		return "jar:" + jar().toUri() + "!/edge/hello.js";
	}

	private Path jar() throws IOException {
		Path file = this.directory.resolve("functions.jar");
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
			for (Map.Entry<String, String> entry : FILES.entrySet()) {
				jar.putNextEntry(new JarEntry(entry.getKey()));
				jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return file;
	}

	private static ResourceLoader reactiveContext(ClassLoader loader) {
		AnnotationConfigReactiveWebServerApplicationContext context = new AnnotationConfigReactiveWebServerApplicationContext();
		context.setClassLoader(loader);
		return context;
	}

	private static String answer(FunctionSource source) {
		try (EdgeFunctions functions = EdgeFunctions.builder().bundler(PlainBundler::new).build()) {
			return functions.function(source)
				.fetch(EdgeRequest.get("https://example.com/"))
				.thenCompose((response) -> response.text())
				.toCompletableFuture()
				.join();
		}
	}

}
