package dev.springnext.runtime.edge.syntax;

/**
 * What a token is.
 *
 * @author Switchable Runtimes for Spring
 */
enum TokenKind {

	END, NAME, PRIVATE_NAME, STRING, NUMBER, TEMPLATE, REGEXP, PUNCTUATOR, JSX_TEXT

}
