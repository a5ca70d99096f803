package dev.springnext.runtime.webflux.middleware;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/**
 * An exchange with the request as middleware has changed it. Forms are read from there:
 * the exchange below would read the server's body, which middleware may have.
 *
 * @author Switchable Runtimes for Spring
 */
final class MiddlewareExchange extends ServerWebExchangeDecorator {

	private static final ResolvableType FORM = ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class,
			String.class);

	private static final ResolvableType MULTIPART = ResolvableType.forClassWithGenerics(MultiValueMap.class,
			String.class, Part.class);

	private final RequestState state;

	private final ServerHttpRequest request;

	private final boolean ownForms;

	private @Nullable Mono<MultiValueMap<String, String>> form;

	private @Nullable Mono<MultiValueMap<String, Part>> parts;

	/**
	 * Creates the exchange.
	 * @param state what belongs to the request
	 * @param request the changed request
	 * @param ownForms whether forms differ from what the exchange below has
	 */
	MiddlewareExchange(RequestState state, ServerHttpRequest request, boolean ownForms) {
		super(state.exchange());
		this.state = state;
		this.request = request;
		this.ownForms = ownForms;
	}

	@Override
	public ServerHttpRequest getRequest() {
		return this.request;
	}

	@Override
	public synchronized Mono<MultiValueMap<String, String>> getFormData() {
		if (this.form == null) {
			this.form = (this.ownForms) ? this.<String>read(FORM, MediaType.APPLICATION_FORM_URLENCODED).cache()
					: super.getFormData();
		}
		return this.form;
	}

	@Override
	public synchronized Mono<MultiValueMap<String, Part>> getMultipartData() {
		if (this.parts == null) {
			this.parts = (this.ownForms) ? this.<Part>read(MULTIPART, MediaType.MULTIPART_FORM_DATA)
				.doOnNext((read) -> this.state.atEnd(() -> delete(read)))
				.cache() : super.getMultipartData();
		}
		return this.parts;
	}

	@SuppressWarnings("unchecked")
	private <T> Mono<MultiValueMap<String, T>> read(ResolvableType type, MediaType wanted) {
		return Mono.defer(() -> {
			MediaType actual = contentType();
			if (actual == null || !wanted.isCompatibleWith(actual)) {
				return Mono.just(CollectionUtils.unmodifiableMultiValueMap(new LinkedMultiValueMap<>()));
			}
			for (HttpMessageReader<?> reader : this.state.readers()) {
				if (reader.canRead(type, actual)) {
					return ((HttpMessageReader<MultiValueMap<String, T>>) reader).readMono(type, this.request, Map.of())
						.switchIfEmpty(Mono.fromSupplier(LinkedMultiValueMap::new));
				}
			}
			return Mono.error(new IllegalStateException("No reader of " + actual));
		});
	}

	private @Nullable MediaType contentType() {
		try {
			return this.request.getHeaders().getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	private static void delete(MultiValueMap<String, Part> parts) {
		parts.values().forEach((list) -> list.forEach((part) -> part.delete().onErrorComplete().subscribe()));
	}

}
