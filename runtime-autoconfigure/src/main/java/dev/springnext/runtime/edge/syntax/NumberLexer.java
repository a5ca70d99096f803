package dev.springnext.runtime.edge.syntax;

import java.math.BigInteger;

/**
 * Reads numbers.
 *
 * @author Switchable Runtimes for Spring
 */
final class NumberLexer {

	private final String code;

	private final Problems problems;

	NumberLexer(String code, Problems problems) {
		this.code = code;
		this.problems = problems;
	}

	int end(int start) {
		int radix = radix(start);
		int at = (radix == 10) ? decimal(start) : digits(start + 2, radix);
		if (radix != 10 && at == start + 2) {
			throw this.problems.at(start, "This number has no digits");
		}
		if (peek(at) == 'n' && (radix != 10 || isWhole(start, at))) {
			at++;
		}
		if (Characters.isNamePart(peek(at)) || peek(at) == '\\') {
			throw this.problems.at(at, "A number can't be followed by '" + peek(at) + "'");
		}
		return at;
	}

	Object value(int start, int end) {
		String digits = this.code.substring(start, end).replace("_", "");
		int radix = radix(start);
		boolean big = digits.endsWith("n");
		if (big || radix != 10) {
			BigInteger value = new BigInteger(digits.substring((radix != 10) ? 2 : 0, digits.length() - (big ? 1 : 0)),
					radix);
			return big ? value : (Object) value.doubleValue();
		}
		if (isOldOctal(digits)) {
			return new BigInteger(digits, 8).doubleValue();
		}
		return Double.parseDouble(digits);
	}

	private boolean isWhole(int start, int end) {
		for (int i = start; i < end; i++) {
			if (!Characters.isDigit(peek(i)) && peek(i) != '_') {
				return false;
			}
		}
		return true;
	}

	// Numbers such as 017, which only sloppy scripts may have
	private static boolean isOldOctal(String digits) {
		return digits.length() > 1 && digits.charAt(0) == '0' && digits.chars().allMatch((c) -> c >= '0' && c <= '7');
	}

	private int decimal(int start) {
		int at = digits(start, 10);
		if (peek(at) == '.') {
			at = digits(at + 1, 10);
		}
		if (peek(at) == 'e' || peek(at) == 'E') {
			int exponent = (peek(at + 1) == '+' || peek(at + 1) == '-') ? at + 2 : at + 1;
			at = digits(exponent, 10);
			if (at == exponent) {
				throw this.problems.at(start, "This number has no digits in its exponent");
			}
		}
		return at;
	}

	private int digits(int from, int radix) {
		int at = from;
		while (Character.digit(peek(at), radix) >= 0 && peek(at) < 128
				|| (peek(at) == '_' && at > from && peek(at - 1) != '_')) {
			at++;
		}
		if (at > from && peek(at - 1) == '_') {
			throw this.problems.at(at - 1, "A number can't end with '_'");
		}
		return at;
	}

	private int radix(int start) {
		if (this.code.charAt(start) != '0') {
			return 10;
		}
		return switch (peek(start + 1)) {
			case 'x', 'X' -> 16;
			case 'o', 'O' -> 8;
			case 'b', 'B' -> 2;
			default -> 10;
		};
	}

	private char peek(int at) {
		return (at < this.code.length()) ? this.code.charAt(at) : '\0';
	}

}
