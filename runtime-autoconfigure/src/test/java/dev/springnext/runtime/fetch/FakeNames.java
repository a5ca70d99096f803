package dev.springnext.runtime.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

/**
 * A name server that gives one answer after the other, the last one for ever.
 */
final class FakeNames extends AddressResolverGroup<InetSocketAddress> {

	private final Queue<List<InetAddress>> answers = new ArrayDeque<>();

	FakeNames thenAnswer(String... literals) throws UnknownHostException {
		List<InetAddress> answer = new ArrayList<>();
		for (String literal : literals) {
			answer.add(InetAddress.getByName(literal));
		}
		this.answers.add(answer);
		return this;
	}

	private synchronized List<InetAddress> next() {
		return (this.answers.size() > 1) ? this.answers.remove() : this.answers.element();
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return new InetNameResolver(executor) {

			@Override
			protected void doResolve(String name, Promise<InetAddress> promise) {
				promise.setSuccess(next().get(0));
			}

			@Override
			protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
				promise.setSuccess(next());
			}

		}.asAddressResolver();
	}

}
