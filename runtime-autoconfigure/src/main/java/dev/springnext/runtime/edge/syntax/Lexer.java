package dev.springnext.runtime.edge.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Cuts source into tokens, one at a time and only where the grammar asks: what a slash, a
 * brace or a {@code <} begins depends on where it stands, so the grammar asks for regular
 * expressions, further parts of templates and JSX by their own methods.
 *
 * @author Switchable Runtimes for Spring
 */
final class Lexer {

	private final String code;

	private final Problems problems;

	private final NumberLexer numbers;

	private final TextLexer texts;

	Lexer(SourceText source, Problems problems) {
		this.code = source.code();
		this.problems = problems;
		this.numbers = new NumberLexer(this.code, problems);
		this.texts = new TextLexer(this.code, problems);
	}

	Token next(int from) {
		boolean newLine = false;
		int at = from;
		while (at < this.code.length()) {
			char c = this.code.charAt(at);
			if (Characters.isSpace(c)) {
				at++;
			}
			else if (SourceText.isLineEnd(c)) {
				newLine = true;
				at++;
			}
			else if (c == '/' && peek(at + 1) == '/' || (at == 0 && c == '#' && peek(1) == '!')) {
				at = endOfLine(at);
			}
			else if (c == '/' && peek(at + 1) == '*') {
				int end = endOfComment(at);
				newLine = newLine || hasLineEnd(at, end);
				at = end;
			}
			else {
				return token(c, at, newLine);
			}
		}
		return new Token(TokenKind.END, "", null, this.code.length(), this.code.length(), newLine, true);
	}

	private Token token(char c, int start, boolean newLine) {
		if (Characters.isNameStart(c) || c == '\\' || Character.isHighSurrogate(c)) {
			return name(TokenKind.NAME, start, start, newLine);
		}
		if (Characters.isDigit(c) || (c == '.' && Characters.isDigit(peek(start + 1)))) {
			int end = this.numbers.end(start);
			return token(TokenKind.NUMBER, start, end, this.numbers.value(start, end), newLine);
		}
		switch (c) {
			case '"', '\'' -> {
				return this.texts.string(start, newLine);
			}
			case '`' -> {
				return this.texts.template(start, newLine);
			}
			case '#' -> {
				return name(TokenKind.PRIVATE_NAME, start, start + 1, newLine);
			}
			default -> {
				return punctuator(start, newLine);
			}
		}
	}

	private Token punctuator(int start, boolean newLine) {
		String text = Punctuators.at(this.code, start);
		if (text == null) {
			throw this.problems.at(start, "Unexpected character '"
					+ this.code.substring(start, this.code.offsetByCodePoints(start, 1)) + "'");
		}
		return new Token(TokenKind.PUNCTUATOR, text, null, start, start + text.length(), newLine, true);
	}

	private Token name(TokenKind kind, int start, int from, boolean newLine) {
		int at = from;
		while (at < this.code.length() && this.code.charAt(at) < 128 && Characters.isNamePart(this.code.charAt(at))) {
			at++;
		}
		if (at > from && (at == this.code.length() || (this.code.charAt(at) < 128 && this.code.charAt(at) != '\\'))) {
			return new Token(kind, this.code.substring(start, at), null, start, at, newLine, true);
		}
		StringBuilder name = new StringBuilder(this.code.substring(start, at));
		boolean plain = true;
		int first = start + name.length();
		while (at < this.code.length()) {
			int c = this.code.codePointAt(at);
			int end = at + Character.charCount(c);
			if (c == '\\') {
				plain = false;
				end = this.texts.endOfUnicodeEscape(at);
				c = this.texts.unicodeEscape(at, end);
			}
			if (!((at == from && at == first) ? Characters.isNameStart(c) : Characters.isNamePart(c))) {
				if (!plain && this.code.charAt(at) == '\\') {
					throw this.problems.at(at, "This escape is no part of a name");
				}
				break;
			}
			name.appendCodePoint(c);
			at = end;
		}
		if (at == from) {
			throw this.problems.at(start, "Unexpected character '"
					+ this.code.substring(start, this.code.offsetByCodePoints(start, 1)) + "'");
		}
		return new Token(kind, name.toString(), null, start, at, newLine, plain);
	}

