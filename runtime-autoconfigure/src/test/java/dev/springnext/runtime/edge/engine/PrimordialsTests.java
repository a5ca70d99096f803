package dev.springnext.runtime.edge.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that modules take only intrinsics that are there: one that is missing would show
 * up no earlier than in the call that needs it.
 */
class PrimordialsTests {

	private static final Pattern TAKEN = Pattern
		.compile("const \\{([^{}]*)\\}\\s*=\\s*(?:core\\.)?primordials\\b|primordials\\.(\\w+)");

	private static final String MODULES = "classpath*:/dev/springnext/runtime/edge/**/*.js";

	// Only some JDKs and class paths have them
	private static final List<String> OPTIONAL = List.of("Float16Array", "WebAssembly");

	@Test
	void modulesTakeWhatIsThere() throws IOException {
		try (TestIsolate isolate = new TestIsolate("primordials")) {
			Value primordials = isolate.isolate()
				.eval(Source.newBuilder("js", Isolate.class.getResource("primordials.js")).build());
			List<String> missing = new ArrayList<>();
			int all = 0;
			for (Resource module : new PathMatchingResourcePatternResolver().getResources(MODULES)) {
				for (String name : taken(module)) {
					all++;
					if (!primordials.hasMember(name) && !OPTIONAL.contains(name)) {
						missing.add(module.getFilename() + " takes " + name);
					}
				}
			}
			assertThat(missing).isEmpty();
			assertThat(all).isGreaterThan(300);
		}
	}

	private static List<String> taken(Resource module) throws IOException {
		return TAKEN.matcher(module.getContentAsString(StandardCharsets.UTF_8))
			.results()
			.flatMap((found) -> (found.group(1) != null) ? Stream.of(found.group(1).split(","))
					: Stream.of(found.group(2)))
			.map((name) -> name.replaceAll(":.*", "").strip())
			.filter((name) -> !name.isEmpty())
			.toList();
	}

}
