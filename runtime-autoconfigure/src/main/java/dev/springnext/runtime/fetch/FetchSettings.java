package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.List;

import org.springframework.util.unit.DataSize;

/**
 * The limits on outbound requests: {@code spring.next.fetch.*}.
 * <p>
 * A host is written as {@code api.example.com}, {@code *.example.com} (its subdomains,
 * not itself), {@code *} (every host), an address such as {@code 203.0.113.7} or
 * {@code [2001:db8::1]}, or a network such as {@code 10.1.0.0/16} or
 * {@code [2001:db8::]/32}; each may be followed by {@code :port}.
 *
 * @param allowedHosts the hosts that may be called; empty for all. A name never opens a
 * private network; an address or a network does, for itself: {@code 10.1.0.0/16} or
 * {@code 127.0.0.1}
 * @param deniedHosts the hosts that may not be called, whatever {@code allowedHosts} says
 * @param allowedPorts the ports that may be called, such as {@code 443} or
 * {@code 8000-8999}; empty for all
 * @param deniedPorts the ports that may not be called, whatever {@code allowedPorts} says
 * @param allowPrivateNetworks whether addresses may be called that are not public
 * @param subRequests how many requests an edge invocation may send, redirects included
 * @param connectTimeout how long connecting may take
 * @param responseTimeout how long the response's head may take, redirects included
 * @param maxResponseSize how many bytes of a response's body are read, decompressed
 * @param maxRedirects how many redirects are followed
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record FetchSettings(List<String> allowedHosts, List<String> deniedHosts, List<String> allowedPorts,
		List<String> deniedPorts, boolean allowPrivateNetworks, int subRequests, Duration connectTimeout,
		Duration responseTimeout, DataSize maxResponseSize, int maxRedirects) {

	static final String PREFIX = "spring.next.fetch.";

	static final String ALLOWED_HOSTS = PREFIX + "allowed-hosts";

	static final String DENIED_HOSTS = PREFIX + "denied-hosts";

	static final String ALLOWED_PORTS = PREFIX + "allowed-ports";

	static final String DENIED_PORTS = PREFIX + "denied-ports";

	static final String ALLOW_PRIVATE_NETWORKS = PREFIX + "allow-private-networks";

	static final String SUB_REQUESTS = PREFIX + "sub-requests";

	static final String CONNECT_TIMEOUT = PREFIX + "connect-timeout";

	static final String RESPONSE_TIMEOUT = PREFIX + "response-timeout";

	static final String MAX_RESPONSE_SIZE = PREFIX + "max-response-size";

	static final String MAX_REDIRECTS = PREFIX + "max-redirects";

	// Netty takes the timeout as an int of milliseconds
	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	/**
	 * Checks the settings.
	 * @throws IllegalArgumentException if one of them can't be followed
	 */
	public FetchSettings {
		allowedHosts = List.copyOf(allowedHosts);
		deniedHosts = List.copyOf(deniedHosts);
		allowedPorts = List.copyOf(allowedPorts);
		deniedPorts = List.copyOf(deniedPorts);
		HostPattern.parse(ALLOWED_HOSTS, allowedHosts);
		HostPattern.parse(DENIED_HOSTS, deniedHosts);
		PortRange.parse(ALLOWED_PORTS, allowedPorts);
		PortRange.parse(DENIED_PORTS, deniedPorts);
		check(subRequests >= 0, SUB_REQUESTS, subRequests, "a number from 0 on");
		check(isTimeout(connectTimeout), CONNECT_TIMEOUT, connectTimeout, "a duration such as 10s");
		check(isTimeout(responseTimeout), RESPONSE_TIMEOUT, responseTimeout, "a duration such as 30s");
		check(maxResponseSize.toBytes() > 0, MAX_RESPONSE_SIZE, maxResponseSize, "a size such as 10MB");
		check(maxRedirects >= 0, MAX_REDIRECTS, maxRedirects, "a number from 0 on");
	}

	/**
	 * The settings of an application that sets none: all public hosts and ports.
	 * @return the defaults
	 */
	public static FetchSettings defaults() {
		return new FetchSettings(List.of(), List.of(), List.of(), List.of(), false, 50, Duration.ofSeconds(10),
				Duration.ofSeconds(30), DataSize.ofMegabytes(10), 20);
	}

	static IllegalArgumentException invalid(String property, Object value, String expected) {
		return new IllegalArgumentException(property + ": '" + value + "' can't be used. Write " + expected + ".");
	}

	private static boolean isTimeout(Duration duration) {
		return duration.toMillis() > 0 && duration.compareTo(LONGEST) <= 0;
	}

	private static void check(boolean valid, String property, Object value, String expected) {
		if (!valid) {
			throw invalid(property, value, expected);
		}
	}

}
