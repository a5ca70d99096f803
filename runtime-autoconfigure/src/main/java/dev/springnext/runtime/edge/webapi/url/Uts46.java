package dev.springnext.runtime.edge.webapi.url;

import java.text.Normalizer;
import java.text.Normalizer.Form;

import org.jspecify.annotations.Nullable;

/**
 * ToASCII of UTS #46 with CheckHyphens, UseSTD3ASCIIRules, Transitional_Processing,
 * VerifyDnsLength and IgnoreInvalidPunycode false, and CheckBidi and CheckJoiners true.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.unicode.org/reports/tr46/#ToASCII">UTS #46, ToASCII</a>
 */
final class Uts46 {

	private static final String PREFIX = "xn--";

	// DNS ends at 253; longer names only cost time
	private static final int MAX_DOMAIN = 4000;

	private Uts46() {
	}

	static @Nullable String toAscii(String domain) {
		if (domain.length() > MAX_DOMAIN) {
			return null;
		}
		StringBuilder mapped = new StringBuilder(domain.length());
		domain.codePoints().forEach((codePoint) -> IdnaMapping.map(codePoint, mapped));
		String[] labels = Normalizer.normalize(mapped, Form.NFC).split("\\.", -1);
		boolean bidi = false;
		for (int i = 0; i < labels.length; i++) {
			String label = decode(labels[i]);
			if (label == null) {
				return null;
			}
			labels[i] = label;
			bidi |= BidiRule.isRightToLeft(label);
		}
		for (int i = 0; i < labels.length; i++) {
			String encoded = isValid(labels[i], bidi) ? encode(labels[i]) : null;
			if (encoded == null) {
				return null;
			}
			labels[i] = encoded;
		}
		return String.join(".", labels);
	}

	private static @Nullable String decode(String label) {
		if (!label.startsWith(PREFIX)) {
			return label;
		}
		String decoded = Punycode.decode(label.substring(PREFIX.length()));
		return (decoded == null || isAscii(decoded) || decoded.startsWith(PREFIX)) ? null : decoded;
	}

	private static @Nullable String encode(String label) {
		if (isAscii(label)) {
			return label;
		}
		String encoded = Punycode.encode(label);
		return (encoded != null) ? PREFIX + encoded : null;
	}

	private static boolean isAscii(String text) {
		return text.chars().allMatch((c) -> c < 128);
	}

	// https://www.unicode.org/reports/tr46/#Validity_Criteria
	private static boolean isValid(String label, boolean bidi) {
		return label.isEmpty() || (Normalizer.isNormalized(label, Form.NFC) && !isMark(label.codePointAt(0))
				&& label.codePoints().allMatch(IdnaMapping::isValid) && JoinerRule.isSatisfied(label)
				&& (!bidi || BidiRule.isSatisfied(label)));
	}

	private static boolean isMark(int codePoint) {
		int type = Character.getType(codePoint);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.ENCLOSING_MARK;
	}

}
