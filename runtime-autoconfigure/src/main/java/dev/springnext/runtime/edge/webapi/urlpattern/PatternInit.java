package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.url.UrlCanonicalizer;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * The components of a URL or a pattern, each of which may be missing: a
 * {@code URLPatternInit}.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#canon-processing-for-init">URL
 * Pattern Standard, URLPatternInit processing</a>
 */
final class PatternInit {

	/**
	 * The components, in the order in which a URL has them; more specific ones last.
	 */
	enum Component {

		PROTOCOL, USERNAME, PASSWORD, HOSTNAME, PORT, PATHNAME, SEARCH, HASH

	}

	private final Map<Component, String> values = new EnumMap<>(Component.class);

	private @Nullable String baseUrl;

	@Nullable String get(Component component) {
		return this.values.get(component);
	}

	String get(Component component, String fallback) {
		return this.values.getOrDefault(component, fallback);
	}

	void set(Component component, String value) {
		this.values.put(component, value);
	}

	boolean has(Component component) {
		return this.values.containsKey(component);
	}

	private boolean hasAny(Component... components) {
		for (Component component : components) {
			if (has(component)) {
				return true;
			}
		}
		return false;
	}

	void setBaseUrl(@Nullable String baseUrl) {
		this.baseUrl = baseUrl;
	}

	/**
	 * Completes the components from the base URL, and brings them into canonical form
	 * unless they are patterns.
	 * @param pattern whether they are patterns
	 * @return the components
	 * @throws GuestError if one of them is not valid
	 * @see <a href="https://urlpattern.spec.whatwg.org/#process-a-urlpatterninit">process
	 * a URLPatternInit</a>
	 */
	PatternInit process(boolean pattern) {
		PatternInit result = new PatternInit();
		WebUrl base = null;
		if (this.baseUrl != null) {
			base = WebUrl.parse(this.baseUrl, null);
			if (base == null) {
				throw GuestError.type("The base '" + this.baseUrl + "' is not a valid URL.");
			}
			inherit(base, pattern, result);
		}
		this.values.forEach((component, value) -> result.set(component, switch (component) {
			case PROTOCOL -> value.endsWith(":") ? value.substring(0, value.length() - 1) : value;
			case SEARCH -> value.startsWith("?") ? value.substring(1) : value;
			case HASH -> value.startsWith("#") ? value.substring(1) : value;
			default -> value;
		}));
		String pathname = get(Component.PATHNAME);
		if (pathname != null && base != null && !base.hasOpaquePath() && !isAbsolute(pathname, pattern)) {
			String basePath = base.pathname();
			String escaped = pattern ? PatternText.escapePattern(basePath) : basePath;
			result.set(Component.PATHNAME, escaped.substring(0, escaped.lastIndexOf('/') + 1) + pathname);
		}
		if (!pattern) {
			this.values.keySet().forEach(result::canonicalize);
		}
		return result;
	}

	private void inherit(WebUrl base, boolean pattern, PatternInit result) {
		Component[] order = { Component.PROTOCOL, Component.HOSTNAME, Component.PORT, Component.PATHNAME,
				Component.SEARCH, Component.HASH };
		for (Component component : order) {
			if (has(component)) {
				break;
			}
			String value = valueOf(base, component);
			result.set(component, pattern ? PatternText.escapePattern(value) : value);
		}
		// Credentials are not inherited by patterns
		if (!pattern && !hasAny(Component.PROTOCOL, Component.HOSTNAME, Component.PORT, Component.USERNAME)) {
			result.set(Component.USERNAME, base.username());
			if (!has(Component.PASSWORD)) {
				result.set(Component.PASSWORD, base.password());
			}
		}
	}

	static String valueOf(WebUrl url, Component component) {
		return switch (component) {
			case PROTOCOL -> url.scheme();
			case USERNAME -> url.username();
			case PASSWORD -> url.password();
			case HOSTNAME -> url.hostname();
			case PORT -> url.port();
			case PATHNAME -> url.pathname();
			case SEARCH -> orEmpty(url.query());
			case HASH -> orEmpty(url.fragment());
		};
	}

	private static String orEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

	private static boolean isAbsolute(String pathname, boolean pattern) {
		return pathname.startsWith("/") || (pattern && (pathname.startsWith("\\/") || pathname.startsWith("{/")));
	}

	// Its protocol is in canonical form already, as it is the first component
	private void canonicalize(Component component) {
		String value = get(component, "");
		String protocol = get(Component.PROTOCOL, "");
		String canonical = switch (component) {
			case PROTOCOL -> UrlCanonicalizer.protocol(value);
			case USERNAME, PASSWORD -> UrlCanonicalizer.userinfo(value);
			case HOSTNAME -> UrlCanonicalizer.hostname(value);
			case PORT -> UrlCanonicalizer.port(value, protocol);
			case PATHNAME -> (protocol.isEmpty() || UrlCanonicalizer.isSpecialScheme(protocol))
					? UrlCanonicalizer.pathname(value) : UrlCanonicalizer.opaquePathname(value);
			case SEARCH -> UrlCanonicalizer.search(value);
			case HASH -> UrlCanonicalizer.hash(value);
		};
		if (canonical == null) {
			throw GuestError
				.type("The " + component.name().toLowerCase(Locale.ROOT) + " '" + value + "' is not valid.");
		}
		set(component, canonical);
	}

}
