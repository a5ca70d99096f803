package dev.springnext.runtime.edge.webapi.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.file.MimeType;

/**
 * What a {@code data:} URL contains.
 *
 * @param type the MIME type
 * @param content the bytes
 * @author Switchable Runtimes for Spring
 * @see <a href="https://fetch.spec.whatwg.org/#data-url-processor">Fetch, 6</a>
 */
record DataUrl(String type, byte[] content) {

	private static final String DEFAULT_TYPE = "text/plain;charset=US-ASCII";

	private static final Pattern BASE64 = Pattern.compile("; *base64$", Pattern.CASE_INSENSITIVE);

	/**
	 * Reads a URL.
	 * @param url a serialized URL of the scheme {@code data}, without its fragment
	 * @return what is in it, or {@code null} if it is malformed
	 */
	static @Nullable DataUrl parse(String url) {
		int comma = url.indexOf(',');
		if (comma < 0) {
			return null;
		}
		String type = url.substring("data:".length(), comma).strip();
		byte[] content = percentDecode(url, comma + 1);
		Matcher base64 = BASE64.matcher(type);
		if (base64.find()) {
			byte @Nullable [] decoded = forgivingDecode(content);
			if (decoded == null) {
				return null;
			}
			content = decoded;
			type = type.substring(0, base64.start());
		}
		MimeType mimeType = MimeType.parse((type.startsWith(";")) ? "text/plain" + type : type);
		return new DataUrl((mimeType != null) ? mimeType.toString() : DEFAULT_TYPE, content);
	}

	private static byte[] percentDecode(String url, int from) {
		byte[] bytes = url.substring(from).getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			int high = (bytes[i] == '%' && i + 2 < bytes.length) ? Character.digit((char) bytes[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit((char) bytes[i + 2], 16) : -1;
			if (low >= 0) {
				decoded.write(high << 4 | low);
				i += 2;
			}
			else {
				decoded.write(bytes[i]);
			}
		}
		return decoded.toByteArray();
	}

	// https://infra.spec.whatwg.org/#forgiving-base64-decode
	private static byte @Nullable [] forgivingDecode(byte[] text) {
		ByteArrayOutputStream stripped = new ByteArrayOutputStream(text.length);
		for (byte b : text) {
			if (b != ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r') {
				stripped.write(b);
			}
		}
		byte[] digits = stripped.toByteArray();
		int length = digits.length;
		if (length % 4 == 0) {
			int padding = (length > 0 && digits[length - 1] == '=') ? ((digits[length - 2] == '=') ? 2 : 1) : 0;
			length -= padding;
		}
		if (length % 4 == 1) {
			return null;
		}
		int rest = length % 4;
		if (rest > 1 && length > 0) {
			// Bits that belong to no byte are ignored, which the decoder of the JDK is
			// too strict for
			digits[length - 1] = withoutExtraBits(digits[length - 1], (rest == 2) ? 4 : 2);
		}
		try {
			return Base64.getDecoder().decode(Arrays.copyOf(digits, length));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static byte withoutExtraBits(byte digit, int bits) {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		int value = alphabet.indexOf(digit);
		return (value < 0) ? digit : (byte) alphabet.charAt(value >> bits << bits);
	}

}
