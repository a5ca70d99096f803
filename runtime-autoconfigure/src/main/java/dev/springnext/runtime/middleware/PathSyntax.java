package dev.springnext.runtime.middleware;

import java.util.regex.Pattern;

/**
 * Compiles the path syntax of path-to-regexp, version 6: {@code :name}, custom patterns
 * in parentheses, groups in braces, and the modifiers {@code ?}, {@code *} and {@code +}.
 * What stands for one segment matches no {@code /}, {@code #} and {@code ?}.
 *
 * @author Switchable Runtimes for Spring
 */
final class PathSyntax {

	private static final String SEGMENT = "[^/#?]+?";

	// Characters before a parameter that repeat with it
	private static final String PREFIXES = "./";

	private final String source;

	private final StringBuilder expression = new StringBuilder();

	private final StringBuilder text = new StringBuilder();

	private int position;

	private PathSyntax(String source) {
		this.source = source;
	}

	static PathMatch compile(String source) {
		String plain = source.endsWith("/:path*") ? source.substring(0, source.length() - "/:path*".length()) : source;
		if (isLiteral(plain)) {
			boolean slash = plain.length() > 1 && plain.endsWith("/");
			if (plain.length() < source.length()) {
				return (slash) ? expression(source) : PathMatch.below(plain);
			}
			return (slash) ? expression(source) : (plain.equals("/")) ? "/"::equals : PathMatch.literal(plain);
		}
		return expression(source);
	}

	private static boolean isLiteral(String source) {
		for (int i = 0; i < source.length(); i++) {
			if (":(){}*+?\\".indexOf(source.charAt(i)) >= 0) {
				return false;
			}
		}
		return true;
	}

	private static PathMatch expression(String source) {
		return PathMatch.expression(new PathSyntax(source).pattern());
	}

	private Pattern pattern() {
		while (this.position < this.source.length()) {
			char c = current();
			switch (c) {
				case '{' -> group();
				case ':' -> parameter("");
				case '(' -> parameter("");
				case '*', '+', '?' -> throw unexpected("MODIFIER", "END");
				case '}' -> throw unexpected("CLOSE", "END");
				case '\\' -> this.text.append(escaped());
				default -> character(c);
			}
		}
		flush();
		this.expression.append("[/#?]?");
		return RegexTranslation.compileTranslated(this.expression.toString(), this.source);
	}

	private void character(char c) {
		this.position++;
		boolean parameterFollows = this.position < this.source.length() && (current() == ':' || current() == '(');
		if (parameterFollows && PREFIXES.indexOf(c) >= 0) {
			parameter(String.valueOf(c));
		}
		else {
			this.text.append(c);
		}
	}

	private char current() {
		return this.source.charAt(this.position);
	}

	private boolean isAt(char c) {
		return this.position < this.source.length() && current() == c;
	}

	private char escaped() {
		if (this.position + 1 >= this.source.length()) {
			throw new PathSyntaxException("Unexpected end of the escape", this.position);
		}
		char c = this.source.charAt(this.position + 1);
		this.position += 2;
		return c;
	}

	private void parameter(String prefix) {
		flush();
		String pattern = namedOrCustom();
		append(prefix, pattern, "", modifier());
	}

	private String namedOrCustom() {
		boolean named = isAt(':');
		if (named) {
			name();
		}
		if (isAt('(')) {
			return custom();
		}
		return (named) ? SEGMENT : "";
	}

	private void group() {
		flush();
		this.position++;
		String prefix = literal();
		String pattern = namedOrCustom();
		String suffix = literal();
		if (!isAt('}')) {
			throw unexpected((this.position < this.source.length()) ? tokenHere() : "END", "CLOSE");
		}
		this.position++;
		append(prefix, pattern, suffix, modifier());
	}

	private String literal() {
		StringBuilder literal = new StringBuilder();
		while (this.position < this.source.length() && ":(){}*+?".indexOf(current()) < 0) {
			if (current() == '\\') {
				literal.append(escaped());
			}
			else {
				literal.append(current());
				this.position++;
			}
		}
		return literal.toString();
	}

	private void name() {
		int start = this.position;
		this.position++;
		while (this.position < this.source.length() && isNameCharacter(current())) {
			this.position++;
		}
		if (this.position == start + 1) {
			throw new PathSyntaxException("Missing parameter name", start);
		}
	}

	private static boolean isNameCharacter(char c) {
		return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private String custom() {
		int start = this.position;
		int depth = 1;
		int at = start + 1;
		if (at < this.source.length() && this.source.charAt(at) == '?') {
			throw new PathSyntaxException("Pattern cannot start with \"?\"", at);
		}
		while (at < this.source.length()) {
			char c = this.source.charAt(at);
			if (c == '\\') {
				at++;
			}
			else if (c == ')' && --depth == 0) {
				break;
			}
			else if (c == '(') {
				depth++;
				if (at + 1 >= this.source.length() || this.source.charAt(at + 1) != '?') {
					throw new PathSyntaxException("Capturing groups are not allowed", at);
				}
			}
			at++;
		}
		if (depth > 0 || at >= this.source.length()) {
			throw new PathSyntaxException("Unbalanced pattern", start);
		}
		if (at == start + 1) {
			throw new PathSyntaxException("Missing pattern", start);
		}
		this.position = at + 1;
		return new RegexTranslation(this.source, start + 1, at).translate();
	}

	private String modifier() {
		if (this.position < this.source.length() && "?*+".indexOf(current()) >= 0) {
			return String.valueOf(this.source.charAt(this.position++));
		}
		return "";
	}

	// Alternatives in patterns stay within their groups
	private void append(String prefix, String pattern, String suffix, String modifier) {
		String before = quoted(prefix);
		String after = quoted(suffix);
		boolean repeats = modifier.equals("*") || modifier.equals("+");
		if (pattern.isEmpty()) {
			this.expression.append("(?:" + before + after + ")" + modifier);
		}
		else if (repeats && (!before.isEmpty() || !after.isEmpty())) {
			this.expression.append("(?:" + before + "((?:" + pattern + ")(?:" + after + before + "(?:" + pattern
					+ "))*)" + after + ")" + (modifier.equals("*") ? "?" : ""));
		}
		else if (repeats) {
			this.expression.append("((?:" + pattern + ")" + modifier + ")");
		}
		else {
			this.expression.append("(?:" + before + "(" + pattern + ")" + after + ")" + modifier);
		}
	}

	private void flush() {
		this.expression.append(quoted(this.text.toString()));
		this.text.setLength(0);
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < 0x80 && !Character.isLetterOrDigit(c)) {
				quoted.append('\\');
			}
			quoted.append(c);
		}
		return quoted.toString();
	}

	private PathSyntaxException unexpected(String token, String expected) {
		return new PathSyntaxException("Unexpected " + token, this.position, ", expected " + expected);
	}

	private String tokenHere() {
		return switch (current()) {
			case '{' -> "OPEN";
			case '}' -> "CLOSE";
			case ':' -> "NAME";
			case '(' -> "PATTERN";
			default -> "MODIFIER";
		};
	}

}