	/**
	 * The regular expression that begins at a slash.
	 * @param slash the token {@code /} or {@code /=}
	 * @return the expression with its flags
	 */
	Token regExp(Token slash) {
		boolean inClass = false;
		for (int at = slash.start() + 1; at < this.code.length(); at++) {
			char c = this.code.charAt(at);
			if (SourceText.isLineEnd(c)) {
				break;
			}
			if (c == '\\') {
				at++;
				if (at < this.code.length() && SourceText.isLineEnd(this.code.charAt(at))) {
					break;
				}
			}
			else if (c == '[' || c == ']') {
				inClass = (c == '[');
			}
			else if (c == '/' && !inClass) {
				int end = at + 1;
				while (end < this.code.length() && Characters.isNamePart(this.code.charAt(end))) {
					end++;
				}
				return token(TokenKind.REGEXP, slash.start(), end, null, slash.newLine());
			}
		}
		throw this.problems.at(slash.start(), "This regular expression does not end");
	}

	/**
	 * The part of a template behind an expression.
	 * @param brace the token <code>}</code> that ends the expression
	 * @return the part, to the end or to the next expression
	 */
	Token templatePart(Token brace) {
		return this.texts.template(brace.start(), brace.newLine());
	}

	/**
	 * The operator that begins with a {@code >}; types need each of them alone.
	 * @param greater the token {@code >}
	 * @return the operator
	 */
	Token greater(Token greater) {
		String text = Punctuators.greater(this.code, greater.start());
		return (text.length() == 1) ? greater : new Token(TokenKind.PUNCTUATOR, text, null, greater.start(),
				greater.start() + text.length(), greater.newLine(), true);
	}

	/**
	 * A name of JSX, which may have hyphens.
	 * @param name the name as it was read so far
	 * @return the whole name
	 */
	Token jsxName(Token name) {
		int end = name.end();
		while (end < this.code.length() && (this.code.charAt(end) == '-' || Characters.isNamePart(peek(end)))) {
			end++;
		}
		return (end == name.end()) ? name : token(TokenKind.NAME, name.start(), end, null, name.newLine());
	}

	/**
	 * What stands behind the {@code =} of an attribute of JSX: its strings have no
	 * escapes.
	 * @param from where to begin
	 * @return the string, or any other token
	 */
	Token jsxValue(int from) {
		int at = from;
		while (at < this.code.length()
				&& (Characters.isSpace(this.code.charAt(at)) || SourceText.isLineEnd(this.code.charAt(at)))) {
			at++;
		}
		if (at < this.code.length() && (peek(at) == '"' || peek(at) == '\'')) {
			int end = this.code.indexOf(peek(at), at + 1);
			if (end < 0) {
				throw this.problems.at(at, "This string does not end");
			}
			return token(TokenKind.STRING, at, end + 1, this.code.substring(at + 1, end), false);
		}
		return next(from);
	}

	/**
	 * What stands between the tags of JSX.
	 * @param from where to begin
	 * @return text, or one of <code>{</code> and {@code <}
	 */
	Token jsxChild(int from) {
		for (int at = from; at < this.code.length(); at++) {
			char c = this.code.charAt(at);
			if (c == '{' || c == '<') {
				return (at > from) ? token(TokenKind.JSX_TEXT, from, at, null, false)
						: new Token(TokenKind.PUNCTUATOR, (c == '{') ? "{" : "<", null, at, at + 1, false, true);
			}
			if (c == '}' || c == '>') {
				throw this.problems.at(at, "Text of JSX can't have '" + c + "': write {'" + c + "'}");
			}
		}
		throw this.problems.at(this.code.length(), "Unexpected end of the file in JSX");
	}

	private Token token(TokenKind kind, int start, int end, @Nullable Object value, boolean newLine) {
		return new Token(kind, this.code.substring(start, end), value, start, end, newLine, true);
	}

	private char peek(int at) {
		return (at < this.code.length()) ? this.code.charAt(at) : '\0';
	}

	private int endOfLine(int from) {
		int at = from;
		while (at < this.code.length() && !SourceText.isLineEnd(this.code.charAt(at))) {
			at++;
		}
		return at;
	}

	private int endOfComment(int start) {
		int end = this.code.indexOf("*/", start + 2);
		if (end < 0) {
			throw this.problems.at(start, "This comment does not end");
		}
		return end + 2;
	}

	private boolean hasLineEnd(int from, int to) {
		for (int i = from; i < to; i++) {
			if (SourceText.isLineEnd(this.code.charAt(i))) {
				return true;
			}
		}
		return false;
	}

}
