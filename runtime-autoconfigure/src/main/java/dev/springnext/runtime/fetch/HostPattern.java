package dev.springnext.runtime.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A host as a setting writes it; {@link FetchSettings} describes the forms.
 *
 * @param text the setting
 * @param name the name, in which a leading asterisk stands for anything
 * @param network the addresses, if it is not a name
 * @param port the port, or -1 for all
 * @author Switchable Runtimes for Spring
 */
record HostPattern(String text, String name, @Nullable IpNetwork network, int port) {

	private static final Pattern SYNTAX = Pattern
		.compile("(?<host>\\[[^\\]]+\\](?:/\\d+)?|[^:]+)(?::(?<port>\\d{1,5}))?");

	private static final String EXPECTED = "a host such as api.example.com, *.example.com, * or 203.0.113.7, "
			+ "or a network such as 10.1.0.0/16 or [2001:db8::]/32, with or without a :port";

	static List<HostPattern> parse(String property, List<String> values) {
		return values.stream().map((value) -> parse(property, value)).toList();
	}

	private static HostPattern parse(String property, String value) {
		// without brackets, a port could not be told from an address's last group
		boolean bareIpv6 = !value.startsWith("[") && value.indexOf(':') != value.lastIndexOf(':');
		Matcher matcher = SYNTAX.matcher(value);
		HostPattern pattern = null;
		if (bareIpv6) {
			pattern = parse(value, value, -1);
		}
		else if (matcher.matches()) {
			String digits = matcher.group("port");
			pattern = parse(value, matcher.group("host"), (digits != null) ? Integer.parseInt(digits) : -1);
		}
		if (pattern != null) {
			return pattern;
		}
		throw FetchSettings.invalid(property, value, EXPECTED);
	}

	private static @Nullable HostPattern parse(String text, String host, int port) {
		if (port == 0 || port > PortRange.MAX_PORT) {
			return null;
		}
		IpNetwork network = IpNetwork.parse(host);
		if (network != null || host.equals("*")) {
			return new HostPattern(text, host, network, port);
		}
		boolean subdomains = host.startsWith("*.");
		CanonicalHost parsed = CanonicalHost.parse(subdomains ? host.substring(2) : host);
		if (parsed == null || parsed.literal() != null) {
			return null;
		}
		return new HostPattern(text, (subdomains ? "*." : "") + parsed.name(), null, port);
	}

	boolean matches(CanonicalHost host, int port) {
		if (!matchesPort(port)) {
			return false;
		}
		if (this.name.equals("*")) {
			return true;
		}
		InetAddress literal = host.literal();
		if (literal != null) {
			return covers(literal, port);
		}
		return (this.name.startsWith("*.")) ? host.name().endsWith(this.name.substring(1))
				: host.name().equals(this.name);
	}

	boolean covers(InetAddress address, int port) {
		return this.network != null && matchesPort(port) && this.network.contains(address);
	}

	private boolean matchesPort(int port) {
		return this.port == -1 || this.port == port;
	}

}
