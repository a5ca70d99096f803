package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.Nullable;

/**
 * IPv6 addresses.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#concept-ipv6-parser">URL Standard, IPv6
 * parser</a>
 */
final class Ipv6Address {

	private static final int PIECES = 8;

	private final String input;

	private int at;

	private final int[] pieces = new int[PIECES];

	private int count;

	private Ipv6Address(String input) {
		this.input = input;
	}

	/**
	 * Parses an address.
	 * @param input the text between the brackets
	 * @return the serialization in brackets, or {@code null} if the text is no address
	 */
	static @Nullable String parse(String input) {
		Ipv6Address address = new Ipv6Address(input);
		return address.read() ? address.serialize() : null;
	}

	private int peek() {
		return (this.at < this.input.length()) ? this.input.charAt(this.at) : -1;
	}

	private boolean read() {
		int compress = -1;
		if (this.input.startsWith(":")) {
			if (!this.input.startsWith("::")) {
				return false;
			}
			this.at = 2;
			compress = 0;
		}
		while (peek() >= 0) {
			if (this.count == PIECES) {
				return false;
			}
			if (peek() == ':') {
				if (compress >= 0) {
					return false;
				}
				this.at++;
				compress = this.count;
			}
			else {
				int start = this.at;
				int value = hexadecimal();
				if (peek() == '.') {
					boolean valid = this.at > start && this.count <= PIECES - 2;
					this.at = start;
					if (!valid || !readIpv4()) {
						return false;
					}
				}
				else if (!endOfPiece(value)) {
					return false;
				}
			}
		}
		if (compress >= 0) {
			spread(compress);
		}
		return compress >= 0 || this.count == PIECES;
	}

	private boolean endOfPiece(int value) {
		if (peek() == ':') {
			this.at++;
			if (peek() < 0) {
				return false;
			}
		}
		else if (peek() >= 0) {
			return false;
		}
		this.pieces[this.count++] = value;
		return true;
	}

	private int hexadecimal() {
		int value = 0;
		for (int i = 0; i < 4 && peek() >= 0 && peek() < 128 && Character.digit(peek(), 16) >= 0; i++) {
			value = (value << 4) | Character.digit(peek(), 16);
			this.at++;
		}
		return value;
	}

	private boolean readIpv4() {
		int seen = 0;
		for (; peek() >= 0; seen++) {
			if (seen > 0) {
				if (peek() != '.' || seen == 4) {
					return false;
				}
				this.at++;
			}
			int value = decimal();
			if (value < 0) {
				return false;
			}
			int piece = this.count + seen / 2;
			this.pieces[piece] = (this.pieces[piece] << 8) | value;
		}
		this.count += 2;
		return seen == 4;
	}

	// -1 if there is no number, or one that is too large or has a leading zero
	private int decimal() {
		int value = -1;
		while (UrlText.isDigit(peek())) {
			if (value == 0) {
				return -1;
			}
			value = Math.max(value, 0) * 10 + (peek() - '0');
			if (value > 255) {
				return -1;
			}
			this.at++;
		}
		return value;
	}

	private void spread(int compress) {
		int moved = this.count - compress;
		for (int i = 0; i < moved; i++) {
			int from = this.count - 1 - i;
			int to = PIECES - 1 - i;
			int piece = this.pieces[from];
			this.pieces[from] = 0;
			this.pieces[to] = piece;
		}
	}

	private String serialize() {
		int longest = 1;
		int compress = -1;
		for (int i = 0; i < PIECES; i++) {
			int zeros = 0;
			while (i + zeros < PIECES && this.pieces[i + zeros] == 0) {
				zeros++;
			}
			if (zeros > longest) {
				longest = zeros;
				compress = i;
			}
		}
		StringBuilder out = new StringBuilder("[");
		int i = 0;
		while (i < PIECES) {
			if (i == compress) {
				out.append((i == 0) ? "::" : ":");
				i += longest;
			}
			else {
				out.append(Integer.toHexString(this.pieces[i]));
				i++;
				if (i < PIECES) {
					out.append(':');
				}
			}
		}
		return out.append(']').toString();
	}

}
