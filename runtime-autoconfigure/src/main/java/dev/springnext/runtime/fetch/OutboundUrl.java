package dev.springnext.runtime.fetch;

import java.net.URI;
import java.net.URISyntaxException;

import dev.springnext.runtime.edge.webapi.fetch.TransportException;

/**
 * A URL of guest code that the policy has admitted. The URL standard leaves characters in
 * paths and queries as they are that {@link URI} knows nothing of; servers get them so.
 *
 * @param scheme such as {@code https}
 * @param host a name, or an address without brackets
 * @param port the port, the scheme's default included
 * @param authority the value of the {@code host} header
 * @param target path and query
 * @author Switchable Runtimes for Spring
 */
record OutboundUrl(String scheme, String host, int port, String authority, String target) {

	static OutboundUrl admit(OutboundPolicy policy, String url) {
		int start = url.indexOf("://") + 3;
		int end = start;
		while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
			end++;
		}
		int fragment = url.indexOf('#', end);
		String rest = url.substring(end, (fragment < 0) ? url.length() : fragment);
		int query = rest.indexOf('?');
		String path = (query >= 0) ? rest.substring(0, query) : rest;
		try {
			URI admitted = policy.admit(new URI(url.substring(0, end) + legal(path)));
			boolean secure = admitted.getScheme().equals("https");
			// java.net.URI has no host for names with an underscore
			String authority = admitted.getRawAuthority();
			int colon = authority.lastIndexOf(':');
			boolean hasPort = colon > authority.lastIndexOf(']');
			String host = (hasPort) ? authority.substring(0, colon) : authority;
			int port = (hasPort) ? Integer.parseInt(authority.substring(colon + 1)) : (secure) ? 443 : 80;
			return new OutboundUrl(admitted.getScheme(),
					(host.startsWith("[")) ? host.substring(1, host.length() - 1) : host, port, authority,
					(rest.startsWith("/")) ? rest : "/" + rest);
		}
		catch (URISyntaxException ex) {
			throw new TransportException("The URL '" + url.substring(0, end) + "' can't be requested", null, ex);
		}
		catch (OutboundRefusedException ex) {
			throw new TransportException(String.valueOf(ex.getMessage()), "ERR_OUTBOUND_REFUSED", ex);
		}
	}

	private static String legal(String path) {
		StringBuilder legal = new StringBuilder(path.length());
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			boolean plain = Character.isLetterOrDigit(c) || "-._~!$&'()*+,;=:@/%?".indexOf(c) >= 0;
			boolean escape = c != '%' || (i + 2 < path.length() && Character.digit(path.charAt(i + 1), 16) >= 0
					&& Character.digit(path.charAt(i + 2), 16) >= 0);
			legal.append((plain && escape) ? String.valueOf(c) : String.format("%%%02X", (int) c));
		}
		return legal.toString();
	}

	boolean isSecure() {
		return this.scheme.equals("https");
	}

	URI toWebSocketUri() {
		int query = this.target.indexOf('?');
		String encoded = (query < 0) ? legal(this.target)
				: legal(this.target.substring(0, query)) + "?" + legal(this.target.substring(query + 1));
		return URI.create(((isSecure()) ? "wss" : "ws") + "://" + this.authority + encoded);
	}

	/**
	 * The URL as errors show it.
	 * @return the URL without its query
	 */
	String shown() {
		int query = this.target.indexOf('?');
		return this.scheme + "://" + this.authority + ((query < 0) ? this.target : this.target.substring(0, query));
	}

	@Override
	public String toString() {
		return this.scheme + "://" + this.authority + this.target;
	}

}
