package dev.springnext.runtime.edge.bundle;

import java.util.Arrays;
import java.util.Set;

/**
 * The tokens of JavaScript, roughly: enough to find imports without being fooled by
 * strings, templates, comments and regular expressions.
 *
 * @author Switchable Runtimes for Spring
 */
final class JsTokens {

	private static final Set<String> BEFORE_EXPRESSION = Set.of("return", "typeof", "case", "do", "else", "in",
			"instanceof", "new", "of", "void", "delete", "throw", "yield", "await");

	private final String code;

	private int[] bounds = new int[512];

	private int count;

	private int at;

	private int[] braces = new int[32];

	private int depth;

	JsTokens(String code) {
		this.code = code;
		while (this.at < code.length()) {
			token();
		}
	}

	int count() {
		return this.count;
	}

	int start(int token) {
		return this.bounds[token * 2];
	}

	int end(int token) {
		return this.bounds[token * 2 + 1];
	}

	boolean is(int token, String text) {
		return token >= 0 && token < this.count && end(token) - start(token) == text.length()
				&& this.code.startsWith(text, start(token));
	}

	boolean isString(int token) {
		return token < this.count && (first(token) == '"' || first(token) == '\'') && end(token) - start(token) > 1
				&& this.code.charAt(end(token) - 1) == first(token);
	}

	boolean isWord(int token) {
		return token < this.count && isWordPart(first(token));
	}

	String text(int token) {
		return (token < this.count) ? this.code.substring(start(token), end(token)) : "";
	}

	/**
	 * The value of a string, as far as specifiers need it.
	 * @param token the string
	 * @return its value
	 */
	String string(int token) {
		return this.code.substring(start(token) + 1, Math.max(end(token) - 1, start(token) + 1)).replace("\\", "");
	}

	private char first(int token) {
		return this.code.charAt(start(token));
	}

	private void token() {
		char c = this.code.charAt(this.at);
		int start = this.at;
		if (c <= ' ' || Character.isWhitespace(c) || c == '\uFEFF') {
			this.at++;
		}
		else if (this.code.startsWith("//", start) || (start == 0 && this.code.startsWith("#!"))) {
			skipPast("\n");
		}
		else if (this.code.startsWith("/*", start)) {
			this.at += 2;
			skipPast("*/");
		}
		else if (isWordPart(c)) {
			while (this.at < this.code.length() && isWordPart(this.code.charAt(this.at))) {
				this.at++;
			}
			add(start);
		}
		else if (c == '"' || c == '\'') {
			quoted(c);
			add(start);
		}
		else if (c == '`') {
			this.at++;
			template();
			add(start);
		}
		else if (c == '/' && isExpressionNext()) {
			regularExpression();
			add(start);
		}
		else {
			this.at++;
			add(start);
			brace(c);
		}
	}

	// Remembers whether a } goes on with a template
	private void brace(char c) {
		if (c == '{') {
			push(0);
		}
		else if (c == '}' && this.depth > 0 && this.braces[--this.depth] == 1) {
			int start = this.at;
			template();
			add(start);
		}
	}

	private void push(int kind) {
		if (this.depth == this.braces.length) {
			this.braces = Arrays.copyOf(this.braces, this.depth * 2);
		}
		this.braces[this.depth++] = kind;
	}

	private void template() {
		while (this.at < this.code.length()) {
			char c = this.code.charAt(this.at++);
			if (c == '\\') {
				this.at++;
			}
			else if (c == '`') {
				return;
			}
			else if (c == '$' && this.at < this.code.length() && this.code.charAt(this.at) == '{') {
				this.at++;
				push(1);
				return;
			}
		}
		this.at = this.code.length();
	}

	private void quoted(char quote) {
		this.at++;
		while (this.at < this.code.length()) {
			char c = this.code.charAt(this.at++);
			if (c == '\\') {
				this.at++;
			}
			else if (c == quote || c == '\n') {
				return;
			}
		}
		this.at = this.code.length();
	}

	private void regularExpression() {
		boolean inClass = false;
		this.at++;
		while (this.at < this.code.length()) {
			char c = this.code.charAt(this.at++);
			if (c == '\\') {
				this.at++;
			}
			else if (c == '\n' || (c == '/' && !inClass)) {
				return;
			}
			else if (c == '[' || c == ']') {
				inClass = (c == '[');
			}
		}
		this.at = this.code.length();
	}

	private boolean isExpressionNext() {
		int last = this.count - 1;
		if (last < 0) {
			return true;
		}
		char c = first(last);
		if (isWordPart(c)) {
			return BEFORE_EXPRESSION.contains(text(last)) && !is(last - 1, ".");
		}
		return c != ')' && c != ']' && c != '}' && c != '"' && c != '\'' && c != '`' && end(last) - start(last) == 1;
	}

	private void skipPast(String end) {
		int found = this.code.indexOf(end, this.at);
		this.at = (found < 0) ? this.code.length() : found + end.length();
	}

	private void add(int start) {
		if (this.at > this.code.length()) {
			this.at = this.code.length();
		}
		if (this.count * 2 == this.bounds.length) {
			this.bounds = Arrays.copyOf(this.bounds, this.count * 4);
		}
		this.bounds[this.count * 2] = start;
		this.bounds[this.count * 2 + 1] = this.at;
		this.count++;
	}

	private static boolean isWordPart(char c) {
		return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#' || Character.isSurrogate(c);
	}

}
