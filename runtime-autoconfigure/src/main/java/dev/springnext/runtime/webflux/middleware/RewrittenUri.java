package dev.springnext.runtime.webflux.middleware;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.RequestPath;
import org.springframework.util.Assert;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import dev.springnext.runtime.middleware.Origins;

/**
 * The URL on this server that a rewrite leads to.
 *
 * @param uri the whole URL
 * @param path its path
 * @param query its query, decoded
 * @author Switchable Runtimes for Spring
 */
record RewrittenUri(URI uri, RequestPath path, MultiValueMap<String, String> query) {

	static RewrittenUri resolve(ExchangeRequest request, URI target) {
		URI base = request.uri();
		Assert.isTrue(Origins.isSame(base, target),
				() -> "The URL '" + target + "' is of another server. Use MiddlewareResult.rewrite for it.");
		// java.net.URI resolves a query alone against the folder
		String path = (target.getRawPath() == null || target.getRawPath().isEmpty())
				? ((target.getRawAuthority() != null) ? "/" : base.getRawPath())
				: base.resolve(target).normalize().getRawPath();
		String context = request.requestPath().contextPath().value();
		if (!context.isEmpty() && !path.equals(context) && !path.startsWith(context + "/")) {
			path = context + path;
		}
		String query = target.getRawQuery();
		URI uri = URI.create(origin(base) + path + ((query != null) ? "?" + query : ""));
		return new RewrittenUri(uri, RequestPath.parse(path, context), parse(query));
	}

	private static String origin(URI base) {
		return (base.getScheme() != null) ? base.getScheme() + "://" + base.getRawAuthority() : "";
	}

	private static MultiValueMap<String, String> parse(@Nullable String query) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		if (query != null) {
			for (String pair : query.split("&")) {
				int equals = pair.indexOf('=');
				if (!pair.isEmpty()) {
					parameters.add(decode((equals < 0) ? pair : pair.substring(0, equals)),
							(equals < 0) ? null : decode(pair.substring(equals + 1)));
				}
			}
		}
		return CollectionUtils.unmodifiableMultiValueMap(parameters);
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
