package dev.springnext.runtime.edge.webapi.urlpattern;

/**
 * A token of a pattern.
 *
 * @param type what it is
 * @param index where it begins
 * @param value its text, without what only marks its type
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#tokens">URL Pattern Standard,
 * tokens</a>
 */
record Token(Type type, int index, String value) {

	enum Type {

		OPEN, CLOSE, REGEXP, NAME, CHAR, ESCAPED_CHAR, OTHER_MODIFIER, ASTERISK, END, INVALID_CHAR

	}

	boolean isPlain(String expected) {
		return this.value.equals(expected)
				&& (this.type == Type.CHAR || this.type == Type.ESCAPED_CHAR || this.type == Type.INVALID_CHAR);
	}

}
