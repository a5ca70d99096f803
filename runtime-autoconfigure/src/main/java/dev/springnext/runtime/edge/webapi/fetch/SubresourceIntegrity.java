package dev.springnext.runtime.edge.webapi.fetch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Checks content against the hashes that guest code expects.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webappsec-subresource-integrity/">Subresource
 * Integrity</a>
 */
final class SubresourceIntegrity {

	// From the weakest to the strongest, which alone counts
	private static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");

	private SubresourceIntegrity() {
	}

	static boolean matches(byte[] content, String metadata) {
		int strongest = -1;
		List<String> hashes = new ArrayList<>();
		for (String item : metadata.trim().split("[\\t\\n\\f\\r ]+")) {
			int dash = item.indexOf('-');
			int strength = (dash < 0) ? -1 : ALGORITHMS.indexOf(item.substring(0, dash).toLowerCase(Locale.ROOT));
			if (strength > strongest) {
				strongest = strength;
				hashes.clear();
			}
			if (strength >= 0 && strength == strongest) {
				int options = item.indexOf('?');
				hashes.add(item.substring(dash + 1, (options < 0) ? item.length() : options));
			}
		}
		return hashes.isEmpty() || hashes.stream().anyMatch(digests(content, ALGORITHMS.get(strongest))::contains);
	}

	// In both alphabets of Base64, with padding and without
	private static List<String> digests(byte[] content, String algorithm) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-" + algorithm.substring(3)).digest(content);
			return List.of(Base64.getEncoder().encodeToString(digest),
					Base64.getEncoder().withoutPadding().encodeToString(digest),
					Base64.getUrlEncoder().encodeToString(digest),
					Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
