package dev.springnext.runtime.fetch;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

import dev.springnext.runtime.edge.webapi.fetch.TransportException;

/**
 * Tells guest code what went wrong on the network: without addresses, which only the host
 * may know.
 *
 * @author Switchable Runtimes for Spring
 */
final class TransportFailures {

	private TransportFailures() {
	}

	static TransportException of(Throwable error, OutboundUrl url, FetchSettings settings) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			TransportException known = known(cause, url, settings);
			if (known != null) {
				return known;
			}
		}
		return new TransportException("The request to " + url.shown() + " failed", null, error);
	}

	private static @Nullable TransportException known(Throwable cause, OutboundUrl url, FetchSettings settings) {
		String server = url.host() + ":" + url.port();
		if (cause instanceof TransportException transport) {
			return transport;
		}
		if (cause instanceof OutboundRefusedException refused) {
			return failure(String.valueOf(refused.at(url.shown()).getMessage()), "ERR_OUTBOUND_REFUSED", cause);
		}
		if (cause instanceof UnknownHostException) {
			return failure("The host '" + url.host() + "' is not known", "ENOTFOUND", cause);
		}
		if (cause instanceof ConnectTimeoutException) {
			return failure("No connection to " + server + " within " + settings.connectTimeout().toMillis() + " ms ("
					+ FetchSettings.CONNECT_TIMEOUT + ")", "ETIMEDOUT", cause);
		}
		if (cause instanceof NoRouteToHostException) {
			return failure("There is no route to " + server, "EHOSTUNREACH", cause);
		}
		if (cause instanceof ConnectException) {
			return failure("The connection to " + server + " was refused", "ECONNREFUSED", cause);
		}
		if (cause instanceof PoolAcquirePendingLimitException || cause instanceof PoolAcquireTimeoutException) {
			return failure("Too many requests wait for a connection to " + server, "EAGAIN", cause);
		}
		if (cause instanceof TimeoutException) {
			return failure("No response from " + url.shown() + " within " + settings.responseTimeout().toMillis()
					+ " ms (" + FetchSettings.RESPONSE_TIMEOUT + ")", "ETIMEDOUT", cause);
		}
		if (cause instanceof SSLException) {
			return failure("No secure connection to " + server + ": " + cause.getMessage(), "EPROTO", cause);
		}
		if (cause instanceof TooLongFrameException) {
			return failure("The head of the response of " + url.shown() + " is too large", "ERR_HEAD_TOO_LARGE", cause);
		}
		if (cause instanceof DecoderException && cause.getCause() == null
				|| cause instanceof IllegalArgumentException) {
			return failure("The response of " + url.shown() + " is not valid HTTP", "EPROTO", cause);
		}
		if (isClosed(cause)) {
			return failure("The connection to " + server + " was closed before the response was complete", "ECONNRESET",
					cause);
		}
		return null;
	}

	private static boolean isClosed(Throwable cause) {
		return cause instanceof PrematureCloseException || cause instanceof AbortedException
				|| cause instanceof ClosedChannelException || AbortedException.isConnectionReset(cause);
	}

	private static TransportException failure(String message, String code, Throwable cause) {
		return new TransportException(message, code, cause);
	}

}
