package dev.springnext.runtime.edge.webapi.url;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * What becomes of a code point in a domain name, for non-transitional processing without
 * STD3 rules. The JDK has no mapping table of UTS #46, so this derives it from the JDK's
 * character data as the section "Mapping Table Derivation" does. What a JDK does not
 * know, because its Unicode is older, is disallowed.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.unicode.org/reports/tr46/#Mapping_Table_Derivation">UTS #46,
 * Mapping Table Derivation</a>
 */
final class IdnaMapping {

	private IdnaMapping() {
	}

	/**
	 * Appends what a code point is mapped to. What is disallowed is mapped to something
	 * that is not {@link #isValid valid}.
	 * @param codePoint the code point
	 * @param out what to append to
	 */
	static void map(int codePoint, StringBuilder out) {
		if (codePoint < 128) {
			out.append((char) Character.toLowerCase(codePoint));
		}
		else if (codePoint == 0x3002 || codePoint == 0xFF0E || codePoint == 0xFF61) {
			out.append('.');
		}
		else if (codePoint == 0x1E9E) {
			out.append('\u00DF');
		}
		else if (isDeviation(codePoint)) {
			out.appendCodePoint(codePoint);
		}
		else if (!isIgnored(codePoint)) {
			String folded = fold(codePoint);
			// What only looks like several labels is disallowed, as in U+2488 (1.)
			if (folded.indexOf('.') < 0) {
				out.append(folded);
			}
			else {
				out.appendCodePoint(codePoint);
			}
		}
	}

	static boolean isValid(int codePoint) {
		if (codePoint < 128) {
			return codePoint < 'A' || codePoint > 'Z';
		}
		return isDeviation(codePoint) || (!isIgnored(codePoint) && !isExcluded(codePoint) && isUnchanged(codePoint));
	}

	private static boolean isUnchanged(int codePoint) {
		String folded = fold(codePoint);
		return folded.length() == Character.charCount(codePoint) && folded.codePointAt(0) == codePoint;
	}

	private static boolean isDeviation(int codePoint) {
		return codePoint == 0xDF || codePoint == 0x3C2 || codePoint == 0x200C || codePoint == 0x200D;
	}

	// Default_Ignorable_Code_Point, but for tags and what is unassigned
	private static boolean isIgnored(int codePoint) {
		return switch (codePoint) {
			case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x3164, 0xFEFF, 0xFFA0 -> true;
			default -> isBetween(codePoint, 0x180B, 0x180F) || isBetween(codePoint, 0x2060, 0x2064)
					|| isBetween(codePoint, 0x206A, 0x206F) || isBetween(codePoint, 0xFE00, 0xFE0F)
					|| isBetween(codePoint, 0x1BCA0, 0x1BCA3) || isBetween(codePoint, 0x1D173, 0x1D17A)
					|| isBetween(codePoint, 0xE0100, 0xE01EF);
		};
	}

	private static boolean isBetween(int codePoint, int first, int last) {
		return codePoint >= first && codePoint <= last;
	}

	// Controls, spaces, ideographic description characters, replacement characters
	private static boolean isExcluded(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.UNASSIGNED, Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE,
					Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			default -> codePoint == 0x3002 || codePoint == 0x31EF || codePoint == 0xFFFC || codePoint == 0xFFFD
					|| isBetween(codePoint, 0x2FF0, 0x2FFF);
		};
	}

	// https://www.unicode.org/reports/tr44/#NFKC_Casefold, with what is ignorable left in
	private static String fold(int codePoint) {
		String text = Normalizer.normalize(Character.toString(codePoint), Form.NFD);
		text = Normalizer.normalize(foldCase(text), Form.NFKC);
		return Normalizer.normalize(foldCase(text), Form.NFKC);
	}

	private static String foldCase(String text) {
		StringBuilder out = new StringBuilder(text.length());
		text.codePoints().forEach((codePoint) -> foldCase(codePoint, out));
		return out.toString();
	}

	// https://www.unicode.org/versions/latest/core-spec/chapter-3/#G53253: lower case of
	// upper
	// case, but for a few
	private static void foldCase(int codePoint, StringBuilder out) {
		if (isBetween(codePoint, 0x13A0, 0x13F5)) {
			out.appendCodePoint(codePoint);
		}
		else if (isBetween(codePoint, 0x13F8, 0x13FD)) {
			out.appendCodePoint(codePoint - 8);
		}
		else if (isBetween(codePoint, 0xAB70, 0xABBF)) {
			out.appendCodePoint(codePoint - 0xAB70 + 0x13A0);
		}
		else if (codePoint == 0x130) {
			out.append("i\u0307");
		}
		else if (codePoint == 0x131) {
			out.append('\u0131');
		}
		else {
			String upper = Character.toString(codePoint).toUpperCase(Locale.ROOT);
			upper.codePoints().forEach((c) -> out.appendCodePoint(Character.toLowerCase(c)));
		}
	}

}
