package dev.springnext.runtime.edge.webapi.url;

/**
 * The setters of a URL: each gives the URL that results, which is the same URL where the
 * value is not valid.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#url-class">URL Standard, URL class</a>
 */
final class UrlSetters {

	private UrlSetters() {
	}

	static WebUrl protocol(WebUrl url, String value) {
		UrlParts parts = UrlParts.of(url);
		return UrlParser.parse(value + ":", parts, UrlParser.State.SCHEME_START) ? parts.toUrl() : url;
	}

	static WebUrl username(WebUrl url, String value) {
		UrlParts parts = UrlParts.of(url);
		if (parts.cannotHaveCredentialsOrPort()) {
			return url;
		}
		parts.username.setLength(0);
		PercentEncoding.USERINFO.encode(UrlText.wellFormed(value), parts.username);
		return parts.toUrl();
	}

	static WebUrl password(WebUrl url, String value) {
		UrlParts parts = UrlParts.of(url);
		if (parts.cannotHaveCredentialsOrPort()) {
			return url;
		}
		parts.password.setLength(0);
		PercentEncoding.USERINFO.encode(UrlText.wellFormed(value), parts.password);
		return parts.toUrl();
	}

	static WebUrl host(WebUrl url, String value) {
		return host(url, value, UrlParser.State.HOST);
	}

	static WebUrl hostname(WebUrl url, String value) {
		return host(url, value, UrlParser.State.HOSTNAME);
	}

	private static WebUrl host(WebUrl url, String value, UrlParser.State state) {
		if (url.hasOpaquePath()) {
			return url;
		}
		// A valid host stays even where the port behind it is not valid
		UrlParts parts = UrlParts.of(url);
		UrlParser.parse(value, parts, state);
		return parts.toUrl();
	}

	static WebUrl port(WebUrl url, String value) {
		UrlParts parts = UrlParts.of(url);
		if (parts.cannotHaveCredentialsOrPort()) {
			return url;
		}
		if (value.isEmpty()) {
			parts.port = -1;
		}
		else if (!UrlParser.parse(value, parts, UrlParser.State.PORT)) {
			return url;
		}
		return parts.toUrl();
	}

	static WebUrl pathname(WebUrl url, String value) {
		if (url.hasOpaquePath()) {
			return url;
		}
		UrlParts parts = UrlParts.of(url);
		parts.path.setLength(0);
		UrlParser.parse(value, parts, UrlParser.State.PATH_START);
		return parts.toUrl();
	}

	static WebUrl search(WebUrl url, String value) {
		UrlParts parts = UrlParts.of(url);
		parts.query = null;
		if (!value.isEmpty()) {
			parts.startQuery();
			UrlParser.parse(value.startsWith("?") ? value.substring(1) : value, parts, UrlParser.State.QUERY);
		}
		return parts.toUrl();
	}

	static WebUrl hash(WebUrl url, String value) {
		UrlParts parts = UrlParts.of(url);
		parts.fragment = null;
		if (!value.isEmpty()) {
			parts.startFragment();
			UrlParser.parse(value.startsWith("#") ? value.substring(1) : value, parts, UrlParser.State.FRAGMENT);
		}
		return parts.toUrl();
	}

}
