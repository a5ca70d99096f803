package dev.springnext.runtime.fetch;

import java.net.InetSocketAddress;
import java.util.List;

import javax.net.ssl.SSLException;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

import dev.springnext.runtime.edge.webapi.fetch.TransportException;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketConnection;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketListener;

/**
 * Opens web sockets. Reactor Netty's client closes connections without a closing
 * handshake, so this one has Netty's codecs, on Reactor Netty's event loops.
 *
 * @author Switchable Runtimes for Spring
 */
final class WebSocketConnector {

	private static final int MAX_HEAD = 64 * 1024;

	private final FetchSettings settings;

	private final GuardedResolverGroup resolver;

	private final ClientTls tls;

	private @Nullable SslContext context;

	WebSocketConnector(FetchSettings settings, ClientTls tls, GuardedResolverGroup resolver) {
		this.settings = settings;
		this.tls = tls;
		this.resolver = resolver;
	}

	WebSocketConnection connect(OutboundUrl url, List<String> protocols, WebSocketListener listener) {
		EventLoopGroup loops = HttpResources.get().onClient(LoopResources.DEFAULT_NATIVE);
		EventLoop loop = loops.next();
		SslContext secure = (url.isSecure()) ? context() : null;
		WebSocketExchange exchange = new WebSocketExchange(url, this.settings, listener, loop);
		Bootstrap bootstrap = new Bootstrap().group(loop)
			.channel(HttpResources.get().onChannelClass(SocketChannel.class, loops))
			.resolver(this.resolver)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(this.settings.connectTimeout().toMillis()))
			.handler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					if (secure != null) {
						channel.pipeline().addLast(secure.newHandler(channel.alloc(), url.host(), url.port()));
					}
					addCodecs(channel.pipeline(), url, protocols, exchange);
				}

			});
		exchange.connect(() -> bootstrap.connect(InetSocketAddress.createUnresolved(url.host(), url.port())));
		return exchange;
	}

	private synchronized SslContext context() {
		try {
			if (this.context == null) {
				this.context = this.tls.context();
			}
			return this.context;
		}
		catch (SSLException ex) {
			throw new TransportException("This application has no TLS", null, ex);
		}
	}

	private void addCodecs(ChannelPipeline pipeline, OutboundUrl url, List<String> protocols,
			WebSocketExchange exchange) {
		int limit = (int) Math.min(this.settings.maxResponseSize().toBytes(), Integer.MAX_VALUE);
		HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.HOST, url.authority());
		WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
			.webSocketUri(url.toWebSocketUri())
			.subprotocol((protocols.isEmpty()) ? null : String.join(", ", protocols))
			.allowExtensions(true)
			.customHeaders(headers)
			.generateOriginHeader(false)
			.maxFramePayloadLength(limit)
			.handshakeTimeoutMillis(this.settings.responseTimeout().toMillis())
			.handleCloseFrames(false)
			.sendCloseFrame(null)
			.build();
		pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_HEAD), new ExtensionReader(exchange),
				new WebSocketClientCompressionHandler(limit), new WebSocketClientProtocolHandler(config),
				new WebSocketFrameAggregator(limit), exchange);
	}

	/**
	 * Notes which extensions the server has accepted.
	 */
	private static final class ExtensionReader extends ChannelInboundHandlerAdapter {

		private final WebSocketExchange exchange;

		ExtensionReader(WebSocketExchange exchange) {
			this.exchange = exchange;
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
			if (message instanceof HttpResponse response) {
				this.exchange.extensions(response.headers().get(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, ""));
			}
			super.channelRead(context, message);
		}

	}

}
