package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.List;
import java.util.function.Predicate;

import dev.springnext.runtime.edge.webapi.urlpattern.PatternInit.Component;

/**
 * Splits a pattern of a whole URL into the patterns of its components.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#constructor-string-parsing">URL
 * Pattern Standard, constructor string parsing</a>
 */
final class ConstructorStringParser {

	private final String input;

	private final Predicate<String> matchesSpecialScheme;

	private final List<Token> tokens;

	private final PatternInit result = new PatternInit();

	private State state = State.INIT;

	private int componentStart;

	private int index;

	private int increment;

	private int groupDepth;

	private int bracketDepth;

	private boolean special;

	private enum State {

		INIT, PROTOCOL, AUTHORITY, USERNAME, PASSWORD, HOSTNAME, PORT, PATHNAME, SEARCH, HASH, DONE;

		boolean isBetween(State first, State last) {
			return compareTo(first) >= 0 && compareTo(last) <= 0;
		}

	}

	private ConstructorStringParser(String input, Predicate<String> matchesSpecialScheme) {
		this.input = input;
		this.matchesSpecialScheme = matchesSpecialScheme;
		this.tokens = Tokenizer.tokenize(input, true);
	}

	/**
	 * Splits a pattern.
	 * @param input the pattern
	 * @param matchesSpecialScheme whether the pattern of a protocol matches a special
	 * scheme
	 * @return the patterns of the components
	 */
	static PatternInit parse(String input, Predicate<String> matchesSpecialScheme) {
		return new ConstructorStringParser(input, matchesSpecialScheme).parse();
	}

	private PatternInit parse() {
		while (this.index < this.tokens.size() && this.state != State.DONE) {
			this.increment = 1;
			Token token = this.tokens.get(this.index);
			if (token.type() == Token.Type.END) {
				end();
			}
			else if (token.type() == Token.Type.OPEN) {
				this.groupDepth++;
			}
			else if (this.groupDepth == 0) {
				step();
			}
			else if (token.type() == Token.Type.CLOSE) {
				this.groupDepth--;
				// What closes a group is never the separator of a component
			}
			this.index += this.increment;
		}
		if (this.result.has(Component.HOSTNAME) && !this.result.has(Component.PORT)) {
			this.result.set(Component.PORT, "");
		}
		return this.result;
	}

	private void end() {
		if (this.state == State.INIT) {
			rewind(State.INIT);
			if (isPlain("#")) {
				change(State.HASH, 1);
			}
			else if (isSearchPrefix()) {
				change(State.SEARCH, 1);
			}
			else {
				change(State.PATHNAME, 0);
			}
		}
		else if (this.state == State.AUTHORITY) {
			rewind(State.HOSTNAME);
		}
		else {
			change(State.DONE, 0);
		}
	}

	private void step() {
		switch (this.state) {
			case INIT -> {
				if (isPlain(":")) {
					rewind(State.PROTOCOL);
				}
			}
			case PROTOCOL -> protocol();
			case AUTHORITY -> {
				if (isPlain("@")) {
					rewind(State.USERNAME);
				}
				else if (isPlain("/") || isSearchPrefix() || isPlain("#")) {
					rewind(State.HOSTNAME);
				}
			}
			case USERNAME -> {
				if (isPlain(":")) {
					change(State.PASSWORD, 1);
				}
				else if (isPlain("@")) {
					change(State.HOSTNAME, 1);
				}
			}
			case PASSWORD -> {
				if (isPlain("@")) {
					change(State.HOSTNAME, 1);
				}
			}
			case HOSTNAME -> hostname();
			default -> afterHostname();
		}
	}

	private void protocol() {
		if (isPlain(":")) {
			this.special = this.matchesSpecialScheme.test(component());
			if (isPlainAt(this.index + 1, "/") && isPlainAt(this.index + 2, "/")) {
				change(State.AUTHORITY, 3);
			}
			else {
				change(this.special ? State.AUTHORITY : State.PATHNAME, 1);
			}
		}
	}

	private void hostname() {
		if (isPlain("[")) {
			this.bracketDepth++;
		}
		else if (isPlain("]")) {
			this.bracketDepth--;
		}
		else if (isPlain(":") && this.bracketDepth == 0) {
			change(State.PORT, 1);
		}
		else {
			afterHostname();
		}
	}

	// In each state only what comes later in a URL can begin
	private void afterHostname() {
		if (this.state.isBetween(State.HOSTNAME, State.PORT) && isPlain("/")) {
			change(State.PATHNAME, 0);
		}
		else if (this.state.isBetween(State.HOSTNAME, State.PATHNAME) && isSearchPrefix()) {
			change(State.SEARCH, 1);
		}
		else if (this.state.isBetween(State.HOSTNAME, State.SEARCH) && isPlain("#")) {
			change(State.HASH, 1);
		}
	}

	private void rewind(State next) {
		this.index = this.componentStart;
		this.increment = 0;
		this.state = next;
	}

	private void change(State next, int skip) {
		if (this.state != State.INIT && this.state != State.AUTHORITY && this.state != State.DONE) {
			this.result.set(Component.valueOf(this.state.name()), component());
		}
		if (this.state != State.INIT && next != State.DONE) {
			if (this.state.isBetween(State.PROTOCOL, State.PASSWORD) && next.isBetween(State.PORT, State.HASH)) {
				setIfMissing(Component.HOSTNAME, "");
			}
			if (this.state.isBetween(State.PROTOCOL, State.PORT) && next.isBetween(State.SEARCH, State.HASH)) {
				setIfMissing(Component.PATHNAME, this.special ? "/" : "");
			}
			if (this.state.isBetween(State.PROTOCOL, State.PATHNAME) && next == State.HASH) {
				setIfMissing(Component.SEARCH, "");
			}
		}
		this.state = next;
		this.index += skip;
		this.componentStart = this.index;
		this.increment = 0;
	}

	private void setIfMissing(Component component, String value) {
		if (!this.result.has(component)) {
			this.result.set(component, value);
		}
	}

	private String component() {
		return this.input.substring(token(this.componentStart).index(), token(this.index).index());
	}

	private Token token(int at) {
		return this.tokens.get(Math.min(at, this.tokens.size() - 1));
	}

	private boolean isPlain(String value) {
		return isPlainAt(this.index, value);
	}

	private boolean isPlainAt(int at, String value) {
		return token(at).isPlain(value);
	}

	private boolean isSearchPrefix() {
		if (isPlain("?")) {
			return true;
		}
		if (!token(this.index).value().equals("?")) {
			return false;
		}
		return this.index == 0 || switch (token(this.index - 1).type()) {
			case NAME, REGEXP, CLOSE, ASTERISK -> false;
			default -> true;
		};
	}

}
