package dev.springnext.runtime.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The addresses that are not the public internet, after the IANA special-purpose address
 * registries (RFC 6890), and the IPv6 addresses that lead to an IPv4 address.
 *
 * @author Switchable Runtimes for Spring
 */
final class SpecialNetworks {

	private static final List<Named> NETWORKS = List.of(
			// RFC 1122 section 3.2.1.3, RFC 3927 (169.254.169.254 is the metadata of
			// clouds)
			new Named("unspecified", networks("0.0.0.0/8", "::/128")),
			new Named("loopback", networks("127.0.0.0/8", "::1/128")),
			new Named("link-local", networks("169.254.0.0/16", "fe80::/10")),
			// RFC 1918, RFC 4193, RFC 3879, RFC 6598
			new Named("private", networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10")),
			new Named("shared by a provider's customers", networks("100.64.0.0/10")),
			// RFC 6890 section 2.2.2, RFC 7526, RFC 5180, RFC 4843, RFC 7343, RFC 9602
			new Named("reserved for protocols",
					networks("192.0.0.0/24", "192.88.99.0/24", "2001:2::/48", "2001:10::/28", "2001:20::/28",
							"5f00::/16")),
			// RFC 2544, RFC 5737, RFC 3849, RFC 9637, RFC 6666
			new Named("for benchmarks", networks("198.18.0.0/15")),
			new Named("for documentation",
					networks("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20")),
			new Named("a black hole", networks("100::/64")),
			// RFC 919, RFC 5771, RFC 4291 section 2.7, RFC 1112 section 4
			new Named("broadcast", networks("255.255.255.255/32")),
			new Named("multicast", networks("224.0.0.0/4", "ff00::/8")), new Named("reserved", networks("240.0.0.0/4")),
			// RFC 8215: what it leads to is the network's own affair
			new Named("a translator's network", networks("64:ff9b:1::/48")));

	// RFC 4291 section 2.5.5 (compatible, mapped), RFC 2765 (translated), RFC 6052
	// (NAT64)
	private static final List<IpNetwork> LAST_BYTES = networks("::/96", "::ffff:0:0:0/96", "64:ff9b::/96");

	private static final IpNetwork SIX_TO_FOUR = network("2002::/16");

	private static final IpNetwork TEREDO = network("2001::/32");

	private static final byte[] MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 };

	private SpecialNetworks() {
	}

	private static List<IpNetwork> networks(String... texts) {
		return Stream.of(texts).map(SpecialNetworks::network).toList();
	}

	private static IpNetwork network(String text) {
		return Objects.requireNonNull(IpNetwork.parse(text), text);
	}

	/**
	 * Why an address is not public.
	 * @param address any address
	 * @return a sentence, or {@code null} if the address is public
	 */
	static @Nullable String describe(InetAddress address) {
		String text = address.getHostAddress();
		String name = name(address);
		if (name != null) {
			return text + " is " + name;
		}
		return embedded(address).stream()
			.filter((inner) -> name(inner) != null)
			.map((inner) -> text + " leads to " + inner.getHostAddress() + ", which is " + name(inner))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable String name(InetAddress address) {
		return NETWORKS.stream()
			.filter((named) -> named.networks().stream().anyMatch((network) -> network.contains(address)))
			.map(Named::name)
			.findFirst()
			.orElse(null);
	}

	/**
	 * The IPv4 addresses that packets to an IPv6 address may end up at.
	 * @param address any address
	 * @return the addresses in it
	 */
	static List<InetAddress> embedded(InetAddress address) {
		byte[] bytes = address.getAddress();
		if (bytes.length == 4) {
			return List.of();
		}
		// RFC 3056 section 2
		if (SIX_TO_FOUR.contains(address)) {
			return List.of(part(bytes, 2, 0));
		}
		// RFC 4380 section 4: the server's, and the client's with all bits inverted
		if (TEREDO.contains(address)) {
			return List.of(part(bytes, 4, 0), part(bytes, 12, 0xff));
		}
		boolean mapped = Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
		// RFC 5214 section 6.1
		boolean isatap = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
		boolean last = mapped || isatap || LAST_BYTES.stream().anyMatch((network) -> network.contains(address));
		return last ? List.of(part(bytes, 12, 0)) : List.of();
	}

	private static InetAddress part(byte[] bytes, int from, int inversion) {
		byte[] part = Arrays.copyOfRange(bytes, from, from + 4);
		for (int i = 0; i < part.length; i++) {
			part[i] ^= (byte) inversion;
		}
		return CanonicalHost.address(part);
	}

	private record Named(String name, List<IpNetwork> networks) {

	}

}
