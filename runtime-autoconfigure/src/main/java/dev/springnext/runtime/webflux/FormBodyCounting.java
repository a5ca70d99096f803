package dev.springnext.runtime.webflux;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * Has the bodies of forms counted that do not tell their length. All other requests pass
 * untouched.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FormBodyCounting implements HttpHandlerDecoratorFactory {

	@Override
	public HttpHandler apply(HttpHandler handler) {
		return (request, response) -> {
			if (!CountedFormBody.isNeededFor(request)) {
				return handler.handle(request, response);
			}
			CountedFormBody counted = new CountedFormBody(request);
			return handler.handle(counted, response)
				.contextWrite((context) -> context.put(CountedFormBody.class, counted));
		};
	}

}
