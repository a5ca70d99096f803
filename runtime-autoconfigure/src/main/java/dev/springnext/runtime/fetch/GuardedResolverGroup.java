package dev.springnext.runtime.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;

/**
 * Lets Netty connect only to addresses that the policy admits. It hands the very
 * addresses on that it checked, so there is no second look-up that could answer
 * differently (DNS rebinding).
 *
 * @author Switchable Runtimes for Spring
 */
final class GuardedResolverGroup extends AddressResolverGroup<InetSocketAddress> {

	private final OutboundPolicy policy;

	private final AddressResolverGroup<?> names;

	GuardedResolverGroup(OutboundPolicy policy, AddressResolverGroup<?> names) {
		this.policy = policy;
		this.names = names;
	}

	@Override
	@SuppressWarnings("unchecked")
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return new GuardedResolver(this.policy, executor,
				(AddressResolver<InetSocketAddress>) this.names.getResolver(executor));
	}

	private record GuardedResolver(OutboundPolicy policy, EventExecutor executor,
			AddressResolver<InetSocketAddress> names) implements AddressResolver<InetSocketAddress> {

		// "no" would make Netty connect to the address without asking
		@Override
		public boolean isSupported(SocketAddress address) {
			return true;
		}

		// the same: an address in the URL comes resolved
		@Override
		public boolean isResolved(SocketAddress address) {
			return false;
		}

		@Override
		public Future<InetSocketAddress> resolve(SocketAddress address) {
			return resolve(address, this.executor.newPromise());
		}

		@Override
		public Future<InetSocketAddress> resolve(SocketAddress address, Promise<InetSocketAddress> promise) {
			resolveAll(address).addListener((FutureListener<List<InetSocketAddress>>) (all) -> {
				if (all.isSuccess()) {
					promise.trySuccess(all.getNow().get(0));
				}
				else {
					promise.tryFailure(all.cause());
				}
			});
			return promise;
		}

		@Override
		public Future<List<InetSocketAddress>> resolveAll(SocketAddress address) {
			return resolveAll(address, this.executor.newPromise());
		}

		@Override
		public Future<List<InetSocketAddress>> resolveAll(SocketAddress address,
				Promise<List<InetSocketAddress>> promise) {
			if (!(address instanceof InetSocketAddress target)) {
				return promise.setFailure(new IllegalArgumentException(address + " is no internet address"));
			}
			if (!target.isUnresolved()) {
				complete(promise, target, List.of(target));
				return promise;
			}
			this.names.resolveAll(target).addListener((FutureListener<List<InetSocketAddress>>) (all) -> {
				if (all.isSuccess()) {
					complete(promise, target, all.getNow());
				}
				else {
					promise.tryFailure(all.cause());
				}
			});
			return promise;
		}

		private void complete(Promise<List<InetSocketAddress>> promise, InetSocketAddress target,
				List<InetSocketAddress> resolved) {
			try {
				List<InetAddress> addresses = resolved.stream().map(InetSocketAddress::getAddress).toList();
				promise.trySuccess(this.policy.admit(target.getHostString(), target.getPort(), addresses)
					.stream()
					.map((address) -> new InetSocketAddress(address, target.getPort()))
					.toList());
			}
			catch (RuntimeException ex) {
				promise.tryFailure(ex);
			}
		}

		@Override
		public void close() {
			// the other group closes its own
		}

	}

}
