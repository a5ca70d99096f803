package dev.springnext.runtime.fetch;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuardedResolverGroupTests {

	private static final SocketAddress NAME = InetSocketAddress.createUnresolved("a.example", 80);

	@Test
	void looksAtEachAnswerOfANameThatIsRebound() throws Exception {
		AddressResolver<InetSocketAddress> resolver = resolver(
				new FakeNames().thenAnswer("8.8.8.8").thenAnswer("127.0.0.1"));
		assertThat(resolver.resolveAll(NAME).getNow()).containsExactly(new InetSocketAddress("8.8.8.8", 80));
		assertThat(resolver.resolveAll(NAME).cause()).isInstanceOf(OutboundRefusedException.class)
			.hasMessageContaining("127.0.0.1 is loopback");
		assertThat(resolver.resolve(NAME).cause()).isInstanceOf(OutboundRefusedException.class);
	}

	@Test
	void handsOnOnlyThePublicAddresses() throws Exception {
		AddressResolver<InetSocketAddress> resolver = resolver(
				new FakeNames().thenAnswer("10.0.0.1", "8.8.8.8", "::1"));
		assertThat(resolver.resolveAll(NAME).getNow()).containsExactly(new InetSocketAddress("8.8.8.8", 80));
		assertThat(resolver.resolve(NAME).getNow()).isEqualTo(new InetSocketAddress("8.8.8.8", 80));
	}

	@Test
	void looksAtAddressesThatNeedNoLookUp() {
		AddressResolver<InetSocketAddress> resolver = resolver(new FakeNames());
		SocketAddress literal = new InetSocketAddress("127.0.0.1", 80);
		assertThat(resolver.isSupported(literal)).isTrue();
		assertThat(resolver.isResolved(literal)).isFalse();
		assertThat(resolver.resolveAll(literal).cause()).isInstanceOf(OutboundRefusedException.class);
		Future<List<InetSocketAddress>> ipv6 = resolver.resolveAll(new InetSocketAddress("2606:4700::1", 80));
		assertThat(ipv6.getNow()).hasSize(1);
	}

	@Test
	void refusesWhatIsNoInternetAddress() {
		AddressResolver<InetSocketAddress> resolver = resolver(new FakeNames());
		SocketAddress socket = new DomainSocketAddress("/var/run/docker.sock");
		assertThat(resolver.isSupported(socket)).isTrue();
		assertThat(resolver.resolveAll(socket).cause()).isInstanceOf(IllegalArgumentException.class);
	}

	private static AddressResolver<InetSocketAddress> resolver(FakeNames names) {
		OutboundPolicy policy = OutboundPolicy.of(FetchSettings.defaults());
		return new GuardedResolverGroup(policy, names).getResolver(ImmediateEventExecutor.INSTANCE);
	}

}
