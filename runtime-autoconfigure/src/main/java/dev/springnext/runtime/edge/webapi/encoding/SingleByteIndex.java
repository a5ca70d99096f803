package dev.springnext.runtime.edge.webapi.encoding;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The upper halves of the single-byte encodings: those of the JDK's charsets, and where
 * the standard's indexes differ.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#legacy-single-byte-encodings">Encoding
 * 9</a>
 */
final class SingleByteIndex {

	// Where the JDK has another name for the charset, or none and a near relative
	private static final Map<String, String> CHARSETS = Map.of("macintosh", "x-MacRoman", "windows-874",
			"x-windows-874", "x-mac-cyrillic", "x-MacUkraine", "iso-8859-8-i", "iso-8859-8", "iso-8859-10",
			"iso-8859-4", "iso-8859-14", "iso-8859-1");

	// Byte and character: KOI8-U of the standard has the letter of Belarusian,
	// windows-1255 a vowel point that
	// Windows decodes but Microsoft's table lacks, and x-mac-cyrillic the euro.
	// ISO-8859-10 and ISO-8859-14 are
	// made of their relatives, as the JDK has no such charsets.
	private static final Map<String, String> DIFFERENCES = Map.of("koi8-u", "\u00AE\u045E\u00BE\u040E", "windows-1255",
			"\u00CA\u05BA", "x-mac-cyrillic", "\u00FF\u20AC", "iso-8859-10",
			"\u00A2\u0112\u00A3\u0122\u00A4\u012A\u00A6\u0136\u00A8\u013B\u00A9\u0110\u00AA\u0160\u00AB\u0166"
					+ "\u00AC\u017D\u00AE\u016A\u00AF\u014A\u00B2\u0113\u00B3\u0123\u00B4\u012B\u00B6\u0137\u00B7\u00B7"
					+ "\u00B8\u013C\u00B9\u0111\u00BA\u0161\u00BB\u0167\u00BC\u017E\u00BD\u2015\u00BE\u016B\u00CF\u00CF"
					+ "\u00D0\u00D0\u00D3\u00D3\u00D7\u0168\u00DD\u00DD\u00DE\u00DE\u00EF\u00EF\u00F0\u00F0\u00F3\u00F3"
					+ "\u00F7\u0169\u00FD\u00FD\u00FE\u00FE\u00FF\u0138",
			"iso-8859-14",
			"\u00A1\u1E02\u00A2\u1E03\u00A4\u010A\u00A5\u010B\u00A6\u1E0A\u00A8\u1E80\u00AA\u1E82\u00AB\u1E0B"
					+ "\u00AC\u1EF2\u00AF\u0178\u00B0\u1E1E\u00B1\u1E1F\u00B2\u0120\u00B3\u0121\u00B4\u1E40\u00B5\u1E41"
					+ "\u00B7\u1E56\u00B8\u1E81\u00B9\u1E57\u00BA\u1E83\u00BB\u1E60\u00BC\u1EF3\u00BD\u1E84\u00BE\u1E85"
					+ "\u00BF\u1E61\u00D0\u0174\u00D7\u1E6A\u00DE\u0176\u00F0\u0175\u00F7\u1E6B\u00FE\u0177");

	private static final Map<String, char[]> indexes = new ConcurrentHashMap<>();

	private SingleByteIndex() {
	}

	static char[] of(String encoding) {
		return indexes.computeIfAbsent(encoding, SingleByteIndex::make);
	}

	private static char[] make(String encoding) {
		char[] index = new char[128];
		if (encoding.equals("x-user-defined")) {
			// https://encoding.spec.whatwg.org/#x-user-defined-decoder
			for (int i = 0; i < index.length; i++) {
				index[i] = (char) (0xF780 + i);
			}
			return index;
		}
		Charset charset = Charsets.get(CHARSETS.getOrDefault(encoding, encoding));
		byte[] bytes = new byte[1];
		for (int i = 0; i < index.length; i++) {
			bytes[0] = (byte) (i + 0x80);
			index[i] = new String(bytes, charset).charAt(0);
			// The standard has no holes in the range of the control characters
			if (index[i] == Utf8.REPLACEMENT && i < 0x20) {
				index[i] = (char) (i + 0x80);
			}
		}
		String differences = DIFFERENCES.getOrDefault(encoding, "");
		for (int i = 0; i < differences.length(); i += 2) {
			index[differences.charAt(i) - 0x80] = differences.charAt(i + 1);
		}
		return index;
	}

}
