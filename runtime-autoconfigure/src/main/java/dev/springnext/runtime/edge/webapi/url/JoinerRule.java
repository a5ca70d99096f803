package dev.springnext.runtime.edge.webapi.url;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Where ZERO WIDTH JOINER and ZERO WIDTH NON-JOINER may be in a label. The JDK does not
 * tell how letters join, so this knows the cursive scripts in use: Arabic, Syriac, N'Ko,
 * Mandaic, Mongolian, Phags-pa, Hanifi Rohingya and Adlam.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5892#appendix-A">RFC 5892, appendix
 * A</a>
 */
final class JoinerRule {

	private static final int NON_JOINER = 0x200C;

	private static final int JOINER = 0x200D;

	private static final int PHAGS_PA_LEFT_JOINING = 0xA872;

	private static final int ROHINGYA_LEFT_JOINING = 0x10D00;

	// First and last of each range
	private static final int[] CURSIVE = { 0x620, 0x6FF, 0x710, 0x77F, 0x7CA, 0x7EA, 0x840, 0x8C8, 0x1807, 0x1807,
			0x1820, 0x18AA, 0xA840, 0xA872, 0x10D00, 0x10D23, 0x1E900, 0x1E943 };

	private static final int[] NOT_JOINING = { 0x621, 0x621, 0x66A, 0x66D, 0x674, 0x674, 0x6D4, 0x6D4, 0x6E5, 0x6E6,
			0x74B, 0x74C, 0x85C, 0x85F, 0x861, 0x861, 0x866, 0x866, 0x86B, 0x86F, 0x887, 0x887, 0x892, 0x896, 0x8AD,
			0x8AD, 0x1879, 0x1886 };

	// Joined to the letter before only
	private static final int[] RIGHT_JOINING = { 0x622, 0x625, 0x627, 0x627, 0x629, 0x629, 0x62F, 0x632, 0x648, 0x648,
			0x671, 0x673, 0x675, 0x677, 0x688, 0x699, 0x6C0, 0x6C0, 0x6C3, 0x6CB, 0x6CD, 0x6CD, 0x6CF, 0x6CF, 0x6D2,
			0x6D3, 0x6D5, 0x6D5, 0x6EE, 0x6EF, 0x710, 0x710, 0x715, 0x719, 0x71E, 0x71E, 0x728, 0x728, 0x72A, 0x72A,
			0x72C, 0x72C, 0x72F, 0x72F, 0x74D, 0x74D, 0x759, 0x75B, 0x76B, 0x76C, 0x771, 0x771, 0x773, 0x774, 0x778,
			0x779, 0x840, 0x840, 0x846, 0x847, 0x849, 0x849, 0x854, 0x854, 0x856, 0x858, 0x867, 0x867, 0x869, 0x86A,
			0x870, 0x882, 0x88E, 0x88E, 0x8AA, 0x8AC, 0x8AE, 0x8AE, 0x8B1, 0x8B2, 0x8B9, 0x8B9, 0x10D22, 0x10D22 };

	private JoinerRule() {
	}

	static boolean isSatisfied(String label) {
		for (int i = 0; i < label.length(); i++) {
			char c = label.charAt(i);
			if (c == NON_JOINER || c == JOINER) {
				boolean afterVirama = i > 0 && isVirama(label.codePointBefore(i));
				if (!afterVirama && (c == JOINER || !joinsAround(label, i))) {
					return false;
				}
			}
		}
		return true;
	}

	// (Joining_Type:{L,D})(Joining_Type:T)* ZWNJ (Joining_Type:T)*(Joining_Type:{R,D})
	private static boolean joinsAround(String label, int at) {
		int before = at;
		while (before > 0 && isTransparent(label.codePointBefore(before))) {
			before -= Character.charCount(label.codePointBefore(before));
		}
		int after = at + 1;
		while (after < label.length() && isTransparent(label.codePointAt(after))) {
			after += Character.charCount(label.codePointAt(after));
		}
		return before > 0 && after < label.length() && joinsNext(label.codePointBefore(before))
				&& joinsPrevious(label.codePointAt(after));
	}

	private static boolean joinsNext(int codePoint) {
		return joins(codePoint) && !isIn(RIGHT_JOINING, codePoint);
	}

	private static boolean joinsPrevious(int codePoint) {
		return joins(codePoint) && codePoint != PHAGS_PA_LEFT_JOINING && codePoint != ROHINGYA_LEFT_JOINING;
	}

	private static boolean joins(int codePoint) {
		return (Character.isLetter(codePoint) || codePoint == 0x1807) && isIn(CURSIVE, codePoint)
				&& !isIn(NOT_JOINING, codePoint);
	}

	private static boolean isIn(int[] ranges, int codePoint) {
		for (int i = 0; i < ranges.length; i += 2) {
			if (codePoint >= ranges[i] && codePoint <= ranges[i + 1]) {
				return true;
			}
		}
		return false;
	}

	private static boolean isTransparent(int codePoint) {
		int type = Character.getType(codePoint);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
	}

	// Canonical_Combining_Class 9, told from how the mark is ordered among marks of the
	// classes 8 and 10
	private static boolean isVirama(int codePoint) {
		String mark = Character.toString(codePoint);
		return isReordered(mark, "\u3099") && isReordered("\u05B0", mark);
	}

	private static boolean isReordered(String first, String second) {
		return Normalizer.normalize(first + second, Form.NFD).equals(second + first);
	}

}
