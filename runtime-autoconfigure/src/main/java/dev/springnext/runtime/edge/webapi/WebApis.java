package dev.springnext.runtime.edge.webapi;

import java.util.List;

import dev.springnext.runtime.edge.engine.WebApi;
import dev.springnext.runtime.edge.webapi.cache.CacheApi;
import dev.springnext.runtime.edge.webapi.compression.CompressionApi;
import dev.springnext.runtime.edge.webapi.console.ConsoleApi;
import dev.springnext.runtime.edge.webapi.crypto.CryptoApi;
import dev.springnext.runtime.edge.webapi.dom.DomApi;
import dev.springnext.runtime.edge.webapi.encoding.EncodingApi;
import dev.springnext.runtime.edge.webapi.eventsource.EventSourceApi;
import dev.springnext.runtime.edge.webapi.fetch.FetchApi;
import dev.springnext.runtime.edge.webapi.file.FileApi;
import dev.springnext.runtime.edge.webapi.function.FunctionApi;
import dev.springnext.runtime.edge.webapi.html.HtmlApi;
import dev.springnext.runtime.edge.webapi.messaging.MessagingApi;
import dev.springnext.runtime.edge.webapi.next.NextApi;
import dev.springnext.runtime.edge.webapi.node.NodeApi;
import dev.springnext.runtime.edge.webapi.performance.PerformanceApi;
import dev.springnext.runtime.edge.webapi.streams.StreamsApi;
import dev.springnext.runtime.edge.webapi.timers.TimersApi;
import dev.springnext.runtime.edge.webapi.url.UrlApi;
import dev.springnext.runtime.edge.webapi.urlpattern.UrlPatternApi;
import dev.springnext.runtime.edge.webapi.wasm.WasmApi;
import dev.springnext.runtime.edge.webapi.websocket.WebSocketApi;

/**
 * The web APIs that every isolate has.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class WebApis {

	private WebApis() {
	}

	/**
	 * All web APIs.
	 * @return the APIs
	 */
	public static List<WebApi> all() {
		return List.of(new CacheApi(), new CompressionApi(), new ConsoleApi(), new CryptoApi(), new DomApi(),
				new EncodingApi(), new EventSourceApi(), new FetchApi(), new FileApi(), new FunctionApi(),
				new HtmlApi(), new MessagingApi(), new NextApi(), new NodeApi(), new PerformanceApi(), new StreamsApi(),
				new TimersApi(), new UrlApi(), new UrlPatternApi(), new WasmApi(), new WebSocketApi());
	}

}
