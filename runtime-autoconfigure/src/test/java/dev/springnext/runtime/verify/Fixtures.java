package dev.springnext.runtime.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds methods of the fixtures, and the lines that carry a marker.
 */
final class Fixtures {

	static final String PACKAGE = "dev.springnext.runtime.verify.fixture";

	private Fixtures() {
	}

	static EdgeCheck check() {
		return EdgeCheck.forPackages(Fixtures.class.getClassLoader(), List.of(PACKAGE));
	}

	static EdgeHandler handler(Class<?> beanClass, String methodName) {
		return EdgeHandler.allOf(beanClass)
			.stream()
			.filter((handler) -> handler.method().getName().equals(methodName))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Return the place {@code File.java:line} of the only line that ends with a marker.
	 * @param type a fixture
	 * @param marker the comment of the line
	 * @return the place
	 */
	static String at(Class<?> type, String marker) {
		Path file = Path.of("src/test/java", type.getName().replace('.', '/') + ".java");
		try {
			String[] lines = Files.readAllLines(file).toArray(String[]::new);
			int[] found = IntStream.range(0, lines.length).filter((i) -> lines[i].endsWith("// " + marker)).toArray();
			if (found.length != 1) {
				throw new IllegalStateException(marker + " found " + Arrays.toString(found) + " in " + file);
			}
			return file.getFileName() + ":" + (found[0] + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
