package dev.springnext.runtime.edge.webapi.urlpattern;

/**
 * A part of the pattern of a component.
 *
 * @param type what it matches
 * @param value the text or the regular expression
 * @param modifier how often
 * @param name the name of its group
 * @param prefix the text before it
 * @param suffix the text behind it
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#parts">URL Pattern Standard,
 * parts</a>
 */
record Part(Type type, String value, Modifier modifier, String name, String prefix, String suffix) {

	static final String FULL_WILDCARD = ".*";

	enum Type {

		FIXED_TEXT, REGEXP, SEGMENT_WILDCARD, FULL_WILDCARD

	}

	enum Modifier {

		NONE(""), OPTIONAL("?"), ZERO_OR_MORE("*"), ONE_OR_MORE("+");

		private final String text;

		Modifier(String text) {
			this.text = text;
		}

		static Modifier of(String text) {
			return switch (text) {
				case "?" -> OPTIONAL;
				case "*" -> ZERO_OR_MORE;
				case "+" -> ONE_OR_MORE;
				default -> NONE;
			};
		}

		boolean repeats() {
			return this == ZERO_OR_MORE || this == ONE_OR_MORE;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	static Part text(String value, Modifier modifier) {
		return new Part(Type.FIXED_TEXT, value, modifier, "", "", "");
	}

	boolean hasCustomName() {
		return !this.name.isEmpty() && !isDigit(this.name.charAt(0));
	}

	boolean hasNumericName() {
		return !this.name.isEmpty() && isDigit(this.name.charAt(0));
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

}
