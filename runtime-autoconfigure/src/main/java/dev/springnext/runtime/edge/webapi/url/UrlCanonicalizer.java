package dev.springnext.runtime.edge.webapi.url;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The canonical forms of single parts of a URL. Each method gives {@code null} where the
 * part is not valid.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://urlpattern.spec.whatwg.org/#canon-encoding-callbacks">URL Pattern
 * Standard, encoding callbacks</a>
 */
public final class UrlCanonicalizer {

	private static final String DUMMY = "https://dummy.invalid/";

	private UrlCanonicalizer() {
	}

	private static UrlParts dummy() {
		WebUrl url = WebUrl.parse(DUMMY, null);
		if (url == null) {
			throw new IllegalStateException(DUMMY + " is not a URL");
		}
		return UrlParts.of(url);
	}

	/**
	 * Whether a scheme is special.
	 * @param scheme the scheme
	 * @return {@code true} if so
	 */
	public static boolean isSpecialScheme(String scheme) {
		return Schemes.isSpecial(scheme);
	}

	/**
	 * The default port of a scheme.
	 * @param scheme the scheme
	 * @return the port, or -1
	 */
	public static int defaultPort(String scheme) {
		return Schemes.defaultPort(scheme);
	}

	/**
	 * A scheme.
	 * @param value the text, without colon
	 * @return its canonical form
	 */
	public static @Nullable String protocol(String value) {
		if (value.isEmpty()) {
			return value;
		}
		WebUrl url = WebUrl.parse(value + "://dummy.invalid/", null);
		return (url != null) ? url.scheme() : null;
	}

	/**
	 * A user name or password.
	 * @param value the text
	 * @return its canonical form
	 */
	public static String userinfo(String value) {
		return PercentEncoding.USERINFO.encode(value);
	}

	/**
	 * A host name.
	 * @param value the text
	 * @return its canonical form
	 */
	public static @Nullable String hostname(String value) {
		if (value.isEmpty()) {
			return value;
		}
		UrlParts url = dummy();
		return UrlParser.parse(value, url, UrlParser.State.HOSTNAME) ? url.host : null;
	}

	/**
	 * A host name, or part of one, that is an IPv6 address.
	 * @param value the text
	 * @return its canonical form
	 */
	public static @Nullable String ipv6Hostname(String value) {
		boolean valid = value.chars()
			.allMatch((c) -> c < 128 && (Character.digit(c, 16) >= 0 || c == '[' || c == ']' || c == ':'));
		return valid ? value.toLowerCase(Locale.ROOT) : null;
	}

	/**
	 * A port.
	 * @param value the text
	 * @param scheme the scheme whose default port is left out, or an empty text
	 * @return its canonical form
	 */
	public static @Nullable String port(String value, String scheme) {
		if (value.isEmpty()) {
			return value;
		}
		UrlParts url = dummy();
		url.scheme = scheme;
		if (!UrlParser.parse(value, url, UrlParser.State.PORT)) {
			return null;
		}
		return (url.port < 0) ? "" : Integer.toString(url.port);
	}

	/**
	 * The path of a special URL, or part of one.
	 * @param value the text
	 * @return its canonical form
	 */
	public static @Nullable String pathname(String value) {
		if (value.isEmpty()) {
			return value;
		}
		boolean leadingSlash = value.charAt(0) == '/';
		UrlParts url = dummy();
		url.path.setLength(0);
		// What comes before the part is not known: something that is no dot segment
		if (!UrlParser.parse(leadingSlash ? value : "/-" + value, url, UrlParser.State.PATH_START)) {
			return null;
		}
		return leadingSlash ? url.path.toString() : url.path.substring(2);
	}

	/**
	 * The path of a URL that is not special, or part of one.
	 * @param value the text
	 * @return its canonical form
	 */
	public static @Nullable String opaquePathname(String value) {
		UrlParts url = new UrlParts();
		url.opaquePath = true;
		return UrlParser.parse(value, url, UrlParser.State.OPAQUE_PATH) ? url.path.toString() : null;
	}

	/**
	 * A query.
	 * @param value the text, without question mark
	 * @return its canonical form
	 */
	public static @Nullable String search(String value) {
		UrlParts url = dummy();
		StringBuilder query = url.startQuery();
		return UrlParser.parse(value, url, UrlParser.State.QUERY) ? query.toString() : null;
	}

	/**
	 * A fragment.
	 * @param value the text, without number sign
	 * @return its canonical form
	 */
	public static @Nullable String hash(String value) {
		UrlParts url = dummy();
		StringBuilder fragment = url.startFragment();
		return UrlParser.parse(value, url, UrlParser.State.FRAGMENT) ? fragment.toString() : null;
	}

}
