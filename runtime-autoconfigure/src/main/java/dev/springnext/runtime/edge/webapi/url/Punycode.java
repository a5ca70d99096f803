package dev.springnext.runtime.edge.webapi.url;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Punycode.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3492">RFC 3492</a>
 */
final class Punycode {

	private static final int BASE = 36;

	private static final int T_MIN = 1;

	private static final int T_MAX = 26;

	private static final int SKEW = 38;

	private static final int DAMP = 700;

	private static final int INITIAL_BIAS = 72;

	private static final int INITIAL_N = 128;

	// Time to encode a label grows with the square of its length; DNS ends at 63
	private static final int MAX_LABEL = 2000;

	private Punycode() {
	}

	/**
	 * Encodes a label.
	 * @param label the label
	 * @return the encoded label without prefix, or {@code null} on overflow
	 */
	static @Nullable String encode(String label) {
		int[] input = label.codePoints().toArray();
		if (input.length > MAX_LABEL) {
			return null;
		}
		StringBuilder out = new StringBuilder();
		for (int c : input) {
			if (c < INITIAL_N) {
				out.append((char) c);
			}
		}
		int basic = out.length();
		int handled = basic;
		if (basic > 0) {
			out.append('-');
		}
		int n = INITIAL_N;
		long delta = 0;
		int bias = INITIAL_BIAS;
		while (handled < input.length) {
			int m = smallestFrom(input, n);
			delta += (long) (m - n) * (handled + 1);
			n = m;
			for (int c : input) {
				if (c < n) {
					delta++;
				}
				if (delta > Integer.MAX_VALUE) {
					return null;
				}
				if (c == n) {
					append((int) delta, bias, out);
					bias = adapt((int) delta, handled + 1, handled == basic);
					delta = 0;
					handled++;
				}
			}
			delta++;
			n++;
		}
		return out.toString();
	}

	private static int smallestFrom(int[] input, int n) {
		int smallest = Integer.MAX_VALUE;
		for (int c : input) {
			if (c >= n && c < smallest) {
				smallest = c;
			}
		}
		return smallest;
	}

	private static void append(int delta, int bias, StringBuilder out) {
		int q = delta;
		for (int k = BASE;; k += BASE) {
			int t = Math.min(Math.max(k - bias, T_MIN), T_MAX);
			if (q < t) {
				out.append(digit(q));
				return;
			}
			out.append(digit(t + (q - t) % (BASE - t)));
			q = (q - t) / (BASE - t);
		}
	}

	private static char digit(int value) {
		return (char) ((value < 26) ? 'a' + value : '0' + value - 26);
	}

	private static int adapt(int delta, int points, boolean first) {
		int rest = first ? delta / DAMP : delta / 2;
		rest += rest / points;
		int k = 0;
		while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
			rest /= BASE - T_MIN;
			k += BASE;
		}
		return k + ((BASE - T_MIN + 1) * rest) / (rest + SKEW);
	}

	/**
	 * Decodes a label.
	 * @param encoded the encoded label without prefix
	 * @return the label, or {@code null} if the text is not Punycode
	 */
	static @Nullable String decode(String encoded) {
		int end = encoded.lastIndexOf('-');
		StringBuilder basic = new StringBuilder(encoded.substring(0, Math.max(end, 0)));
		if (encoded.length() > MAX_LABEL || !basic.chars().allMatch((c) -> c < INITIAL_N)) {
			return null;
		}
		List<Integer> output = new ArrayList<>(basic.chars().boxed().toList());
		int n = INITIAL_N;
		long i = 0;
		int bias = INITIAL_BIAS;
		int at = (end > 0) ? end + 1 : 0;
		while (at < encoded.length()) {
			long start = i;
			long weight = 1;
			boolean more = true;
			for (int k = BASE; more; k += BASE) {
				int value = (at < encoded.length()) ? value(encoded.charAt(at++)) : -1;
				i += value * weight;
				if (value < 0 || i > Integer.MAX_VALUE) {
					return null;
				}
				int t = Math.min(Math.max(k - bias, T_MIN), T_MAX);
				more = value >= t;
				weight *= BASE - t;
				if (more && weight > Integer.MAX_VALUE) {
					return null;
				}
			}
			int points = output.size() + 1;
			bias = adapt((int) (i - start), points, start == 0);
			n += (int) (i / points);
			i %= points;
			if (n < 0 || n > Character.MAX_CODE_POINT || (n >= 0xD800 && n <= 0xDFFF)) {
				return null;
			}
			output.add((int) i, n);
			i++;
		}
		StringBuilder label = new StringBuilder();
		output.forEach(label::appendCodePoint);
		return label.toString();
	}

	private static int value(char c) {
		if (c >= 'a' && c <= 'z') {
			return c - 'a';
		}
		if (c >= 'A' && c <= 'Z') {
			return c - 'A';
		}
		return UrlText.isDigit(c) ? c - '0' + 26 : -1;
	}

}
