package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * Parses the pattern of a component into parts.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#parse-a-pattern-string">URL Pattern
 * Standard, parse a pattern string</a>
 */
final class PatternParser {

	private final String input;

	private final List<Token> tokens;

	private final Function<String, @Nullable String> encoding;

	private final String prefix;

	private final String segmentWildcard;

	private final List<Part> parts = new ArrayList<>();

	private final StringBuilder pending = new StringBuilder();

	private int index;

	private int nextName;

	private PatternParser(String input, PartOptions options, Function<String, @Nullable String> encoding) {
		this.input = input;
		this.tokens = Tokenizer.tokenize(input, false);
		this.encoding = encoding;
		this.prefix = options.prefix();
		this.segmentWildcard = options.segmentWildcard();
	}

	/**
	 * Parses a pattern.
	 * @param input the pattern
	 * @param options how to read it
	 * @param encoding brings fixed text into the form that it has in URLs, or gives
	 * {@code null} for what can not be in URLs
	 * @return the parts
	 */
	static List<Part> parse(String input, PartOptions options, Function<String, @Nullable String> encoding) {
		return new PatternParser(input, options, encoding).parse();
	}

	private List<Part> parse() {
		while (this.index < this.tokens.size()) {
			Token character = take(Token.Type.CHAR);
			Token name = take(Token.Type.NAME);
			Token matcher = takeRegexpOrWildcard(name);
			if (name != null || matcher != null) {
				addGroup(character, name, matcher);
				continue;
			}
			Token fixed = (character != null) ? character : take(Token.Type.ESCAPED_CHAR);
			if (fixed != null) {
				this.pending.append(fixed.value());
				continue;
			}
			if (take(Token.Type.OPEN) != null) {
				String before = takeText();
				name = take(Token.Type.NAME);
				matcher = takeRegexpOrWildcard(name);
				String behind = takeText();
				require(Token.Type.CLOSE);
				add(before, name, matcher, behind, takeModifier());
				continue;
			}
			addPending();
			require(Token.Type.END);
		}
		return this.parts;
	}

	private void addGroup(@Nullable Token character, @Nullable Token name, @Nullable Token matcher) {
		String before = (character != null) ? character.value() : "";
		if (!before.isEmpty() && !before.equals(this.prefix)) {
			this.pending.append(before);
			before = "";
		}
		addPending();
		add(before, name, matcher, "", takeModifier());
	}

	private @Nullable Token take(Token.Type type) {
		Token token = this.tokens.get(this.index);
		if (token.type() != type) {
			return null;
		}
		this.index++;
		return token;
	}

	private void require(Token.Type type) {
		if (take(type) == null) {
			Token found = this.tokens.get(this.index);
			throw GuestError.type("The pattern '" + this.input + "' is not valid at " + found.index() + ": there is "
					+ ((found.type() == Token.Type.END) ? "its end" : "'" + found.value() + "'") + ".");
		}
	}

	private @Nullable Token takeRegexpOrWildcard(@Nullable Token name) {
		Token token = take(Token.Type.REGEXP);
		return (name == null && token == null) ? take(Token.Type.ASTERISK) : token;
	}

	private Part.Modifier takeModifier() {
		Token token = take(Token.Type.OTHER_MODIFIER);
		token = (token != null) ? token : take(Token.Type.ASTERISK);
		return (token != null) ? Part.Modifier.of(token.value()) : Part.Modifier.NONE;
	}

	private String takeText() {
		StringBuilder text = new StringBuilder();
		for (;;) {
			Token token = take(Token.Type.CHAR);
			token = (token != null) ? token : take(Token.Type.ESCAPED_CHAR);
			if (token == null) {
				return text.toString();
			}
			text.append(token.value());
		}
	}

	private void addPending() {
		if (!this.pending.isEmpty()) {
			this.parts.add(Part.text(encode(this.pending.toString()), Part.Modifier.NONE));
			this.pending.setLength(0);
		}
	}

	private String encode(String text) {
		String encoded = text.isEmpty() ? text : this.encoding.apply(text);
		if (encoded == null) {
			throw GuestError
				.type("The pattern '" + this.input + "' is not valid: '" + text + "' can not be there in a URL.");
		}
		return encoded;
	}

	private void add(String before, @Nullable Token name, @Nullable Token matcher, String behind,
			Part.Modifier modifier) {
		if (name == null && matcher == null && modifier == Part.Modifier.NONE) {
			this.pending.append(before);
			return;
		}
		addPending();
		if (name == null && matcher == null) {
			if (!before.isEmpty()) {
				this.parts.add(Part.text(encode(before), modifier));
			}
			return;
		}
		String called = (name != null) ? name.value() : Integer.toString(this.nextName++);
		if (this.parts.stream().anyMatch((part) -> part.name().equals(called))) {
			throw GuestError.type("The pattern '" + this.input + "' has two groups named '" + called + "'.");
		}
		String regexp = regexp(matcher);
		Part.Type type = regexp.equals(this.segmentWildcard) ? Part.Type.SEGMENT_WILDCARD
				: regexp.equals(Part.FULL_WILDCARD) ? Part.Type.FULL_WILDCARD : Part.Type.REGEXP;
		this.parts.add(new Part(type, (type == Part.Type.REGEXP) ? regexp : "", modifier, called, encode(before),
				encode(behind)));
	}

	private String regexp(@Nullable Token matcher) {
		if (matcher == null) {
			return this.segmentWildcard;
		}
		return (matcher.type() == Token.Type.ASTERISK) ? Part.FULL_WILDCARD : matcher.value();
	}

}
