package dev.springnext.runtime.edge.webapi.node;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

import dev.springnext.runtime.edge.webapi.encoding.Utf8;

/**
 * The encodings of {@code Buffer}.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href=
 * "https://nodejs.org/api/buffer.html#buffers-and-character-encodings">Buffers and
 * character encodings</a>
 */
enum BufferEncoding {

	UTF8 {

		@Override
		byte[] encode(String text) {
			return Utf8.encode(text);
		}

		@Override
		String decode(byte[] bytes) {
			boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
					&& bytes[2] == (byte) 0xBF;
			return (marked) ? "\uFEFF" + Utf8.decode(bytes) : Utf8.decode(bytes);
		}

		@Override
		int whole(byte[] bytes, int count) {
			int end = count;
			while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
				end--;
			}
			return end;
		}

	},

	UTF16LE {

		@Override
		byte[] encode(String text) {
			byte[] bytes = new byte[text.length() * 2];
			for (int i = 0; i < text.length(); i++) {
				bytes[2 * i] = (byte) text.charAt(i);
				bytes[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
			}
			return bytes;
		}

		@Override
		String decode(byte[] bytes) {
			char[] text = new char[bytes.length / 2];
			for (int i = 0; i < text.length; i++) {
				text[i] = (char) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8));
			}
			return new String(text);
		}

		@Override
		int whole(byte[] bytes, int count) {
			return count & ~1;
		}

	},

	LATIN1 {

		@Override
		byte[] encode(String text) {
			byte[] bytes = new byte[text.length()];
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = (byte) text.charAt(i);
			}
			return bytes;
		}

		@Override
		String decode(byte[] bytes) {
			return new String(bytes, StandardCharsets.ISO_8859_1);
		}

	},

	ASCII {

		@Override
		byte[] encode(String text) {
			return LATIN1.encode(text);
		}

		@Override
		String decode(byte[] bytes) {
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] &= 0x7F;
			}
			return new String(bytes, StandardCharsets.US_ASCII);
		}

	},

	BASE64 {

		@Override
		byte[] encode(String text) {
			return fromBase64(text);
		}

		@Override
		String decode(byte[] bytes) {
			return Base64.getEncoder().encodeToString(bytes);
		}

	},

	BASE64URL {

		@Override
		byte[] encode(String text) {
			return fromBase64(text);
		}

		@Override
		String decode(byte[] bytes) {
			return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		}

	},

	HEX {

		@Override
		byte[] encode(String text) {
			int length = 0;
			while (2 * length + 1 < text.length() && HexFormat.isHexDigit(text.charAt(2 * length))
					&& HexFormat.isHexDigit(text.charAt(2 * length + 1))) {
				length++;
			}
			return HexFormat.of().parseHex(text.substring(0, 2 * length));
		}

		@Override
		String decode(byte[] bytes) {
			return HexFormat.of().formatHex(bytes);
		}

	};

	private final String id = name().toLowerCase(java.util.Locale.ROOT);

	String id() {
		return this.id;
	}

	abstract byte[] encode(String text);

	/**
	 * Makes text of bytes.
	 * @param bytes the bytes, which may be changed
	 * @return the text
	 */
	abstract String decode(byte[] bytes);

	/**
	 * How many bytes hold whole characters.
	 * @param bytes an encoded text
	 * @param count at most so many
	 * @return their number
	 */
	int whole(byte[] bytes, int count) {
		return count;
	}

	// Both alphabets; skips what is in neither, ends at the first padding
	private static byte[] fromBase64(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 4 * 3 + 3);
		int bits = 0;
		int value = 0;
		for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
			int digit = digit(text.charAt(i));
			if (digit >= 0) {
				value = (value << 6) | digit;
				bits += 6;
				if (bits >= 8) {
					bits -= 8;
					bytes.write(value >>> bits);
				}
			}
		}
		return bytes.toByteArray();
	}

	private static int digit(char c) {
		if (c >= 'A' && c <= 'Z') {
			return c - 'A';
		}
		if (c >= 'a' && c <= 'z') {
			return c - 'a' + 26;
		}
		if (c >= '0' && c <= '9') {
			return c - '0' + 52;
		}
		return (c == '+' || c == '-') ? 62 : (c == '/' || c == '_') ? 63 : -1;
	}

}
