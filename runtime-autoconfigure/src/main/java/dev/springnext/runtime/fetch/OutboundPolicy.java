package dev.springnext.runtime.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Decides which outbound requests may leave. A client asks twice: for the URL before each
 * request and each redirect, and for the addresses that it is about to connect to, so
 * that a name can't lead to another place than it was checked for.
 * <p>
 * What is denied beats what is allowed. Of a host's several addresses only those are used
 * that may be; the request is refused if none is left. A name in
 * {@code spring.next.fetch.allowed-hosts} does not open a private network, an address or
 * a network there does, for the names that are allowed by themselves and for literals.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class OutboundPolicy {

	private static final Pattern AUTHORITY = Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:]*)(?::(?<port>\\d{0,5}))?");

	private final FetchSettings settings;

	private final List<HostPattern> allowedHosts;

	private final List<HostPattern> deniedHosts;

	private final List<PortRange> allowedPorts;

	private final List<PortRange> deniedPorts;

	private OutboundPolicy(FetchSettings settings) {
		this.settings = settings;
		this.allowedHosts = HostPattern.parse(FetchSettings.ALLOWED_HOSTS, settings.allowedHosts());
		this.deniedHosts = HostPattern.parse(FetchSettings.DENIED_HOSTS, settings.deniedHosts());
		this.allowedPorts = PortRange.parse(FetchSettings.ALLOWED_PORTS, settings.allowedPorts());
		this.deniedPorts = PortRange.parse(FetchSettings.DENIED_PORTS, settings.deniedPorts());
	}

	/**
	 * Creates the policy that the settings describe.
	 * @param settings the settings
	 * @return the policy
	 */
	public static OutboundPolicy of(FetchSettings settings) {
		return new OutboundPolicy(settings);
	}

	/**
	 * Checks a URL before it is requested, without a look at DNS.
	 * @param url the absolute URL
	 * @return the URL to request: the same, its host in canonical form, without fragment
	 * @throws OutboundRefusedException if it may not be requested
	 */
	public URI admit(URI url) {
		String shown = describe(url);
		String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw refused(shown, "scheme '" + scheme + "'", "Use http or https.");
		}
		String authority = Objects.requireNonNullElse(url.getRawAuthority(), "");
		// https://fetch.spec.whatwg.org/#dom-request: a URL with credentials is an error
		if (authority.indexOf('@') >= 0) {
			throw refused(shown, "credentials in the URL", "Send them in the Authorization header.");
		}
		Matcher matcher = AUTHORITY.matcher(authority);
		CanonicalHost host = matcher.matches() ? CanonicalHost.parse(matcher.group("host")) : null;
		if (host == null) {
			throw refused(shown, "host '" + authority + "'", "Use a host name or an address, and a port if need be.");
		}
		String digits = Objects.requireNonNullElse(matcher.group("port"), "");
		int port = !digits.isEmpty() ? Integer.parseInt(digits) : (scheme.equals("https") ? 443 : 80);
		refuse(refusal(shown, host, port));
		if (host.literal() != null) {
			refuse(refusal(shown, host.literal(), port));
		}
		String canonical = (authority.startsWith("[")) ? matcher.group("host") : host.name();
		return canonical(url, scheme + "://" + canonical + (digits.isEmpty() ? "" : ":" + port));
	}

	/**
	 * Checks what a host was resolved to, before a connection is made.
	 * @param host the host, a name or an address
	 * @param port the port
	 * @param addresses the host's addresses
	 * @return those that may be connected to, at least one
	 * @throws OutboundRefusedException if there is none
	 */
	public List<InetAddress> admit(String host, int port, List<InetAddress> addresses) {
		String shown = host + ":" + port;
		CanonicalHost canonical = CanonicalHost.parse(host);
		if (canonical == null) {
			throw refused(shown, "host '" + host + "'", "Use a host name or an address.");
		}
		refuse(refusal(shown, canonical, port));
		List<InetAddress> admitted = addresses.stream()
			.filter((address) -> refusal(shown, address, port) == null)
			.toList();
		if (admitted.isEmpty() && !addresses.isEmpty()) {
			refuse(refusal(shown, addresses.get(0), port));
		}
		return admitted;
	}

	private @Nullable OutboundRefusedException refusal(String shown, CanonicalHost host, int port) {
		if (port < 1 || port > PortRange.MAX_PORT) {
			return refused(shown, "port " + port, "Use a port from 1 to 65535.");
		}
		for (HostPattern denied : this.deniedHosts) {
			if (denied.matches(host, port)) {
				return denied(shown, FetchSettings.DENIED_HOSTS, denied.text());
			}
		}
		for (PortRange denied : this.deniedPorts) {
			if (denied.contains(port)) {
				return denied(shown, FetchSettings.DENIED_PORTS, denied.text());
			}
		}
		if (!this.allowedHosts.isEmpty() && this.allowedHosts.stream().noneMatch((it) -> it.matches(host, port))) {
			return absent(shown, FetchSettings.ALLOWED_HOSTS, host.name());
		}
		if (!this.allowedPorts.isEmpty() && this.allowedPorts.stream().noneMatch((it) -> it.contains(port))) {
			return absent(shown, FetchSettings.ALLOWED_PORTS, Integer.toString(port));
		}
		return null;
	}

	private @Nullable OutboundRefusedException refusal(String shown, InetAddress address, int port) {
		List<InetAddress> all = Stream.concat(Stream.of(address), SpecialNetworks.embedded(address).stream()).toList();
		for (HostPattern denied : this.deniedHosts) {
			if (all.stream().anyMatch((it) -> denied.covers(it, port))) {
				return denied(shown, FetchSettings.DENIED_HOSTS, denied.text());
			}
		}
		String special = this.settings.allowPrivateNetworks() ? null : SpecialNetworks.describe(address);
		if (special == null || this.allowedHosts.stream().anyMatch((it) -> it.covers(address, port))) {
			return null;
		}
		String entry = (this.allowedHosts.isEmpty() ? "* and " : "") + address.getHostAddress();
		return refused(shown, FetchSettings.ALLOW_PRIVATE_NETWORKS + "=false: " + special, "To reach it, add " + entry
				+ " to " + FetchSettings.ALLOWED_HOSTS + ", or set " + FetchSettings.ALLOW_PRIVATE_NETWORKS + "=true.");
	}

	private static OutboundRefusedException denied(String shown, String property, String entry) {
		return refused(shown, property + ": " + entry, "To reach it, remove this entry.");
	}

	private static OutboundRefusedException absent(String shown, String property, String value) {
		return refused(shown, property + ", which lacks " + value, "To reach it, add " + value + " there.");
	}

	private static OutboundRefusedException refused(String shown, String rule, String action) {
		return new OutboundRefusedException(shown, rule, action);
	}

	private static void refuse(@Nullable OutboundRefusedException refusal) {
		if (refusal != null) {
			throw refusal;
		}
	}

	private static URI canonical(URI url, String origin) {
		String path = Objects.requireNonNullElse(url.getRawPath(), "");
		String canonical = origin + path + ((url.getRawQuery() != null) ? "?" + url.getRawQuery() : "");
		return canonical.equals(url.toString()) ? url : URI.create(canonical);
	}

	/**
	 * A URL as errors show it.
	 * @param url any URL
	 * @return the URL without credentials, query and fragment
	 */
	static String describe(URI url) {
		String authority = url.getRawAuthority();
		String scheme = (url.getScheme() != null) ? url.getScheme() + ":" : "";
		return scheme + ((authority != null) ? "//" + authority.substring(authority.lastIndexOf('@') + 1) : "")
				+ Objects.requireNonNullElse(url.getRawPath(), "");
	}

}
