package dev.springnext.runtime.edge.webapi.url;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Domain to ASCII.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#concept-domain-to-ascii">URL Standard,
 * domain to ASCII</a>
 */
final class DomainNames {

	private DomainNames() {
	}

	static @Nullable String toAscii(String domain) {
		boolean ascii = true;
		for (int i = 0; ascii && i < domain.length(); i++) {
			ascii = domain.charAt(i) < 128;
		}
		if (ascii) {
			String lower = domain.toLowerCase(Locale.ROOT);
			if (!lower.startsWith("xn--") && !lower.contains(".xn--")) {
				return lower;
			}
		}
		return Uts46.toAscii(domain);
	}

}
