package dev.springnext.runtime.edge.webapi.encoding;

import java.nio.charset.Charset;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.engine.GuestError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of the decoders and their indexes, which must not depend on the JDK.
 */
class DecoderTests {

	// Encoding, bytes, text: where the standard's indexes are not those of a JDK, and
	// where algorithms have corners
	@ParameterizedTest
	@CsvSource({ "gb18030, A3A0, '\u3000'", "gb18030, A8BC, \u1E3F", "gb18030, 8135F437, \uE7C7",
			"gb18030, 84318236, \uFE10", "gb18030, A6D9, \uFE10", "gb18030, 82359037, \u9FB4",
			"gb18030, 90308130, \uD800\uDC00", "gb18030, E3329A35, \uDBFF\uDFFF", "gbk, 80, \u20AC",
			"gb18030, E3329A36, \uFFFD", "gb18030, 813081, \uFFFD", "gb18030, 81308141, \uFFFD0\u4E04",
			"big5, 8862, \u00CA\u0304", "big5, 88A5, \u00EA\u030C", "big5, A145, \u2027", "big5, A3E1, \u20AC",
			"big5, 8740, \u43F0", "big5, 8180, \uFFFD", "big5, 8141, \uFFFDA", "shift_jis, 8160, \uFF5E",
			"shift_jis, F040, \uE000", "shift_jis, FA40, \u2170", "shift_jis, A1, \uFF61", "shift_jis, 80, \u0080",
			"shift_jis, FD, \uFFFD", "euc-jp, 8EA1, \uFF61", "euc-jp, 8FA2AF, \u02D8", "euc-jp, A1C1, \uFF5E",
			"euc-jp, 8F41, \uFFFDA", "euc-kr, C9A1, \uFFFD", "euc-kr, 8141, \uAC02", "euc-kr, A141, \uC8A5",
			"koi8-u, AE, \u045E", "windows-1255, CA, \u05BA", "x-mac-cyrillic, FF, \u20AC", "windows-1252, 81, \u0081",
			"windows-1253, AA, \uFFFD", "iso-8859-10, FF, \u0138", "iso-8859-14, A1, \u1E02",
			"x-user-defined, 80, \uF780", "iso-8859-8-i, E0, \u05D0", "iso-2022-jp, 1B24423021217E, \u4E9C\u25C7",
			"iso-2022-jp, 1B284959, \uFF99", "iso-2022-jp, 1B284A5C, \u00A5", "iso-2022-jp, 1B, \uFFFD",
			"iso-2022-jp, 1B24, \uFFFD$" })
	void characterIsThatOfTheStandard(String encoding, String hex, String text) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		assertThat(Encodings.newDecoder(encoding, false, false).decode(bytes, false)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp", "utf-16le", "utf-16be" })
	void bytesOneByOneGiveTheSameText(String encoding) {
		String text = (encoding.equals("big5")) ? "a\u4E00b\u4E01"
				: (encoding.equals("euc-kr")) ? "a\uAC00b" : "a\u4E9Cb\u3042";
		byte[] bytes = text.getBytes(Charset.forName(encoding));
		Decoder decoder = Encodings.newDecoder(encoding, true, false);
		StringBuilder decoded = new StringBuilder();
		for (byte b : bytes) {
			decoded.append(decoder.decode(new byte[] { b }, true));
		}
		decoded.append(decoder.decode(new byte[0], false));
		assertThat(decoded).hasToString(text);
	}

	@Test
	void fatalDecoderWorksAgainAfterItsError() {
		Decoder decoder = Encodings.newDecoder("shift_jis", true, false);
		assertThat(decoder.decode(new byte[] { (byte) 0x81 }, true)).isEmpty();
		assertThatThrownBy(() -> decoder.decode(new byte[] { (byte) 0xFF }, true)).isInstanceOf(GuestError.class);
		assertThat(decoder.decode(new byte[] { 'a' }, false)).isEqualTo("a");
	}

	@Test
	void byteOrderMarkMayBeSplitAndComesBackForTheNextText() {
		Decoder decoder = Encodings.newDecoder("utf-8", false, false);
		for (int text = 0; text < 2; text++) {
			assertThat(decoder.decode(new byte[] { (byte) 0xEF, (byte) 0xBB }, true)).isEmpty();
			assertThat(decoder.decode(new byte[] { (byte) 0xBF, 'a' }, false)).isEqualTo("a");
		}
	}

	@Test
	void labelIsMatchedInAnyAsciiCaseBetweenWhiteSpace() {
		assertThat(Encodings.name("\t\f Latin1\r\n")).isEqualTo("windows-1252");
		assertThat(Encodings.name("UTF-16")).isEqualTo("utf-16le");
		assertThat(Encodings.name("\u00A0utf-8")).isNull();
		assertThat(Encodings.name("\u212Aoi8-r")).isNull();
		assertThat(Encodings.name("utf-8\0")).isNull();
		assertThat(Encodings.name("")).isNull();
	}

}
