package dev.springnext.runtime.edge.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Json}.
 */
class JsonTests {

	@Test
	void parsesValues() {
		assertThat(Json.parse(" {\"a\" : [1, -2.5e3, true, false, null, \"x\\n\\u00e9\\\"\"], \"b\":{}} "))
			.isEqualTo(Map.of("a", Arrays.asList(1.0, -2500.0, true, false, null, "x\n\u00e9\""), "b", Map.of()));
		assertThat(Json.parse("[]")).isEqualTo(List.of());
	}

	@Test
	void rejectsWhatIsNotJson() {
		for (String text : new String[] { "", "{", "[1,", "[1 2]", "{\"a\" 1}", "\"", "\"\\x\"", "\"\\u12", "nul",
				"1 2", "-", "[".repeat(100_000) }) {
			assertThatIllegalArgumentException().as(text).isThrownBy(() -> Json.parse(text));
		}
	}

	@Test
	void quotesForJavaScript() {
		assertThat(Json.quote("a\"\\\n\u2028")).isEqualTo("\"a\\\"\\\\\\u000a\\u2028\"");
	}

}
