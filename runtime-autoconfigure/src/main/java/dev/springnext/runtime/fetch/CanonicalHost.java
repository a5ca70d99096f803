package dev.springnext.runtime.fetch;

import java.math.BigInteger;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A URL's host in the one form that rules are compared with, as the URL standard's host
 * parser makes it (https://url.spec.whatwg.org/#host-parsing). Never asks a name server.
 *
 * @param name lower-case ASCII without a trailing dot; a literal without brackets
 * @param literal the address, if the host is one
 * @author Switchable Runtimes for Spring
 */
record CanonicalHost(String name, @Nullable InetAddress literal) {

	// RFC 1035 section 2.3.4
	private static final int MAX_LENGTH = 253;

	// what https://url.spec.whatwg.org/#forbidden-domain-code-point leaves, and no more
	// than names in use have: RFC 952, plus the underscore of service names
	private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

	private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]+");

	static @Nullable CanonicalHost parse(String host) {
		if (host.indexOf(':') >= 0) {
			return parseIpv6(host);
		}
		try {
			String name = ascii(StringUtils.uriDecode(host, StandardCharsets.UTF_8));
			if (name.length() > MAX_LENGTH || !NAME.matcher(name).matches()) {
				return null;
			}
			String[] parts = name.split("\\.");
			// https://url.spec.whatwg.org/#ends-in-a-number-checker
			return NUMBER.matcher(parts[parts.length - 1]).matches() ? parseIpv4(parts) : new CanonicalHost(name, null);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String ascii(String host) {
		// maps full-width digits, ideographic full stops and the like to ASCII too
		String name = IDN.toASCII(host).toLowerCase(Locale.ROOT);
		return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
	}

	// https://url.spec.whatwg.org/#concept-ipv4-parser: 0x7f.1, 2130706433 and 0177.0.0.1
	// are all 127.0.0.1
	private static @Nullable CanonicalHost parseIpv4(String[] parts) {
		if (parts.length > 4) {
			return null;
		}
		BigInteger address = BigInteger.ZERO;
		for (int i = 0; i < parts.length; i++) {
			BigInteger number = number(parts[i]);
			int bits = (i < parts.length - 1) ? 8 : 8 * (5 - parts.length);
			if (number == null || number.bitLength() > bits) {
				return null;
			}
			address = address.shiftLeft(bits).or(number);
		}
		int value = address.intValue();
		InetAddress literal = address(
				new byte[] { (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value });
		return new CanonicalHost(literal.getHostAddress(), literal);
	}

	private static @Nullable BigInteger number(String text) {
		try {
			if (text.startsWith("0x")) {
				return (text.length() > 2) ? new BigInteger(text.substring(2), 16) : BigInteger.ZERO;
			}
			return new BigInteger(text, (text.startsWith("0")) ? 8 : 10);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable CanonicalHost parseIpv6(String host) {
		String text = (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
		// RFC 6874: a zone only says which interface to take
		int zone = text.indexOf('%');
		String address = (zone < 0) ? text : text.substring(0, zone);
		if (!IPV6.matcher(address).matches()) {
			return null;
		}
		try {
			// in brackets it is a literal or an error, never a name to look up
			return new CanonicalHost(text.toLowerCase(Locale.ROOT), InetAddress.getByName("[" + address + "]"));
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	static InetAddress address(byte[] bytes) {
		try {
			return InetAddress.getByAddress(bytes);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(bytes.length + " bytes are no address", ex);
		}
	}

}
