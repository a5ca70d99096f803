package dev.springnext.runtime.edge.webapi.url;

/**
 * The special schemes.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#special-scheme">URL Standard, special
 * scheme</a>
 */
final class Schemes {

	private Schemes() {
	}

	static boolean isSpecial(String scheme) {
		return "file".equals(scheme) || defaultPort(scheme) >= 0;
	}

	/**
	 * The port of a special scheme.
	 * @param scheme the scheme
	 * @return the port, or -1 for {@code file} and for schemes that are not special
	 */
	static int defaultPort(String scheme) {
		return switch (scheme) {
			case "http", "ws" -> 80;
			case "https", "wss" -> 443;
			case "ftp" -> 21;
			default -> -1;
		};
	}

}
