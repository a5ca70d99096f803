package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/**
 * A component of a URL pattern.
 *
 * @param pattern its pattern in normal form
 * @param parts its parts
 * @param options how it was read
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#component">URL Pattern Standard,
 * component</a>
 */
record PatternComponent(String pattern, List<Part> parts, PartOptions options) {

	static PatternComponent compile(String input, PartOptions options, Function<String, @Nullable String> encoding) {
		List<Part> parts = PatternParser.parse(input, options, encoding);
		return new PatternComponent(PatternText.toPattern(parts, options), parts, options);
	}

	/**
	 * The text that the component matches, if it is one text.
	 * @return the text, or {@code null}
	 */
	@Nullable String literal() {
		if (this.parts.isEmpty()) {
			return "";
		}
		Part first = this.parts.get(0);
		return (this.parts.size() == 1 && first.type() == Part.Type.FIXED_TEXT
				&& first.modifier() == Part.Modifier.NONE) ? first.value() : null;
	}

	boolean matchesEverything() {
		return this.parts.size() == 1 && this.parts.get(0).type() == Part.Type.FULL_WILDCARD
				&& this.parts.get(0).prefix().isEmpty() && this.parts.get(0).suffix().isEmpty()
				&& this.parts.get(0).modifier() == Part.Modifier.NONE;
	}

	String regexp() {
		return PatternText.toRegexp(this.parts, this.options);
	}

	/**
	 * The component as JavaScript takes it.
	 * @return the pattern, whether it matches everything, the text that it matches or
	 * {@code null}, the regular expression, whether it has ones of the user, and the
	 * names of the groups
	 */
	ProxyArray toGuest() {
		List<@Nullable Object> values = new ArrayList<>();
		values.add(this.pattern);
		values.add(matchesEverything());
		values.add(literal());
		values.add(regexp());
		values.add(this.parts.stream().anyMatch((part) -> part.type() == Part.Type.REGEXP));
		this.parts.stream().filter((part) -> part.type() != Part.Type.FIXED_TEXT).map(Part::name).forEach(values::add);
		return ProxyArray.fromArray(values.toArray());
	}

}
