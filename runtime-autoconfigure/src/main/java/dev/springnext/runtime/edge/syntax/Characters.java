package dev.springnext.runtime.edge.syntax;

/**
 * The classes of characters that the grammar knows.
 *
 * @author Switchable Runtimes for Spring
 */
final class Characters {

	private Characters() {
	}

	static boolean isSpace(char c) {
		return c == ' ' || c == '\t' || c == '\u000B' || c == '\f' || c == '\u00A0' || c == '\uFEFF'
				|| (c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR);
	}

	static boolean isNameStart(int c) {
		if (c < 128) {
			return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$' || c == '_';
		}
		return Character.isUnicodeIdentifierStart(c);
	}

	static boolean isNamePart(int c) {
		if (c < 128) {
			return isNameStart(c) || isDigit(c);
		}
		return c == 0x200C || c == 0x200D
				|| (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
	}

	static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

}
