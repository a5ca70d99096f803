package dev.springnext.runtime.fetch;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.websocket.WebSocketConnection;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketListener;

/**
 * One web socket of guest code: behind the codecs in the channel's pipeline. All state is
 * of the channel's event loop.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7">RFC 6455, 7</a>
 */
final class WebSocketExchange extends ChannelInboundHandlerAdapter implements WebSocketConnection {

	private static final int NO_STATUS = 1005;

	private static final int NO_HANDSHAKE = 1006;

	// how long the server may take to answer a close, and then to close the connection
	private static final long CLOSE_SECONDS = 5;

	private final OutboundUrl url;

	private final FetchSettings settings;

	private final WebSocketListener listener;

	private final EventLoop loop;

	private @Nullable Channel channel;

	private boolean opened;

	private boolean aborted;

	private final Queue<Runnable> events = new ArrayDeque<>();

	private long demand;

	private boolean closeSent;

	private @Nullable Close closeReceived;

	private boolean ended;

	private @Nullable String failure;

	private String extensions = "";

	WebSocketExchange(OutboundUrl url, FetchSettings settings, WebSocketListener listener, EventLoop loop) {
		this.url = url;
		this.settings = settings;
		this.listener = listener;
		this.loop = loop;
	}

	void connect(Supplier<ChannelFuture> connecting) {
		this.loop.execute(() -> {
			if (this.aborted) {
				end();
				return;
			}
			ChannelFuture connected = connecting.get();
			this.channel = connected.channel();
			connected.addListener((ChannelFuture done) -> {
				if (!done.isSuccess()) {
					fail(done.cause());
					end();
				}
			});
		});
	}

	void extensions(String accepted) {
		this.extensions = accepted;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
		if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
			String protocol = context.pipeline()
				.get(WebSocketClientProtocolHandler.class)
				.handshaker()
				.actualSubprotocol();
			context.channel().config().setAutoRead(false);
			this.opened = true;
			this.listener.opened((protocol != null) ? protocol : "", this.extensions);
		}
		else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
			fail(new TimeoutException());
		}
		super.userEventTriggered(context, event);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		try {
			if (this.closeReceived != null || !(message instanceof WebSocketFrame)) {
				return;
			}
			if (message instanceof TextWebSocketFrame text) {
				String received = text.text();
				this.events.add(() -> this.listener.received(received));
			}
			else if (message instanceof BinaryWebSocketFrame binary) {
				byte[] received = ByteBufUtil.getBytes(binary.content());
				this.events.add(() -> this.listener.received(received));
			}
			else if (message instanceof CloseWebSocketFrame close) {
				closeReceived(context.channel(), close);
			}
			deliver();
		}
		finally {
			ReferenceCountUtil.release(message);
		}
	}

	private void closeReceived(Channel from, CloseWebSocketFrame close) {
		int status = close.statusCode();
		this.closeReceived = new Close((status < 0) ? NO_STATUS : status, close.reasonText());
		this.events.add(this.listener::closing);
		if (!this.closeSent) {
			sendClose(from, (status < 0) ? new CloseWebSocketFrame() : new CloseWebSocketFrame(status, ""));
		}
		// it is for the server to close the connection
		from.config().setAutoRead(true);
		closeLater(from);
	}

	private void sendClose(Channel to, CloseWebSocketFrame close) {
		this.closeSent = true;
		to.writeAndFlush(close);
	}

	private void closeLater(Channel open) {
		this.loop.schedule(() -> open.close(), CLOSE_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		if (this.demand > 0 && !context.channel().config().isAutoRead()) {
			context.read();
		}
	}

	private void deliver() {
		while (!this.events.isEmpty() && (this.demand > 0 || this.ended)) {
			this.demand--;
			this.events.remove().run();
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
		if (this.closeReceived != null && this.closeSent) {
			// The closing handshake is over: a server that doesn't wait for our half of
			// it has
			// reset the connection
			context.close();
			return;
		}
		fail(error);
		if (error instanceof CorruptedWebSocketFrameException corrupted && !this.closeSent) {
			sendClose(context.channel(), new CloseWebSocketFrame(corrupted.closeStatus()));
		}
		else if (this.opened && !this.closeSent && error instanceof TooLongFrameException) {
			sendClose(context.channel(), new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG));
		}
		context.close();
	}

	private void fail(Throwable error) {
		if (this.failure == null) {
			this.failure = (error instanceof WebSocketHandshakeException)
					? "No web socket at " + this.url.shown() + ": " + error.getMessage()
					: (error instanceof CorruptedWebSocketFrameException)
							? "The server " + this.url.host() + " broke the protocol: " + error.getMessage()
							: TransportFailures.of(error, this.url, this.settings).getMessage();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) throws Exception {
		super.channelInactive(context);
		end();
	}

	private void end() {
		if (this.ended) {
			return;
		}
		Close close = (this.failure == null) ? this.closeReceived : null;
		boolean clean = close != null && this.closeSent;
		int code = (close != null) ? close.code() : NO_HANDSHAKE;
		String reason = (close != null) ? close.reason() : "";
		if (!clean && this.failure == null && !this.opened) {
			this.failure = "The connection to " + this.url.host() + ":" + this.url.port()
					+ " was closed before it was a web socket";
		}
		String failed = this.failure;
		this.events.add(() -> this.listener.closed(clean, code, reason, failed));
		this.ended = true;
		deliver();
	}

	@Override
	public CompletionStage<?> send(String message) {
		return send(new TextWebSocketFrame(message));
	}

	@Override
	public CompletionStage<?> send(byte[] message) {
		return send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
	}

	private CompletionStage<?> send(WebSocketFrame frame) {
		CompletableFuture<Void> sent = new CompletableFuture<>();
		this.loop.execute(() -> {
			Channel open = this.channel;
			if (open == null || this.closeSent) {
				frame.release();
				return;
			}
			open.writeAndFlush(frame).addListener((written) -> {
				if (written.isSuccess()) {
					sent.complete(null);
				}
			});
		});
		return sent;
	}

	@Override
	public void receive() {
		this.loop.execute(() -> {
			this.demand++;
			deliver();
			if (this.channel != null && this.demand > 0 && !this.ended) {
				this.channel.read();
			}
		});
	}

	@Override
	public void close(int code, String reason) {
		this.loop.execute(() -> {
			if (this.channel != null && !this.closeSent) {
				sendClose(this.channel, (code < 0) ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, reason));
				closeLater(this.channel);
			}
		});
	}

	@Override
	public void abort() {
		this.loop.execute(() -> {
			this.aborted = true;
			if (this.failure == null) {
				this.failure = "The connection to " + this.url.host() + ":" + this.url.port() + " was given up";
			}
			if (this.channel != null) {
				this.channel.close();
			}
		});
	}

	private record Close(int code, String reason) {

	}

}
