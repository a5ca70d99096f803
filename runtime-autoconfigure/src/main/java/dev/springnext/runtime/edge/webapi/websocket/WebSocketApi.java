package dev.springnext.runtime.edge.webapi.websocket;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;
import dev.springnext.runtime.edge.webapi.encoding.Utf8;
import dev.springnext.runtime.edge.webapi.file.BlobData;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * The WebSocket client.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://websockets.spec.whatwg.org/">WebSockets Standard</a>
 */
public final class WebSocketApi implements WebApi {

	private static final int MAX_REASON = 123;

	// RFC 9110 section 5.6.2
	private static final String DELIMITERS = "\"(),/:;<=>?@[\\]{}";

	@Override
	public String name() {
		return "websocket";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("websocket", "WebSocket");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		Set<GuestSocket> open = ConcurrentHashMap.newKeySet();
		isolate.onClose(() -> open.forEach(GuestSocket::abort));
		functions.add("parse", (arguments) -> parse(arguments[0].asString()).href());
		functions.add("origin", (arguments) -> parse(arguments[0].asString()).origin());
		functions.add("checkProtocols", (arguments) -> {
			check(arguments);
			return null;
		});
		functions.add("connect", (arguments) -> connect(isolate, open, arguments));
		functions.add("sendText", (arguments) -> {
			GuestSocket socket = GuestSocket.from(arguments[0]);
			String text = Utf8.wellFormed(arguments[1].asString());
			int size = Utf8.encode(text).length;
			if (arguments[2].asBoolean()) {
				socket.send(socket.connection().send(text), size);
			}
			return size;
		});
		functions.add("sendBytes", (arguments) -> {
			GuestSocket socket = GuestSocket.from(arguments[0]);
			return send(socket, Bytes.of(arguments, 1), arguments[4].asBoolean());
		});
		functions.add("sendBlob", (arguments) -> {
			GuestSocket socket = GuestSocket.from(arguments[0]);
			return send(socket, BlobData.from(arguments[1]).toBytes(), arguments[2].asBoolean());
		});
		functions.add("checkReason", (arguments) -> {
			if (Utf8.encode(arguments[0].asString()).length > MAX_REASON) {
				throw GuestError.dom("SyntaxError",
						"Failed to execute 'close' on 'WebSocket': The reason is longer than " + MAX_REASON
								+ " bytes.");
			}
			return null;
		});
		functions.add("close", (arguments) -> {
			GuestSocket.from(arguments[0]).close(arguments[1].asInt(), arguments[2].asString());
			return null;
		});
		functions.add("abort", (arguments) -> {
			GuestSocket.from(arguments[0]).abort();
			return null;
		});
	}

	private static Object connect(Isolate isolate, Set<GuestSocket> open, Value... arguments) {
		Invocation invocation = isolate.current();
		if (invocation != null) {
			invocation.countSubRequest();
		}
		GuestSocket[] socket = new GuestSocket[1];
		socket[0] = new GuestSocket(isolate, arguments[0], () -> open.remove(socket[0]));
		open.add(socket[0]);
		String url = parse(arguments[1].asString()).hrefWithoutFragment();
		socket[0].connect(isolate.settings().service(WebSocketTransport.class), url, strings(arguments, 2));
		return socket[0];
	}

	private static int send(GuestSocket socket, byte[] bytes, boolean open) {
		if (open) {
			socket.send(socket.connection().send(bytes), bytes.length);
		}
		return bytes.length;
	}

	// https://websockets.spec.whatwg.org/#get-a-url-record
	private static WebUrl parse(String input) {
		WebUrl url = WebUrl.parse(input, null);
		if (url == null) {
			throw syntax("The URL '" + input + "' is invalid.");
		}
		String scheme = url.scheme();
		if (scheme.equals("http") || scheme.equals("https")) {
			url = upgraded(url);
			scheme = url.scheme();
		}
		if (!scheme.equals("ws") && !scheme.equals("wss")) {
			throw syntax("The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '" + scheme
					+ "' is not allowed.");
		}
		String fragment = url.fragment();
		if (fragment != null) {
			throw syntax("The URL contains a fragment identifier ('" + fragment
					+ "'). Fragment identifiers are not allowed in WebSocket URLs.");
		}
		return url;
	}

	private static WebUrl upgraded(WebUrl url) {
		WebUrl upgraded = WebUrl.parse("ws" + url.href().substring("http".length()), null);
		return (upgraded != null) ? upgraded : url;
	}

	// https://websockets.spec.whatwg.org/#dom-websocket-websocket
	private static void check(Value... protocols) {
		Set<String> seen = new HashSet<>();
		for (String protocol : strings(protocols, 0)) {
			if (!isToken(protocol)) {
				throw syntax("The subprotocol '" + protocol + "' is invalid.");
			}
			if (!seen.add(protocol)) {
				throw syntax("The subprotocol '" + protocol + "' is duplicated.");
			}
		}
	}

	private static boolean isToken(String text) {
		return !text.isEmpty() && text.chars().allMatch((c) -> c > ' ' && c < 0x7F && DELIMITERS.indexOf(c) < 0);
	}

	private static GuestError syntax(String message) {
		return GuestError.dom("SyntaxError", "Failed to construct 'WebSocket': " + message);
	}

	private static List<String> strings(Value[] arguments, int from) {
		List<String> strings = new ArrayList<>();
		for (int i = from; i < arguments.length; i++) {
			strings.add(arguments[i].asString());
		}
		return strings;
	}

}
