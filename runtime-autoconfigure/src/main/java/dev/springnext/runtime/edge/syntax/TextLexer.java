package dev.springnext.runtime.edge.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Reads strings and the parts of templates, and resolves their escapes.
 *
 * @author Switchable Runtimes for Spring
 */
final class TextLexer {

	private final String code;

	private final Problems problems;

	TextLexer(String code, Problems problems) {
		this.code = code;
		this.problems = problems;
	}

	Token string(int start, boolean newLine) {
		char quote = this.code.charAt(start);
		int at = start + 1;
		while (at < this.code.length()) {
			char c = this.code.charAt(at);
			if (c == quote) {
				String value = value(start + 1, at);
				if (value == null) {
					throw this.problems.at(start, "This string has an escape that is not complete");
				}
				return new Token(TokenKind.STRING, this.code.substring(start, at + 1), value, start, at + 1, newLine,
						true);
			}
			if (c == '\n' || c == '\r') {
				break;
			}
			at += (c == '\\') ? lengthOfEscape(at) : 1;
		}
		throw this.problems.at(start, "This string does not end");
	}

	/**
	 * A part of a template.
	 * @param start where the backtick or the brace before it is
	 * @param newLine whether a line ends before it
	 * @return the part; its value is {@code null} if an escape is not complete
	 */
	Token template(int start, boolean newLine) {
		int at = start + 1;
		while (at < this.code.length()) {
			char c = this.code.charAt(at);
			boolean last = c == '`';
			if (last || (c == '$' && peek(at + 1) == '{')) {
				int end = last ? at + 1 : at + 2;
				return new Token(TokenKind.TEMPLATE, this.code.substring(start, end), value(start + 1, at), start, end,
						newLine, last);
			}
			at += (c == '\\') ? 2 : 1;
		}
		throw this.problems.at(start, "This template does not end");
	}

	int endOfUnicodeEscape(int start) {
		int at = start + 2;
		if (peek(start + 1) != 'u') {
			throw this.problems.at(start, "Unexpected character '\\'");
		}
		if (peek(at) == '{') {
			int end = this.code.indexOf('}', at);
			return (end < 0) ? this.code.length() : end + 1;
		}
		return Math.min(at + 4, this.code.length());
	}

	int unicodeEscape(int start, int end) {
		boolean braces = peek(start + 2) == '{';
		int value = hex(braces ? start + 3 : start + 2, braces ? end - 1 : end);
		if (value < 0 || (!braces && end - start != 6)) {
			throw this.problems.at(start, "This escape is not complete");
		}
		return value;
	}

	private int lengthOfEscape(int at) {
		return (peek(at + 1) == '\r' && peek(at + 2) == '\n') ? 3 : 2;
	}

	private @Nullable String value(int from, int to) {
		int escape = this.code.indexOf('\\', from);
		if (escape < 0 || escape >= to) {
			return this.code.substring(from, to);
		}
		StringBuilder value = new StringBuilder(to - from);
		int at = from;
		while (at < to) {
			char c = this.code.charAt(at);
			if (c != '\\') {
				value.append(c);
				at++;
			}
			else {
				at = escape(at, to, value);
				if (at < 0) {
					return null;
				}
			}
		}
		return value.toString();
	}

	// Appends what an escape stands for; returns where it ends, or -1
	private int escape(int start, int to, StringBuilder value) {
		char c = peek(start + 1);
		switch (c) {
			case 'n' -> value.append('\n');
			case 't' -> value.append('\t');
			case 'r' -> value.append('\r');
			case 'b' -> value.append('\b');
			case 'f' -> value.append('\f');
			case 'v' -> value.append('\u000B');
			case '\n', '\u2028', '\u2029' -> {
				return start + 2;
			}
			case '\r' -> {
				return start + lengthOfEscape(start);
			}
			case 'x' -> {
				return code(start + 2, start + 4, to, value);
			}
			case 'u' -> {
				if (peek(start + 2) != '{') {
					return code(start + 2, start + 6, to, value);
				}
				int brace = this.code.indexOf('}', start);
				return (brace < 0 || code(start + 3, brace, to, value) < 0) ? -1 : brace + 1;
			}
			case '0', '1', '2', '3', '4', '5', '6', '7' -> {
				int end = start + 1;
				int limit = (c <= '3') ? start + 4 : start + 3;
				while (end < Math.min(limit, to) && peek(end) >= '0' && peek(end) <= '7') {
					end++;
				}
				value.append((char) Integer.parseInt(this.code.substring(start + 1, end), 8));
				return end;
			}
			default -> value.append(c);
		}
		return start + 2;
	}

	private int code(int from, int to, int limit, StringBuilder value) {
		int code = (to <= limit) ? hex(from, to) : -1;
		if (code < 0) {
			return -1;
		}
		value.appendCodePoint(code);
		return to;
	}

	private int hex(int from, int to) {
		long value = 0;
		for (int i = from; i < to; i++) {
			int digit = (peek(i) < 128) ? Character.digit(peek(i), 16) : -1;
			if (digit < 0 || value > Character.MAX_CODE_POINT) {
				return -1;
			}
			value = value * 16 + digit;
		}
		return (to > from && value <= Character.MAX_CODE_POINT) ? (int) value : -1;
	}

	private char peek(int at) {
		return (at < this.code.length()) ? this.code.charAt(at) : '\0';
	}

}
