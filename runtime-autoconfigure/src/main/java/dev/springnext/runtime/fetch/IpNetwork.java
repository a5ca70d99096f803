package dev.springnext.runtime.fetch;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * A range of addresses in the notation of RFC 4632 section 3.1 and RFC 4291 section 2.3.
 *
 * @author Switchable Runtimes for Spring
 */
final class IpNetwork {

	private final byte[] address;

	private final int prefix;

	private IpNetwork(byte[] address, int prefix) {
		this.address = address;
		this.prefix = prefix;
	}

	static @Nullable IpNetwork parse(String text) {
		int slash = text.indexOf('/');
		String host = (slash < 0) ? text : text.substring(0, slash);
		CanonicalHost parsed = CanonicalHost.parse(host);
		InetAddress literal = (parsed != null) ? parsed.literal() : null;
		if (parsed == null || literal == null || (host.indexOf(':') < 0 && !parsed.name().equals(host))) {
			return null;
		}
		int bits = literal.getAddress().length * Byte.SIZE;
		int prefix = (slash < 0) ? bits : prefix(text.substring(slash + 1), bits);
		IpNetwork network = new IpNetwork(literal.getAddress(), prefix);
		return (prefix >= 0 && network.isBase()) ? network : null;
	}

	private static int prefix(String text, int bits) {
		return (text.matches("\\d{1,3}") && Integer.parseInt(text) <= bits) ? Integer.parseInt(text) : -1;
	}

	private boolean isBase() {
		for (int bit = this.prefix; bit < this.address.length * Byte.SIZE; bit++) {
			if ((this.address[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0) {
				return false;
			}
		}
		return true;
	}

	boolean contains(InetAddress other) {
		byte[] bytes = other.getAddress();
		if (bytes.length != this.address.length) {
			return false;
		}
		for (int bit = 0; bit < this.prefix; bit += Byte.SIZE) {
			int mask = 0xff << Math.max(0, Byte.SIZE - (this.prefix - bit));
			if (((bytes[bit / Byte.SIZE] ^ this.address[bit / Byte.SIZE]) & mask & 0xff) != 0) {
				return false;
			}
		}
		return true;
	}

}
