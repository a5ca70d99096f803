package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.ArrayList;
import java.util.List;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * Splits a pattern into tokens.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#tokenizing">URL Pattern Standard,
 * tokenizing</a>
 */
final class Tokenizer {

	private final String input;

	private final boolean lenient;

	private final List<Token> tokens = new ArrayList<>();

	private int index;

	private Tokenizer(String input, boolean lenient) {
		this.input = input;
		this.lenient = lenient;
	}

	/**
	 * Splits a pattern.
	 * @param input the pattern
	 * @param lenient whether characters that are not valid become tokens too
	 * @return the tokens
	 */
	static List<Token> tokenize(String input, boolean lenient) {
		Tokenizer tokenizer = new Tokenizer(input, lenient);
		while (tokenizer.index < input.length()) {
			tokenizer.next();
		}
		tokenizer.tokens.add(new Token(Token.Type.END, tokenizer.index, ""));
		return tokenizer.tokens;
	}

	private void next() {
		int codePoint = this.input.codePointAt(this.index);
		int end = this.index + Character.charCount(codePoint);
		switch (codePoint) {
			case '*' -> add(Token.Type.ASTERISK, this.index, end, end);
			case '+', '?' -> add(Token.Type.OTHER_MODIFIER, this.index, end, end);
			case '\\' -> escape(end);
			case '{' -> add(Token.Type.OPEN, this.index, end, end);
			case '}' -> add(Token.Type.CLOSE, this.index, end, end);
			case ':' -> name(end);
			case '(' -> regexp(end);
			default -> add(Token.Type.CHAR, this.index, end, end);
		}
	}

	private void add(Token.Type type, int start, int end, int next) {
		this.tokens.add(new Token(type, this.index, this.input.substring(start, end)));
		this.index = next;
	}

	private void error(int next, String what) {
		if (!this.lenient) {
			throw GuestError.type("The pattern '" + this.input + "' is not valid at " + this.index + ": " + what + ".");
		}
		add(Token.Type.INVALID_CHAR, this.index, next, next);
	}

	private void escape(int start) {
		if (start == this.input.length()) {
			error(start, "nothing follows the backslash");
			return;
		}
		int end = this.input.offsetByCodePoints(start, 1);
		add(Token.Type.ESCAPED_CHAR, start, end, end);
	}

	private void name(int start) {
		int end = start;
		while (end < this.input.length() && isNameCodePoint(this.input.codePointAt(end), end == start)) {
			end = this.input.offsetByCodePoints(end, 1);
		}
		if (end == start) {
			error(start, "a name has to follow the colon");
			return;
		}
		add(Token.Type.NAME, start, end, end);
	}

	private void regexp(int start) {
		int depth = 1;
		int at = start;
		while (at < this.input.length() && depth > 0) {
			char c = this.input.charAt(at);
			boolean last = at + 1 == this.input.length();
			if (c >= 128 || (at == start && c == '?')) {
				error(start, "the regular expression has a character that is not allowed");
				return;
			}
			if (c == '\\') {
				if (last || this.input.charAt(at + 1) >= 128) {
					error(start, "the regular expression has a wrong escape");
					return;
				}
				at++;
			}
			else if (c == ')') {
				depth--;
			}
			else if (c == '(') {
				depth++;
				if (last || this.input.charAt(at + 1) != '?') {
					error(start, "the regular expression has a capturing group");
					return;
				}
			}
			at++;
		}
		if (depth > 0 || at - 1 == start) {
			error(start, "the regular expression is empty or has no end");
			return;
		}
		add(Token.Type.REGEXP, start, at - 1, at);
	}

	/**
	 * Whether a code point may be part of a name: what may be in an identifier of
	 * JavaScript.
	 * @param codePoint the code point
	 * @param first whether it is the first of the name
	 * @return {@code true} if so
	 */
	static boolean isNameCodePoint(int codePoint, boolean first) {
		if (codePoint == '$' || codePoint == '_') {
			return true;
		}
		if (first) {
			return Character.isUnicodeIdentifierStart(codePoint);
		}
		return codePoint == 0x200C || codePoint == 0x200D
				|| (Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint));
	}

}
