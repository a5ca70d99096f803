package dev.springnext.runtime.edge.webapi.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Utf8} and {@link Utf8Decoder}.
 */
class Utf8Tests {

	@Test
	void byteOrderMarkIsRemovedOnce() {
		assertThat(Utf8.decode("\uFEFF\uFEFFa".getBytes(StandardCharsets.UTF_8))).isEqualTo("\uFEFFa");
	}

	// What the standard replaces by one U+FFFD each
	@ParameterizedTest
	@CsvSource({ "eda080, 3", "f0808041, 3", "c0af, 2", "f09f98, 1", "f4908080, 4", "e2828241, 0", "80, 1", "ff, 1",
			"f09fedbfbf, 4", "e0809f, 3", "e282, 1" })
	void malformedBytesAreReplacedAsTheStandardSays(String hex, int replaced) {
		String text = Utf8.decode(HexFormat.of().parseHex(hex));
		assertThat(text.chars().filter((c) -> c == '\uFFFD').count()).isEqualTo(replaced);
	}

	@Test
	void replacementCharacterInTheInputStays() {
		assertThat(Utf8.decode("a\uFFFDb".getBytes(StandardCharsets.UTF_8))).isEqualTo("a\uFFFDb");
	}

	@Test
	void loneSurrogatesAreReplaced() {
		assertThat(Utf8.encode("a\uD800b\uDC00\uD83D\uDE00\uD83D"))
			.isEqualTo("a\uFFFDb\uFFFD\uD83D\uDE00\uFFFD".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void wellFormedTextIsTheSameObject() {
		String text = "na\u00EFve \uD83D\uDE00";
		assertThat(Utf8.wellFormed(text)).isSameAs(text);
	}

	@Test
	void bufferIsLeftAsItIs() {
		ByteBuffer buffer = ByteBuffer.wrap("xabcx".getBytes(StandardCharsets.UTF_8), 1, 3).slice();
		assertThat(Utf8.decode(buffer)).isEqualTo("abc");
		assertThat(Utf8.decode(buffer.asReadOnlyBuffer())).isEqualTo("abc");
		assertThat(buffer.remaining()).isEqualTo(3);
	}

	@Test
	void chunksGiveTheSameAsTheWhole() {
		Random random = new Random(42);
		byte[] interesting = HexFormat.of().parseHex("417f808f909fa0bfc0c2dfe0e1edeeefbbf0f1f4f5ff");
		for (int round = 0; round < 20_000; round++) {
			byte[] bytes = new byte[random.nextInt(10)];
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = interesting[random.nextInt(interesting.length)];
			}
			Utf8Decoder decoder = new Utf8Decoder(false, true);
			StringBuilder text = new StringBuilder();
			for (int at = 0; at < bytes.length;) {
				int length = Math.min(bytes.length - at, 1 + random.nextInt(3));
				text.append(decoder.decode(Arrays.copyOfRange(bytes, at, at + length), true));
				at += length;
			}
			text.append(decoder.decode(new byte[0], false));
			assertThat(text).hasToString(Utf8.decodeWithMark(bytes, 0, bytes.length));
		}
	}

	@Test
	void hugeTextSurvives() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] part = "\u20AC\uD83D\uDE00x".getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < 1_000_000; i++) {
			out.writeBytes(part);
		}
		String text = Utf8.decode(out.toByteArray());
		assertThat(text).hasSize(4_000_000);
		assertThat(Utf8.encode(text)).isEqualTo(out.toByteArray());
	}

}
