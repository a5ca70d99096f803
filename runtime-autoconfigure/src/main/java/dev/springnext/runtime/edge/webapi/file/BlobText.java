package dev.springnext.runtime.edge.webapi.file;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.encoding.Utf8;

/**
 * The strings that a {@code FileReader} makes of a blob.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/FileAPI/#blob-package-data">File API, 6.4.1</a>
 */
final class BlobText {

	private BlobText() {
	}

	static String binaryString(BlobData blob) {
		return new String(blob.toBytes(), StandardCharsets.ISO_8859_1);
	}

	static String dataUrl(BlobData blob, String type) {
		return "data:" + ((type.isEmpty()) ? "application/octet-stream" : type) + ";base64,"
				+ Base64.getEncoder().encodeToString(blob.toBytes());
	}

	/**
	 * Decodes a blob.
	 * @param blob the blob
	 * @param label the encoding that was asked for, or an empty string
	 * @param type the blob's type, whose charset counts where there is no other
	 * @return the text
	 */
	static String decode(BlobData blob, String label, String type) {
		byte[] bytes = blob.toBytes();
		Charset charset = charset(bytes, label, type);
		if (charset.equals(StandardCharsets.UTF_8)) {
			return Utf8.decode(bytes);
		}
		String text = new String(bytes, charset);
		return (text.startsWith("\uFEFF")) ? text.substring(1) : text;
	}

	// A byte order mark wins: https://encoding.spec.whatwg.org/#decode
	private static Charset charset(byte[] bytes, String label, String type) {
		if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
			return StandardCharsets.UTF_16BE;
		}
		if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
			return StandardCharsets.UTF_16LE;
		}
		Charset asked = named(label);
		if (asked == null) {
			MimeType mimeType = MimeType.parse(type);
			asked = (mimeType != null) ? named(mimeType.parameters().getOrDefault("charset", "")) : null;
		}
		return (asked != null) ? asked : StandardCharsets.UTF_8;
	}

	private static @Nullable Charset named(String label) {
		try {
			return (label.isBlank()) ? null : Charset.forName(label.strip());
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return null;
		}
	}

}
