package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.url.UrlCanonicalizer;
import dev.springnext.runtime.edge.webapi.urlpattern.PatternInit.Component;

/**
 * The components of a URL pattern.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#url-pattern-create">URL Pattern
 * Standard, create</a>
 */
final class CompiledPattern {

	private final Predicate<String> matchesSpecialScheme;

	private final Map<Component, PatternComponent> components = new EnumMap<>(Component.class);

	/**
	 * Compiles patterns.
	 * @param init the patterns
	 * @param matchesSpecialScheme whether a regular expression matches a special scheme
	 */
	private CompiledPattern(PatternInit init, Predicate<String> matchesSpecialScheme) {
		this.matchesSpecialScheme = matchesSpecialScheme;
		String protocol = init.get(Component.PROTOCOL, "*");
		int defaultPort = UrlCanonicalizer.defaultPort(protocol);
		if (defaultPort >= 0 && init.get(Component.PORT, "").equals(Integer.toString(defaultPort))) {
			init.set(Component.PORT, "");
		}
		for (Component component : Component.values()) {
			this.components.put(component, compile(component, init.get(component, "*")));
		}
	}

	/**
	 * Compiles the pattern of a whole URL.
	 * @param pattern the pattern
	 * @param base what it is relative to, or {@code null}
	 * @param matchesSpecialScheme whether a regular expression matches a special scheme
	 * @return the compiled pattern
	 */
	static CompiledPattern of(String pattern, @Nullable String base, Predicate<String> matchesSpecialScheme) {
		PatternInit init = ConstructorStringParser.parse(pattern,
				(protocol) -> matchesSpecialScheme(protocol(protocol), matchesSpecialScheme));
		if (base == null && !init.has(Component.PROTOCOL)) {
			throw GuestError.type("The pattern '" + pattern + "' is relative and there is no base.");
		}
		init.setBaseUrl(base);
		return of(init, matchesSpecialScheme);
	}

	static CompiledPattern of(PatternInit init, Predicate<String> matchesSpecialScheme) {
		return new CompiledPattern(init.process(true), matchesSpecialScheme);
	}

	private static PatternComponent protocol(String pattern) {
		return PatternComponent.compile(pattern, PartOptions.DEFAULT, UrlCanonicalizer::protocol);
	}

	private static boolean matchesSpecialScheme(PatternComponent protocol, Predicate<String> regexp) {
		String literal = protocol.literal();
		if (literal != null) {
			return UrlCanonicalizer.isSpecialScheme(literal);
		}
		return protocol.matchesEverything() || regexp.test(protocol.regexp());
	}

	private PatternComponent compile(Component component, String pattern) {
		return switch (component) {
			case PROTOCOL -> protocol(pattern);
			case USERNAME, PASSWORD ->
				PatternComponent.compile(pattern, PartOptions.DEFAULT, UrlCanonicalizer::userinfo);
			case HOSTNAME -> PatternComponent.compile(pattern, PartOptions.HOSTNAME,
					isIpv6(pattern) ? UrlCanonicalizer::ipv6Hostname : UrlCanonicalizer::hostname);
			case PORT ->
				PatternComponent.compile(pattern, PartOptions.DEFAULT, (value) -> UrlCanonicalizer.port(value, ""));
			case PATHNAME -> matchesSpecialScheme(get(Component.PROTOCOL), this.matchesSpecialScheme)
					? PatternComponent.compile(pattern, PartOptions.PATHNAME, UrlCanonicalizer::pathname)
					: PatternComponent.compile(pattern, PartOptions.DEFAULT, UrlCanonicalizer::opaquePathname);
			case SEARCH -> PatternComponent.compile(pattern, PartOptions.DEFAULT, UrlCanonicalizer::search);
			case HASH -> PatternComponent.compile(pattern, PartOptions.DEFAULT, UrlCanonicalizer::hash);
		};
	}

	private PatternComponent get(Component component) {
		PatternComponent compiled = this.components.get(component);
		if (compiled == null) {
			throw new IllegalStateException(component + " is not compiled yet");
		}
		return compiled;
	}

	// https://urlpattern.spec.whatwg.org/#hostname-pattern-is-an-ipv6-address
	private static boolean isIpv6(String pattern) {
		return pattern.length() > 1
				&& (pattern.startsWith("[") || pattern.startsWith("{[") || pattern.startsWith("\\["));
	}

	ProxyArray toGuest() {
		return ProxyArray
			.fromArray(this.components.values().stream().map(PatternComponent::toGuest).toArray(Object[]::new));
	}

}
