package dev.springnext.runtime.edge.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A token.
 *
 * @param kind what it is
 * @param text the name or the punctuator; of other kinds the source
 * @param value the value of a string, number or part of a template
 * @param start where it begins
 * @param end where it ends
 * @param newLine whether a line ends before it
 * @param plain whether it is written without escapes, so that it may be a keyword; of a
 * template, whether it ends here
 * @author Switchable Runtimes for Spring
 */
record Token(TokenKind kind, String text, @Nullable Object value, int start, int end, boolean newLine, boolean plain) {

	boolean is(String punctuator) {
		return this.kind == TokenKind.PUNCTUATOR && this.text.equals(punctuator);
	}

	boolean isWord(String word) {
		return this.kind == TokenKind.NAME && this.plain && this.text.equals(word);
	}

	boolean is(TokenKind kind) {
		return this.kind == kind;
	}

	String string() {
		return (this.value instanceof String string) ? string : this.text;
	}

	String describe() {
		return switch (this.kind) {
			case END -> "the end of the file";
			case STRING, NUMBER, REGEXP -> this.text;
			case TEMPLATE -> "a template";
			case JSX_TEXT -> "text";
			default -> "'" + this.text + "'";
		};
	}

}
