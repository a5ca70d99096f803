package dev.springnext.runtime.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A response that points elsewhere, and the request that follows it, as in the Fetch
 * standard (https://fetch.spec.whatwg.org/#http-redirect-fetch).
 *
 * @param status one of the redirect statuses
 * @param location where it points, still as the server wrote it
 * @author Switchable Runtimes for Spring
 */
record Redirect(int status, String location) {

	// https://fetch.spec.whatwg.org/#redirect-status
	private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

	// https://fetch.spec.whatwg.org/#request-body-header-name, and the framing
	private static final List<String> BODY_HEADERS = List.of(HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LANGUAGE,
			HttpHeaders.CONTENT_LOCATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH,
			HttpHeaders.TRANSFER_ENCODING);

	// the standard's step 13 names Authorization; a browser keeps the others by itself
	private static final List<String> CREDENTIALS = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE,
			HttpHeaders.PROXY_AUTHORIZATION, HttpHeaders.HOST);

	static @Nullable Redirect from(ClientResponse response) {
		int status = response.statusCode().value();
		String location = response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION);
		return (location != null && STATUSES.contains(status)) ? new Redirect(status, location.trim()) : null;
	}

	ClientRequest follow(ClientRequest request) {
		URI target = resolve(request.url());
		ClientRequest.Builder builder = ClientRequest.from(request).url(target);
		if (becomesGet(request.method())) {
			builder.method(HttpMethod.GET).body(BodyInserters.empty());
			builder.headers((headers) -> BODY_HEADERS.forEach(headers::remove));
		}
		if (!origin(target).equals(origin(request.url()))) {
			builder.headers((headers) -> CREDENTIALS.forEach(headers::remove));
			builder.cookies(MultiValueMap::clear);
			// it may set what was just dropped
			builder.httpRequest((ignored) -> {
			});
		}
		return builder.build();
	}

	// step 12
	private boolean becomesGet(HttpMethod method) {
		if (this.status == 303) {
			return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
		}
		return (this.status == 301 || this.status == 302) && method.equals(HttpMethod.POST);
	}

	// RFC 3986 section 5.2.2; java.net.URI follows its predecessor for an empty path
	private URI resolve(URI base) {
		URI target = parse(this.location);
		String path = Objects.requireNonNullElse(target.getRawPath(), "");
		if (target.isAbsolute() || target.getRawAuthority() != null || path.startsWith("/")) {
			return base.resolve(target);
		}
		String basePath = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
		String origin = base.getScheme() + "://" + base.getRawAuthority();
		if (!path.isEmpty()) {
			return URI.create(origin + basePath).resolve(target);
		}
		String query = (target.getRawQuery() != null) ? target.getRawQuery() : base.getRawQuery();
		return URI.create(origin + basePath + ((query != null) ? "?" + query : ""));
	}

	private static URI parse(String location) {
		try {
			return new URI(location);
		}
		catch (URISyntaxException ex) {
			// such as spaces in the path, which browsers encode
			return UriComponentsBuilder.fromUriString(location).encode().build().toUri();
		}
	}

	private static String origin(URI url) {
		String scheme = url.getScheme().toLowerCase(Locale.ROOT);
		String defaultPort = scheme.equals("https") ? ":443" : ":80";
		String authority = url.getRawAuthority();
		String origin = scheme + "://" + ((authority != null) ? authority.toLowerCase(Locale.ROOT) : "");
		return origin.endsWith(defaultPort) ? origin.substring(0, origin.length() - defaultPort.length()) : origin;
	}

}
