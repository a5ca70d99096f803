package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.Nullable;

/**
 * IPv4 addresses in all the notations that browsers take.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#concept-ipv4-parser">URL Standard, IPv4
 * parser</a>
 */
final class Ipv4Address {

	private static final long TOO_LARGE = 1L << 32;

	private Ipv4Address() {
	}

	/**
	 * Whether a domain can only be an IPv4 address.
	 * @param domain the domain, in ASCII
	 * @return {@code true} if so
	 * @see <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">ends in a
	 * number checker</a>
	 */
	static boolean endsInNumber(String domain) {
		int end = domain.endsWith(".") ? domain.length() - 1 : domain.length();
		String last = domain.substring(domain.lastIndexOf('.', end - 1) + 1, Math.max(end, 0));
		return !last.isEmpty() && (last.chars().allMatch(UrlText::isDigit) || parseNumber(last) >= 0);
	}

	static @Nullable String parse(String input) {
		String text = input.endsWith(".") ? input.substring(0, input.length() - 1) : input;
		String[] parts = text.split("\\.", -1);
		if (parts.length > 4) {
			return null;
		}
		long address = 0;
		for (int i = 0; i < parts.length; i++) {
			long number = parseNumber(parts[i]);
			boolean last = i == parts.length - 1;
			long limit = last ? 1L << (8 * (5 - parts.length)) : 256;
			if (number < 0 || number >= limit) {
				return null;
			}
			address += last ? number : number << (8 * (3 - i));
		}
		return serialize(address);
	}

	static String serialize(long address) {
		return ((address >> 24) & 0xFF) + "." + ((address >> 16) & 0xFF) + "." + ((address >> 8) & 0xFF) + "."
				+ (address & 0xFF);
	}

	// -1 if it is no number; numbers that are too large are all the same
	private static long parseNumber(String text) {
		int radix = 10;
		int start = 0;
		if (text.startsWith("0x") || text.startsWith("0X")) {
			radix = 16;
			start = 2;
		}
		else if (text.length() > 1 && text.charAt(0) == '0') {
			radix = 8;
			start = 1;
		}
		else if (text.isEmpty()) {
			return -1;
		}
		long value = 0;
		for (int i = start; i < text.length(); i++) {
			int digit = (text.charAt(i) < 128) ? Character.digit(text.charAt(i), radix) : -1;
			if (digit < 0) {
				return -1;
			}
			value = Math.min(value * radix + digit, TOO_LARGE);
		}
		return value;
	}

}
