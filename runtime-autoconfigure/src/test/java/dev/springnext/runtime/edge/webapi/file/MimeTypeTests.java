package dev.springnext.runtime.edge.webapi.file;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MimeType}.
 */
class MimeTypeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "text/html|text/html", "TEXT/HTML;CHARSET=gbk|text/html;charset=gbk",
			"text/html;charset=gbk(|text/html;charset=\"gbk(\"", "text/html;test;charset=gbk|text/html;charset=gbk",
			"text/html;charset=\"a\\\"b\"|text/html;charset=\"a\\\"b\"",
			"text/html;charset=\" gbk|text/html;charset=\" gbk\"" })
	void serializesWhatItParsed(String input, String expected) {
		assertThat(MimeType.parse(input)).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource({ "text", "/html", "text/", "te xt/html", "text/html/x", "'text/html x'" })
	void refusesWhatIsNoMimeType(String input) {
		assertThat(MimeType.parse(input)).isNull();
	}

	@Test
	void takesTheLastOfSeveralHeaders() {
		assertThat(MimeType.extract("text/plain;charset=gbk, text/html")).hasToString("text/html");
		assertThat(MimeType.extract("text/html;charset=gbk;a=b, text/html;x=y"))
			.hasToString("text/html;x=y;charset=gbk");
		assertThat(MimeType.extract("text/html;charset=gbk, */*")).hasToString("text/html;charset=gbk");
		assertThat(MimeType.extract("text/html;x=\",text/plain\"")).hasToString("text/html;x=\",text/plain\"");
		assertThat(MimeType.extract("nonsense")).isNull();
		assertThat(MimeType.extract(null)).isNull();
	}

	@Test
	void takesLinearTimeForManyParameters() {
		String input = "text/html" + ";a=\"".repeat(50_000);
		assertThat(MimeType.parse(input)).isNotNull();
		assertThat(MimeType.extract("\"".repeat(100_001) + ",text/html")).isNull();
	}

}
