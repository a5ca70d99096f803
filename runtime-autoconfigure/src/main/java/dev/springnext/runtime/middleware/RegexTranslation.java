package dev.springnext.runtime.middleware;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates regular expressions of JavaScript, without flags, to those of Java. What
 * Java alone knows (possessive quantifiers, intersections of classes, {@code \Q}) means
 * here what it means in JavaScript, or nothing.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://tc39.es/ecma262/#sec-patterns">ECMAScript, Patterns</a>
 */
final class RegexTranslation {

	// Escapes that both have, with the same meaning
	private static final String SHARED_ESCAPES = "dDwWsSbBfnrt";

	private final String source;

	private final int end;

	private final StringBuilder out = new StringBuilder();

	private int position;

	RegexTranslation(String source, int start, int end) {
		this.source = source;
		this.position = start;
		this.end = end;
	}

	/**
	 * Compiles an expression that is to match a whole value.
	 * @param expression the expression in JavaScript
	 * @return the pattern
	 */
	static Pattern compile(String expression) {
		return compileTranslated(new RegexTranslation(expression, 0, expression.length()).translate(), expression);
	}

	static Pattern compileTranslated(String translated, String source) {
		try {
			return Pattern.compile(translated);
		}
		catch (PatternSyntaxException ex) {
			throw new PathSyntaxException("Invalid regular expression: " + ex.getDescription(),
					Math.min(Math.max(ex.getIndex(), 0), source.length()));
		}
	}

	/**
	 * Whether an expression matches a whole text.
	 * @param pattern the expression
	 * @param text the text, of a client
	 * @return {@code true} if it does, and if that can't be told: middleware that runs
	 * too often is better than one that can be walked around
	 */
	static boolean matches(Pattern pattern, String text) {
		try {
			return pattern.matcher(text).matches();
		}
		catch (StackOverflowError ex) {
			// Repeated groups recurse
			return true;
		}
	}

	String translate() {
		boolean repeatable = false;
		while (this.position < this.end) {
			char c = this.source.charAt(this.position);
			if (c == '*' || c == '+' || c == '?' || (c == '{' && quantifierLength() > 0)) {
				if (!repeatable) {
					throw new PathSyntaxException("Invalid regular expression: Nothing to repeat", this.position);
				}
				quantifier(c);
				repeatable = false;
				continue;
			}
			repeatable = c != '|' && c != '(' && c != '^';
			switch (c) {
				case '\\' -> escape(false);
				case '[' -> characterClass();
				case '(' -> open();
				case '$' -> take("\\z");
				case '^' -> take("\\A");
				case '{', '}' -> take("\\" + c);
				case '.' -> take("[^\\n\\r\\u2028\\u2029]");
				default -> take(String.valueOf(c));
			}
		}
		return this.out.toString();
	}

	private void take(String translated) {
		this.out.append(translated);
		this.position++;
	}

	// {2}, {2,} or {2,3}; other braces are characters
	private int quantifierLength() {
		int at = digits(this.position + 1);
		if (at == this.position + 1 || at >= this.end) {
			return 0;
		}
		if (this.source.charAt(at) == ',') {
			at = digits(at + 1);
		}
		return (at < this.end && this.source.charAt(at) == '}') ? at + 1 - this.position : 0;
	}

	private int digits(int from) {
		int at = from;
		while (at < this.end && this.source.charAt(at) >= '0' && this.source.charAt(at) <= '9') {
			at++;
		}
		return at;
	}

	private void quantifier(char first) {
		int length = (first == '{') ? quantifierLength() : 1;
		this.out.append(this.source, this.position, this.position + length);
		this.position += length;
		if (this.position < this.end && this.source.charAt(this.position) == '?') {
			take("?");
		}
	}

	private void open() {
		String rest = this.source.substring(this.position, this.end);
		for (String known : new String[] { "(?:", "(?=", "(?!", "(?<=", "(?<!" }) {
			if (rest.startsWith(known)) {
				this.out.append(known);
				this.position += known.length();
				return;
			}
		}
		int name = (rest.startsWith("(?<")) ? rest.indexOf('>') : -1;
		if (name > 0) {
			groupName(rest.substring("(?<".length(), name));
			this.position += name + 1;
		}
		else if (rest.startsWith("(?")) {
			throw new PathSyntaxException("Invalid regular expression: Invalid group", this.position);
		}
		else {
			take("(");
		}
	}

	// Java's names have neither $ nor _, and nobody asks for a group by its name
	private void groupName(String name) {
		this.out.append("(?<").append(javaName(name)).append('>');
	}

	private static String javaName(String name) {
		StringBuilder java = new StringBuilder("g");
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'y') || (c >= 'A' && c <= 'Z');
			java.append((plain) ? String.valueOf(c) : "z" + (int) c + "z");
		}
		return java.toString();
	}

	private void escape(boolean inClass) {
		if (this.position + 1 >= this.end) {
			throw new PathSyntaxException("Invalid regular expression: \\ at end of pattern", this.position);
		}
		char c = this.source.charAt(this.position + 1);
		this.position += 2;
		int close = this.source.indexOf('>', this.position);
		if (c == 'k' && !inClass && this.position < this.end && this.source.charAt(this.position) == '<' && close > 0
				&& close < this.end) {
			this.out.append("\\k<").append(javaName(this.source.substring(this.position + 1, close))).append('>');
			this.position = close + 1;
		}
		else if (c == 'b' && inClass) {
			this.out.append("\\x08");
		}
		else if (c == 'v') {
			this.out.append("\\x0B");
		}
		else if (c == 'c' && this.position < this.end && isLetter(this.source.charAt(this.position))) {
			this.out.append(String.format("\\x%02x", this.source.charAt(this.position) % 32));
			this.position++;
		}
		else if (c == '0') {
			this.out.append("\\x00");
		}
		else if (c >= '1' && c <= '9' && !inClass) {
			this.out.append('\\').append(c);
		}
		else if (isCodeUnit(c) || SHARED_ESCAPES.indexOf(c) >= 0) {
			this.out.append('\\').append(c);
		}
		else {
			this.out.append((c < 0x80 && !isLetter(c)) ? "\\" : "").append(c);
		}
	}

	private boolean isCodeUnit(char c) {
		int length = (c == 'x') ? 2 : (c == 'u') ? 4 : 0;
		if (length == 0 || this.position + length > this.end) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (Character.digit(this.source.charAt(this.position + i), 16) < 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private void characterClass() {
		int start = this.position;
		this.position++;
		boolean negated = this.position < this.end && this.source.charAt(this.position) == '^';
		if (negated) {
			this.position++;
		}
		if (this.position < this.end && this.source.charAt(this.position) == ']') {
			// [] matches nothing, [^] anything
			this.out.append((negated) ? "[\\s\\S]" : "(?!)");
			this.position++;
			return;
		}
		this.out.append((negated) ? "[^" : "[");
		while (this.position < this.end && this.source.charAt(this.position) != ']') {
			char c = this.source.charAt(this.position);
			if (c == '\\') {
				escape(true);
			}
			else {
				take((c == '[' || c == '&' || c == '^') ? "\\" + c : String.valueOf(c));
			}
		}
		if (this.position >= this.end) {
			throw new PathSyntaxException("Invalid regular expression: Unterminated character class", start);
		}
		take("]");
	}

}
