package dev.springnext.runtime.edge.webapi.url;

/**
 * The Bidi rule for labels of internationalized domain names.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5893#section-2">RFC 5893, section 2</a>
 */
final class BidiRule {

	private static final int L = bit(Character.DIRECTIONALITY_LEFT_TO_RIGHT);

	private static final int R = bit(Character.DIRECTIONALITY_RIGHT_TO_LEFT)
			| bit(Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);

	private static final int EN = bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER);

	private static final int AN = bit(Character.DIRECTIONALITY_ARABIC_NUMBER);

	private static final int NEUTRAL = bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR)
			| bit(Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR)
			| bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR) | bit(Character.DIRECTIONALITY_OTHER_NEUTRALS)
			| bit(Character.DIRECTIONALITY_BOUNDARY_NEUTRAL) | bit(Character.DIRECTIONALITY_NONSPACING_MARK);

	private BidiRule() {
	}

	private static int bit(byte directionality) {
		return 1 << directionality;
	}

	private static int classOf(int codePoint) {
		byte directionality = Character.getDirectionality(codePoint);
		return (directionality < 0) ? 0 : bit(directionality);
	}

	/**
	 * Whether a label makes the domain name a Bidi domain name.
	 * @param label the label
	 * @return {@code true} if so
	 */
	static boolean isRightToLeft(String label) {
		return label.codePoints().anyMatch((codePoint) -> (classOf(codePoint) & (R | AN)) != 0);
	}

	static boolean isSatisfied(String label) {
		int first = classOf(label.codePointAt(0));
		int all = label.codePoints().map(BidiRule::classOf).reduce(0, (a, b) -> a | b);
		int last = lastClass(label);
		if ((first & R) != 0) {
			return (all & ~(R | AN | EN | NEUTRAL)) == 0 && (last & (R | EN | AN)) != 0
					&& (all & (EN | AN)) != (EN | AN);
		}
		return (first & L) != 0 && (all & ~(L | EN | NEUTRAL)) == 0 && (last & (L | EN)) != 0;
	}

	private static int lastClass(String label) {
		int end = label.length();
		int last = 0;
		do {
			int codePoint = label.codePointBefore(end);
			end -= Character.charCount(codePoint);
			last = classOf(codePoint);
		}
		while (end > 0 && last == bit(Character.DIRECTIONALITY_NONSPACING_MARK));
		return last;
	}

}
