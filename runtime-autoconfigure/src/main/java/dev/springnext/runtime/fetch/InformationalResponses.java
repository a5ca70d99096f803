package dev.springnext.runtime.fetch;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Drops responses of the class 1xx, such as early hints, which come before the one that
 * counts.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.2">RFC 9110, 15.2</a>
 */
final class InformationalResponses extends ChannelInboundHandlerAdapter {

	private static final int SWITCHING_PROTOCOLS = 101;

	private boolean dropping;

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		if (message instanceof HttpResponse response) {
			this.dropping = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
					&& response.status().code() != SWITCHING_PROTOCOLS && response.decoderResult().isSuccess();
		}
		if (!this.dropping) {
			super.channelRead(context, message);
			return;
		}
		if (message instanceof FullHttpResponse || message instanceof LastHttpContent) {
			this.dropping = false;
		}
		ReferenceCountUtil.release(message);
		// nobody else asks for more before there is a response
		context.read();
	}

}
