package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.Nullable;

/**
 * The host parser and serializer. A host is kept in its serialization.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#host-parsing">URL Standard, host parsing</a>
 */
final class HostParser {

	private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|";

	private HostParser() {
	}

	/**
	 * Parses a host.
	 * @param input the text
	 * @param opaque whether the URL is not special
	 * @return the serialized host, or {@code null} if the text is none
	 */
	static @Nullable String parse(String input, boolean opaque) {
		if (input.startsWith("[")) {
			return input.endsWith("]") ? Ipv6Address.parse(input.substring(1, input.length() - 1)) : null;
		}
		if (opaque) {
			return parseOpaque(input);
		}
		String domain = DomainNames.toAscii(PercentEncoding.decode(input));
		if (domain == null || domain.isEmpty() || !isDomain(domain)) {
			return null;
		}
		return Ipv4Address.endsInNumber(domain) ? Ipv4Address.parse(domain) : domain;
	}

	private static @Nullable String parseOpaque(String input) {
		for (int i = 0; i < input.length(); i++) {
			if (FORBIDDEN.indexOf(input.charAt(i)) >= 0) {
				return null;
			}
		}
		return PercentEncoding.C0_CONTROL.encode(input);
	}

	private static boolean isDomain(String domain) {
		for (int i = 0; i < domain.length(); i++) {
			char c = domain.charAt(i);
			if (c <= 0x20 || c == '%' || c == 0x7F || FORBIDDEN.indexOf(c) >= 0) {
				return false;
			}
		}
		return true;
	}

}
