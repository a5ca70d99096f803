package dev.springnext.runtime.edge.bundle;

import java.util.Arrays;

/**
 * Reads numbers in base 64 of variable length.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://tc39.es/ecma426/#sec-base64-vlq">Base64 VLQ</a>
 */
final class Vlq {

	private static final byte[] DIGITS = digits();

	private final String text;

	private int at;

	Vlq(String text) {
		this.text = text;
	}

	private static byte[] digits() {
		byte[] digits = new byte[128];
		Arrays.fill(digits, (byte) -1);
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		for (int i = 0; i < alphabet.length(); i++) {
			digits[alphabet.charAt(i)] = (byte) i;
		}
		return digits;
	}

	boolean hasMore() {
		return this.at < this.text.length();
	}

	boolean hasField() {
		return hasMore() && this.text.charAt(this.at) != ',' && this.text.charAt(this.at) != ';';
	}

	boolean skip(char c) {
		boolean found = this.text.charAt(this.at) == c;
		if (found) {
			this.at++;
		}
		return found;
	}

	int next() {
		int value = 0;
		int shift = 0;
		int digit;
		do {
			char c = (hasMore()) ? this.text.charAt(this.at++) : '?';
			digit = (c < DIGITS.length) ? DIGITS[c] : -1;
			if (digit < 0 || shift > 30) {
				throw new IllegalArgumentException("The mappings of the source map are broken at " + this.at);
			}
			value |= (digit & 31) << shift;
			shift += 5;
		}
		while ((digit & 32) != 0);
		return ((value & 1) != 0) ? -(value >>> 1) : value >>> 1;
	}

}
