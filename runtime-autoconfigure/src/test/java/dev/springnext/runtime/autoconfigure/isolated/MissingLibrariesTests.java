package dev.springnext.runtime.autoconfigure.isolated;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the application without the jars of libraries that are optional: signatures that
 * mention them would fail here, as they would at users'.
 */
class MissingLibrariesTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					spring-boot-(starter-)?(actuator|health|micrometer).*, micrometer-(core|jakarta9).* ; fetch
					spring-boot-health.*                                           ; fetch,runtimeEndpoint,runtimeMeters
					spring-boot-(webclient|webtestclient|restclient|http-client).* ; runtimeEndpoint,edgeHealthIndicator,runtimeMeters
					context-propagation.*, blockhound.*                            ; fetch,runtimeEndpoint,edgeHealthIndicator,runtimeMeters
					(js-language|regex)-\\d.*                                      ; fetch,runtimeEndpoint,edgeHealthIndicator,runtimeMeters
					(polyglot|js-language|wasm-language|regex|truffle-.*)-\\d.*    ; fetch,runtimeEndpoint,edgeHealthIndicator,runtimeMeters
					""")
	void applicationStartsWithout(String jars, String beans) throws Exception {
		List<Pattern> missing = Pattern.compile(", ").splitAsStream(jars).map(Pattern::compile).toList();
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader classLoader = new URLClassLoader(classPathWithout(missing),
				ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(classLoader);
			Callable<?> application = (Callable<?>) classLoader.loadClass(IsolatedApplication.class.getName())
				.getConstructor()
				.newInstance();
			assertThat(application.call()).isEqualTo("edge- nodejs- " + beans);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static URL[] classPathWithout(List<Pattern> missing) throws MalformedURLException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			String name = Path.of(entry).getFileName().toString();
			if (missing.stream().noneMatch((pattern) -> pattern.matcher(name).matches())) {
				urls.add(Path.of(entry).toUri().toURL());
			}
		}
		return urls.toArray(URL[]::new);
	}

}
