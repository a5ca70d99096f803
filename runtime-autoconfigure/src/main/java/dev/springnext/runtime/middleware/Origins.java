package dev.springnext.runtime.middleware;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Whether URLs are of the same server.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Origins {

	private Origins() {
	}

	/**
	 * Whether a URL leads to a server.
	 * @param server the URL of a request, as the server sees it
	 * @param target a URL, perhaps relative
	 * @return {@code true} if scheme, host and port are the same, or left out
	 */
	public static boolean isSame(URI server, URI target) {
		String scheme = (target.getScheme() != null) ? target.getScheme() : server.getScheme();
		if (target.getRawAuthority() == null) {
			return target.getScheme() == null || target.getScheme().equalsIgnoreCase(server.getScheme());
		}
		String authority = target.getRawAuthority();
		return equal(scheme, server.getScheme())
				&& equal(normal(authority, scheme), normal(server.getRawAuthority(), scheme));
	}

	private static @Nullable String normal(@Nullable String authority, @Nullable String scheme) {
		if (authority == null) {
			return null;
		}
		String port = ("https".equalsIgnoreCase(scheme)) ? ":443" : ":80";
		return (authority.endsWith(port)) ? authority.substring(0, authority.length() - port.length()) : authority;
	}

	private static boolean equal(@Nullable String a, @Nullable String b) {
		return (a != null) ? a.equalsIgnoreCase(b) : b == null;
	}

}
