package dev.springnext.runtime.edge.webapi.fetch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.file.HttpText;

/**
 * Reads {@code multipart/form-data}. Takes time in proportion to the body whatever is in
 * it: a boundary has a line break at its start only.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://andreubotella.github.io/multipart-form-data/#parsing">Parsing
 * multipart/form-data</a>
 */
final class MultipartParser {

	private final byte[] body;

	private final byte[] boundary;

	private final byte[] delimiter;

	private final FormParser.Sink sink;

	private int at;

	private @Nullable String name;

	private @Nullable String fileName;

	private @Nullable String contentType;

	MultipartParser(byte[] body, String boundary, FormParser.Sink sink) {
		this.body = body;
		this.boundary = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
		this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
		this.sink = sink;
	}

	/**
	 * Reads all parts.
	 * @return {@code false} if the body is malformed
	 */
	boolean parse() {
		while (isLineBreak()) {
			this.at += 2;
		}
		boolean wellFormed = startsWith(this.boundary);
		boolean end = false;
		this.at += this.boundary.length;
		while (wellFormed && !end) {
			if (startsWith(new byte[] { '-', '-' })) {
				this.at += 2;
				end = true;
				wellFormed = this.at == this.body.length || isLineBreak();
			}
			else {
				wellFormed = part();
			}
		}
		return wellFormed;
	}

	private boolean part() {
		while (this.at < this.body.length && isBlank(this.body[this.at])) {
			this.at++;
		}
		if (!isLineBreak()) {
			return false;
		}
		this.at += 2;
		this.name = null;
		this.fileName = null;
		this.contentType = null;
		while (!isLineBreak()) {
			if (!header()) {
				return false;
			}
		}
		int from = this.at + 2;
		int to = find(this.delimiter, from);
		String partName = this.name;
		if (to < 0 || partName == null) {
			return false;
		}
		this.at = to + this.delimiter.length;
		if (this.fileName != null) {
			this.sink.file(partName, this.fileName, (this.contentType != null) ? this.contentType : "text/plain",
					Arrays.copyOfRange(this.body, from, to));
		}
		else {
			this.sink.field(partName, new String(this.body, from, to - from, StandardCharsets.UTF_8));
		}
		return true;
	}

	private boolean header() {
		int end = find(new byte[] { '\r', '\n' }, this.at);
		if (end < 0) {
			return false;
		}
		String line = new String(this.body, this.at, end - this.at, StandardCharsets.ISO_8859_1);
		this.at = end + 2;
		int colon = line.indexOf(':');
		if (colon < 0 || !HttpText.isToken(HttpText.trim(line.substring(0, colon)))) {
			return false;
		}
		String value = HttpText.trim(line.substring(colon + 1));
		return switch (HttpText.trim(line.substring(0, colon)).toLowerCase(Locale.ROOT)) {
			case "content-disposition" -> disposition(value);
			case "content-type" -> {
				this.contentType = value;
				yield true;
			}
			default -> true;
		};
	}

	private boolean disposition(String value) {
		int position = value.indexOf(';');
		if (position < 0 || !HttpText.trim(value.substring(0, position)).equalsIgnoreCase("form-data")) {
			return false;
		}
		String extended = null;
		while (position < value.length()) {
			int equals = value.indexOf('=', position);
			if (equals < 0) {
				return value.substring(position + 1).isBlank() && this.name != null;
			}
			String key = HttpText.trim(value.substring(position + 1, equals)).toLowerCase(Locale.ROOT);
			int start = equals + 1;
			boolean quoted = start < value.length() && value.charAt(start) == '"';
			int end = (quoted) ? value.indexOf('"', start + 1) : value.indexOf(';', start);
			if (quoted && end < 0) {
				return false;
			}
			end = (end < 0) ? value.length() : end;
			String raw = value.substring((quoted) ? start + 1 : start, end);
			switch (key) {
				case "name" -> this.name = unescape(raw);
				case "filename" -> this.fileName = unescape(raw);
				case "filename*" -> extended = extended(raw);
				default -> {
				}
			}
			int next = value.indexOf(';', end);
			position = (next < 0) ? value.length() : next;
		}
		this.fileName = (extended != null) ? extended : this.fileName;
		return this.name != null;
	}

	private static String unescape(String raw) {
		String text = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
		return (text.indexOf('%') < 0) ? text : text.replace("%0A", "\n").replace("%0D", "\r").replace("%22", "\"");
	}

	// UTF-8''percent-encoded: https://www.rfc-editor.org/rfc/rfc8187
	private static @Nullable String extended(String raw) {
		int charset = raw.indexOf('\'');
		int language = raw.indexOf('\'', charset + 1);
		if (charset < 0 || language < 0 || !raw.substring(0, charset).equalsIgnoreCase("utf-8")) {
			return null;
		}
		try {
			return URLDecoder.decode(raw.substring(language + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static boolean isBlank(byte b) {
		return b == ' ' || b == '\t';
	}

	private boolean isLineBreak() {
		return this.at + 1 < this.body.length && this.body[this.at] == '\r' && this.body[this.at + 1] == '\n';
	}

	private boolean startsWith(byte[] wanted) {
		int to = this.at + wanted.length;
		return to <= this.body.length && Arrays.equals(this.body, this.at, to, wanted, 0, wanted.length);
	}

	private int find(byte[] wanted, int from) {
		int last = this.body.length - wanted.length;
		for (int i = from; i <= last; i++) {
			if (this.body[i] == wanted[0] && Arrays.equals(this.body, i, i + wanted.length, wanted, 0, wanted.length)) {
				return i;
			}
		}
		return -1;
	}

}
