package dev.springnext.runtime.fetch;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.TransportException;

/**
 * Sends a body bit by bit: the next bytes are asked for when the socket has taken those
 * before.
 *
 * @author Switchable Runtimes for Spring
 */
final class RequestBody {

	private final ByteStream source;

	private final Channel channel;

	private final MonoSink<Void> sink;

	private final AtomicInteger rounds = new AtomicInteger();

	private long rest;

	private volatile boolean ended;

	private RequestBody(ByteStream source, Channel channel, MonoSink<Void> sink) {
		this.source = source;
		this.channel = channel;
		this.sink = sink;
		this.rest = source.length();
	}

	static Mono<Void> send(ByteStream source, Channel channel) {
		return Mono.create((sink) -> {
			RequestBody body = new RequestBody(source, channel, sink);
			sink.onCancel(body::cancel);
			body.next();
		});
	}

	private void cancel() {
		this.ended = true;
		this.source.cancel();
	}

	// bytes and sockets that are ready at once would nest the calls without end
	private void next() {
		if (this.rounds.getAndIncrement() == 0) {
			do {
				if (!this.ended) {
					this.source.read().whenComplete(this::received);
				}
			}
			while (this.rounds.decrementAndGet() > 0);
		}
	}

	private void received(@Nullable ByteBuffer bytes, @Nullable Throwable error) {
		if (error != null) {
			fail(new TransportException("The body of the request failed", null, error));
		}
		else if (bytes == null) {
			if (this.rest > 0) {
				fail(new TransportException("The body of the request is shorter than announced", null, null));
			}
			else {
				end(this.sink::success);
			}
		}
		else if (this.source.length() >= 0 && bytes.remaining() > this.rest) {
			this.source.cancel();
			fail(new TransportException("The body of the request is longer than announced", null, null));
		}
		else {
			this.rest -= (this.source.length() >= 0) ? bytes.remaining() : 0;
			write(bytes);
		}
	}

	private void write(ByteBuffer bytes) {
		this.channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)).addListener((ChannelFuture written) -> {
			if (written.isSuccess()) {
				next();
			}
			else if (!this.ended) {
				this.source.cancel();
				fail(written.cause());
			}
		});
	}

	private void fail(Throwable error) {
		end(() -> this.sink.error(error));
	}

	// Reactor Netty expects to be told on the loop
	private void end(Runnable signal) {
		this.ended = true;
		if (this.channel.eventLoop().inEventLoop()) {
			signal.run();
		}
		else {
			this.channel.eventLoop().execute(signal);
		}
	}

}
