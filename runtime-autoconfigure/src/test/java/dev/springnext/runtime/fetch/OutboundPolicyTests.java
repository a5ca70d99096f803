package dev.springnext.runtime.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutboundPolicyTests {

	private static final String PRIVATE = "spring.next.fetch.allow-private-networks=false: ";

	private final OutboundPolicy policy = OutboundPolicy.of(FetchSettings.defaults());

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1 is loopback", "127.255.255.254, 127.255.255.254 is loopback",
			"0x7f.1, 127.0.0.1 is loopback", "0X7F000001, 127.0.0.1 is loopback", "2130706433, 127.0.0.1 is loopback",
			"017700000001, 127.0.0.1 is loopback", "0177.0.0.1, 127.0.0.1 is loopback", "127.1, 127.0.0.1 is loopback",
			"127.0.1, 127.0.0.1 is loopback", "127.0.0.1., 127.0.0.1 is loopback",
			"%31%32%37.0.0.1, 127.0.0.1 is loopback", "１２７.０.０.１, 127.0.0.1 is loopback",
			"①②⑦。0。0。1, 127.0.0.1 is loopback", "0, 0.0.0.0 is unspecified", "0x, 0.0.0.0 is unspecified",
			"0.1.2.3, 0.1.2.3 is unspecified", "10.0.0.1, 10.0.0.1 is private",
			"10.255.255.255, 10.255.255.255 is private", "172.16.0.1, 172.16.0.1 is private",
			"172.31.255.255, 172.31.255.255 is private", "192.168.1.1, 192.168.1.1 is private",
			"169.254.169.254, 169.254.169.254 is link-local", "0xa9fea9fe, 169.254.169.254 is link-local",
			"100.64.0.1, 100.64.0.1 is shared by a provider's customers",
			"100.127.255.255, 100.127.255.255 is shared by a provider's customers",
			"192.0.0.8, 192.0.0.8 is reserved for protocols", "192.88.99.1, 192.88.99.1 is reserved for protocols",
			"198.18.0.1, 198.18.0.1 is for benchmarks", "198.19.255.255, 198.19.255.255 is for benchmarks",
			"192.0.2.1, 192.0.2.1 is for documentation", "198.51.100.1, 198.51.100.1 is for documentation",
			"203.0.113.1, 203.0.113.1 is for documentation", "224.0.0.1, 224.0.0.1 is multicast",
			"239.255.255.255, 239.255.255.255 is multicast", "240.0.0.1, 240.0.0.1 is reserved",
			"255.255.255.255, 255.255.255.255 is broadcast", "[::1], 0:0:0:0:0:0:0:1 is loopback",
			"[0:0:0:0:0:0:0:1], 0:0:0:0:0:0:0:1 is loopback", "[::], 0:0:0:0:0:0:0:0 is unspecified",
			"[::ffff:127.0.0.1], 127.0.0.1 is loopback", "[::ffff:7f00:1], 127.0.0.1 is loopback",
			"'[::7f00:1]', '0:0:0:0:0:0:7f00:1 leads to 127.0.0.1, which is loopback'",
			"'[::ffff:0:127.0.0.1]', '0:0:0:0:ffff:0:7f00:1 leads to 127.0.0.1, which is loopback'",
			"'[64:ff9b::a9fe:a9fe]', '64:ff9b:0:0:0:0:a9fe:a9fe leads to 169.254.169.254, which is link-local'",
			"[64:ff9b:1::1], 64:ff9b:1:0:0:0:0:1 is a translator's network",
			"'[2002:a00:1::]', '2002:a00:1:0:0:0:0:0 leads to 10.0.0.1, which is private'",
			"'[2001:0:c0a8:101::1]', '2001:0:c0a8:101:0:0:0:1 leads to 192.168.1.1, which is private'",
			"'[2001:0:808:808::80ff:fffe]', '2001:0:808:808:0:0:80ff:fffe leads to 127.0.0.1, which is loopback'",
			"'[2606:4700::5efe:10.0.0.1]', '2606:4700:0:0:0:5efe:a00:1 leads to 10.0.0.1, which is private'",
			"[fe80::1], fe80:0:0:0:0:0:0:1 is link-local", "[FE80::1%25eth0], fe80:0:0:0:0:0:0:1 is link-local",
			"[febf::1], febf:0:0:0:0:0:0:1 is link-local", "[fc00::1], fc00:0:0:0:0:0:0:1 is private",
			"[fdff::1], fdff:0:0:0:0:0:0:1 is private", "[fec0::1], fec0:0:0:0:0:0:0:1 is private",
			"[ff02::1], ff02:0:0:0:0:0:0:1 is multicast", "[100::1], 100:0:0:0:0:0:0:1 is a black hole",
			"[2001:db8::1], 2001:db8:0:0:0:0:0:1 is for documentation",
			"[3fff::1], 3fff:0:0:0:0:0:0:1 is for documentation",
			"[2001:2::1], 2001:2:0:0:0:0:0:1 is reserved for protocols",
			"[5f00::1], 5f00:0:0:0:0:0:0:1 is reserved for protocols" })
	void refusesLiteralOutsideThePublicInternet(String host, String reason) {
		assertThat(ruleFor(this.policy, "http://" + host + "/")).isEqualTo(PRIVATE + reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "126.255.255.255", "128.0.0.1", "172.15.255.255",
			"172.32.0.0", "169.253.255.255", "169.255.0.0", "100.63.255.255", "100.128.0.0", "192.0.1.1", "192.167.1.1",
			"192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "[2606:4700:4700::1111]",
			"[64:ff9b::1.1.1.1]", "[2002:101:101::]", "[2a00::5efe]", "api.example.com", "my_service.example.com",
			"localhost.example.com", "1e100.net" })
	void admitsPublicHost(String host) {
		assertThat(this.policy.admit(URI.create("https://" + host + "/a?b"))).hasToString("https://" + host + "/a?b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "256.0.0.1", "1.2.3.4.5", "4294967296", "0x100000000", "1.2.0x3.0x100", "08.0.0.1",
			"a..example", ".example", "a%20b", "a%2fb", "a%00b", "a%40b", "a%ZZ", "℀.example", "[::1", "[::1]x",
			"[1.2.3.4]", "[]", "[::g]", "a:99999", "a:0", "a:1:2", "a:-1" })
	void refusesWhatIsNoHost(String authority) {
		assertThatExceptionOfType(OutboundRefusedException.class)
			.isThrownBy(() -> this.policy.admit(lenient("http", authority)))
			.satisfies((ex) -> assertThat(ex.getRule()).matches("(host '.*'|port \\d+)"));
	}

	@ParameterizedTest
	@CsvSource({ "HTTP://API.Example.COM./a#b, http://api.example.com/a",
			"http://b%C3%BCcher.example/, http://xn--bcher-kva.example/",
			"http://bücher.example:8080, http://xn--bcher-kva.example:8080", "http://134744072/, http://8.8.8.8/",
			"http://0x8.010.8.8/, http://8.8.8.8/", "http://api.example.com:/, http://api.example.com/" })
	void returnsTheUrlWithTheHostThatWasChecked(String url, String canonical) {
		assertThat(this.policy.admit(URI.create(url))).hasToString(canonical);
	}

	@ParameterizedTest
	@CsvSource({ "ftp://a.example/, scheme 'ftp'", "file:///etc/passwd, scheme 'file'", "ws://a.example/, scheme 'ws'",
			"mailto:a@b.example, scheme 'mailto'", "/path, scheme ''", "http:///path, host ''",
			"https://user:secret@a.example/?q=1, credentials in the URL" })
	void refusesUrlOfAnotherKind(String url, String rule) {
		assertThat(ruleFor(this.policy, url)).isEqualTo(rule);
	}

	@Test
	void saysWhatIsRefusedByWhichRuleAndTheWayOut() {
		assertThatExceptionOfType(OutboundRefusedException.class)
			.isThrownBy(() -> this.policy.admit(URI.create("http://10.1.2.3:8080/a/b?token=x#y")))
			.withMessage("The request to http://10.1.2.3:8080/a/b is refused by "
					+ "spring.next.fetch.allow-private-networks=false: 10.1.2.3 is private. To reach it, add * and 10.1.2.3 "
					+ "to spring.next.fetch.allowed-hosts, or set spring.next.fetch.allow-private-networks=true.")
			.satisfies((ex) -> assertThat(ex.getUrl()).isEqualTo("http://10.1.2.3:8080/a/b"));
	}

	@Test
	void showsNoCredentials() {
		assertThatExceptionOfType(OutboundRefusedException.class)
			.isThrownBy(() -> this.policy.admit(URI.create("https://user:secret@a.example/?key=secret")))
			.withMessageNotContaining("secret")
			.satisfies((ex) -> assertThat(ex.getUrl()).isEqualTo("https://a.example/"));
	}

	@ParameterizedTest
	@CsvSource({ "api.example.com, https://api.example.com/, true", "api.example.com, https://API.EXAMPLE.COM./, true",
			"API.Example.com., https://api.example.com/, true", "api.example.com, https://x.api.example.com/, false",
			"api.example.com, https://api.example.com.evil.example/, false",
			"*.example.com, https://a.example.com/, true", "*.example.com, https://a.b.example.com/, true",
			"*.example.com, https://example.com/, false", "*.example.com, https://evilexample.com/, false",
			"bücher.example, https://xn--bcher-kva.example/, true",
			"api.example.com:8443, https://api.example.com:8443/, true",
			"api.example.com:8443, https://api.example.com/, false",
			"api.example.com:443, https://api.example.com/, true", "*:443, https://any.example/, true",
			"*:443, http://any.example/, false", "8.8.8.0/24, http://8.8.8.8/, true",
			"8.8.8.0/24, http://0x08080808/, true", "8.8.8.0/24, http://8.8.9.8/, false",
			"8.8.8.0/24, http://a.example/, false", "8.8.8.8:53, http://8.8.8.8:53/, true",
			"8.8.8.8:53, http://8.8.8.8/, false", "[2606:4700::]/32, 'http://[2606:4700::1]/', true",
			"[2606:4700::]/32:80, 'http://[2606:4700::1]/', true",
			"[2606:4700::]/32:81, 'http://[2606:4700::1]/', false", "2606:4700::/32, 'http://[2606:4701::1]/', false",
			"[2606:4700::1], 'http://[2606:4700:0::1]/', true" })
	void admitsOnlyAllowedHosts(String allowed, String url, boolean admitted) {
		OutboundPolicy only = policy(List.of(allowed), List.of(), List.of(), List.of());
		assertThat(admits(only, url)).isEqualTo(admitted);
		OutboundPolicy allBut = policy(List.of("*", allowed), List.of(allowed), List.of(), List.of());
		assertThat(admits(allBut, url)).isEqualTo(!admitted);
	}

	@ParameterizedTest
	@CsvSource({ "443, https://a.example/, true", "443, http://a.example/, false",
			"8000-8999, http://a.example:8000/, true", "8000-8999, http://a.example:8999/, true",
			"8000-8999, http://a.example:9000/, false", "8000-8999, http://a.example:7999/, false",
			"80, http://a.example:00080/, true" })
	void admitsOnlyAllowedPorts(String ports, String url, boolean admitted) {
		assertThat(admits(policy(List.of(), List.of(), List.of(ports), List.of()), url)).isEqualTo(admitted);
		assertThat(admits(policy(List.of(), List.of(), List.of(), List.of(ports)), url)).isEqualTo(!admitted);
	}

	@Test
	void namesTheEntryThatRefuses() {
		OutboundPolicy denying = policy(List.of("*.example"), List.of("a.example", "*.internal"), List.of("80", "25"),
				List.of("20-25"));
		assertThat(ruleFor(denying, "http://x.internal/")).isEqualTo("spring.next.fetch.denied-hosts: *.internal");
		assertThat(ruleFor(denying, "http://b.example:25/")).isEqualTo("spring.next.fetch.denied-ports: 20-25");
		assertThat(ruleFor(denying, "http://b.test/")).isEqualTo("spring.next.fetch.allowed-hosts, which lacks b.test");
		assertThat(ruleFor(denying, "http://b.example:81/"))
			.isEqualTo("spring.next.fetch.allowed-ports, which lacks 81");
	}

	@Test
	void opensAPrivateNetworkForAnAllowedAddressButNotForAName() {
		OutboundPolicy some = policy(List.of("intra.example", "10.1.0.0/16", "127.0.0.1:8080"), List.of(), List.of(),
				List.of());
		assertThat(admits(some, "http://10.1.2.3/")).isTrue();
		assertThat(admits(some, "http://10.2.0.1/")).isFalse();
		assertThat(admits(some, "http://127.0.0.1:8080/")).isTrue();
		assertThat(admits(some, "http://127.0.0.1:8081/")).isFalse();
		assertThat(some.admit("intra.example", 80, addresses("10.1.0.1"))).hasSize(1);
		assertThatExceptionOfType(OutboundRefusedException.class)
			.isThrownBy(() -> some.admit("intra.example", 80, addresses("10.2.0.1")))
			.withMessageContaining("add 10.2.0.1 to spring.next.fetch.allowed-hosts");
		assertThatExceptionOfType(OutboundRefusedException.class)
			.isThrownBy(() -> some.admit("other.example", 80, addresses("10.1.0.1")))
			.withMessageContaining("which lacks other.example");
	}

	@Test
	void usesOnlyThePublicAddressesOfAHost() {
		assertThat(this.policy.admit("a.example", 80, addresses("127.0.0.1", "8.8.8.8", "::1", "10.0.0.1")))
			.extracting(InetAddress::getHostAddress)
			.containsExactly("8.8.8.8");
		assertThatExceptionOfType(OutboundRefusedException.class)
			.isThrownBy(() -> this.policy.admit("a.example", 80, addresses("127.0.0.1", "10.0.0.1")))
			.satisfies((ex) -> assertThat(ex.getRule()).isEqualTo(PRIVATE + "127.0.0.1 is loopback"));
	}

	@Test
	void deniesTheAddressThatANameOrAnIpv6AddressLeadsTo() {
		OutboundPolicy denying = policy(List.of(), List.of("8.8.8.0/24"), List.of(), List.of());
		for (String address : List.of("8.8.8.8", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2002:808:808::")) {
			assertThatExceptionOfType(OutboundRefusedException.class)
				.isThrownBy(() -> denying.admit("a.example", 80, addresses(address)))
				.satisfies((ex) -> assertThat(ex.getRule()).isEqualTo("spring.next.fetch.denied-hosts: 8.8.8.0/24"));
		}
	}

	@Test
	void seesThroughAMappedAddressThatJavaKeepsAsIpv6() throws Exception {
		byte[] mapped = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1 };
		assertThatExceptionOfType(OutboundRefusedException.class)
			.isThrownBy(() -> this.policy.admit("a.example", 80, List.of(Inet6Address.getByAddress(null, mapped, 0))))
			.withMessageContaining("leads to 127.0.0.1, which is loopback");
	}

	@Test
	void admitsPrivateNetworksIfAllowed() {
		OutboundPolicy open = OutboundPolicy.of(TestSettings.open());
		assertThat(admits(open, "http://127.0.0.1/")).isTrue();
		assertThat(admits(open, "http://[::1]:8080/")).isTrue();
		assertThat(open.admit("localhost", 80, addresses("127.0.0.1", "::1"))).hasSize(2);
	}

	private static OutboundPolicy policy(List<String> allowedHosts, List<String> deniedHosts, List<String> allowedPorts,
			List<String> deniedPorts) {
		return OutboundPolicy.of(TestSettings.of(allowedHosts, deniedHosts, allowedPorts, deniedPorts));
	}

	private static boolean admits(OutboundPolicy policy, String url) {
		try {
			policy.admit(URI.create(url));
			return true;
		}
		catch (OutboundRefusedException ex) {
			return false;
		}
	}

	private static String ruleFor(OutboundPolicy policy, String url) {
		try {
			return "admitted: " + policy.admit(URI.create(url));
		}
		catch (OutboundRefusedException ex) {
			return ex.getRule();
		}
	}

	// what java.net.URI itself refuses does not get as far as the policy
	private static URI lenient(String scheme, String authority) {
		try {
			return URI.create(scheme + "://" + authority + "/");
		}
		catch (IllegalArgumentException ex) {
			throw new OutboundRefusedException(authority, "host '" + authority + "'", "");
		}
	}

	private static List<InetAddress> addresses(String... literals) {
		return List.of(literals).stream().map((literal) -> {
			try {
				return InetAddress.getByName(literal);
			}
			catch (UnknownHostException ex) {
				throw new IllegalArgumentException(ex);
			}
		}).toList();
	}

}
