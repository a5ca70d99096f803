package dev.springnext.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The test that docs/javascript.md shows is {@link BouquetTests}, which runs.
 */
class DocumentedTestTests {

	@Test
	void documentationShowsATestThatRuns() throws IOException {
		String code = Files.readString(Path.of("src/test/java/dev/springnext/sample/BouquetTests.java"));
		String page = Files.readString(Path.of("..", "docs", "javascript.md"));
		assertThat(withoutLayout(page)).contains(withoutLayout(code.substring(code.indexOf("class BouquetTests"))));
	}

	// The documentation has its own indentation
	private static String withoutLayout(String code) {
		return code.replaceAll("\\s+", "");
	}

}
