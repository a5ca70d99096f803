package dev.springnext.runtime.edge.syntax;

import java.util.HashSet;
import java.util.Set;

/**
 * The types of TypeScript, with their operators. Nothing of them is kept.
 *
 * @author Switchable Runtimes for Spring
 */
final class Types {

	private static final int BRACKETED = Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE;

	private final Grammar grammar;

	private final Cursor cursor;

	private final Set<Integer> noConstraints = new HashSet<>();

	private final Set<Integer> noConditionalReturns = new HashSet<>();

	Types(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	/**
	 * A type with its colon, if there is one.
	 */
	void annotation() {
		if (this.cursor.take(":")) {
			enclosedType();
		}
	}

	/**
	 * A type that nothing around it changes.
	 */
	void enclosedType() {
		int modes = this.cursor.change(0, BRACKETED);
		type();
		this.cursor.modes(modes);
	}

	/**
	 * What follows {@code as} or {@code satisfies}.
	 */
	void assertedType() {
		if (!this.cursor.takeWord("const")) {
			type();
		}
	}

	void type() {
		this.cursor.deeper();
		if (isFunction()) {
			function();
		}
		else {
			union();
			if (!this.cursor.in(Cursor.NO_CONDITIONAL_TYPE) && this.cursor.isWord("extends")
					&& !this.cursor.isOnNewLine()) {
				conditional();
			}
		}
		this.cursor.higher();
	}

	private void conditional() {
		this.cursor.expectWord("extends");
		if (!isFunction() || !guessConditionalReturn()) {
			int modes = this.cursor.change(Cursor.NO_CONDITIONAL_TYPE, 0);
			type();
			this.cursor.modes(modes);
		}
		this.cursor.expect("?");
		enclosedType();
		this.cursor.expect(":");
		enclosedType();
	}

	// Of A extends () => B extends C ? D : E ? F : G the first question mark belongs to
	// what the function returns, of A extends () => infer B extends C ? D : E it does not
	private boolean guessConditionalReturn() {
		int start = this.cursor.start();
		if (this.noConditionalReturns.contains(start)) {
			return false;
		}
		boolean read = this.cursor.guess(() -> {
			function();
			return this.cursor.is("?") ? Boolean.TRUE : null;
		}) != null;
		if (!read) {
			this.noConditionalReturns.add(start);
		}
		return read;
	}

	/**
	 * What a function returns: a type, or what it tells of its argument.
	 */
	void returnType() {
		if (this.cursor.isWord("asserts")) {
			Token next = this.cursor.peek();
			if (next.is(TokenKind.NAME) && !next.newLine() && !next.isWord("is") && !next.isWord("extends")) {
				this.cursor.advance();
				this.cursor.advance();
				if (this.cursor.takeWord("is")) {
					type();
				}
				return;
			}
		}
		if (this.cursor.is(TokenKind.NAME)) {
			Token next = this.cursor.peek();
			if (next.isWord("is") && !next.newLine()) {
				this.cursor.advance();
				this.cursor.advance();
			}
		}
		type();
	}

	private boolean isFunction() {
		if (this.cursor.is("<")) {
			return true;
		}
		if (this.cursor.isWord("new")) {
			return true;
		}
		if (this.cursor.isWord("abstract")) {
			return this.cursor.peek().isWord("new");
		}
		return this.cursor.is("(") && areParameters();
	}

	private boolean areParameters() {
		return this.cursor.lookAhead(() -> {
			this.cursor.expect("(");
			if (this.cursor.is(")") || this.cursor.is("...")) {
				return true;
			}
			if (this.cursor.is("{") || this.cursor.is("[")) {
				this.grammar.bindings.pattern();
			}
			else {
				this.cursor.expect(TokenKind.NAME, "a name");
			}
			if (this.cursor.is(":") || this.cursor.is(",") || this.cursor.is("?") || this.cursor.is("=")) {
				return true;
			}
			this.cursor.expect(")");
			return this.cursor.is("=>");
		});
	}

	private void function() {
		this.cursor.takeWord("abstract");
		this.cursor.takeWord("new");
		optionalParameters();
		this.grammar.functions.parameters();
		this.cursor.expect("=>");
		returnType();
	}

	private void union() {
		this.cursor.take("|");
		do {
			this.cursor.take("&");
			do {
				operator();
			}
			while (this.cursor.take("&"));
		}
		while (this.cursor.take("|"));
	}

	private void operator() {
		if (isFunction()) {
			function();
		}
		else if ((this.cursor.isWord("keyof") || this.cursor.isWord("unique") || this.cursor.isWord("readonly"))
				&& this.grammar.typeOperands.begins(this.cursor.peek())) {
			this.cursor.deeper();
			this.cursor.advance();
			operator();
			this.cursor.higher();
		}
		else if (this.cursor.isWord("infer") && isName(this.cursor.peek())) {
			inferred();
		}
		else {
			this.grammar.typeOperands.postfix();
		}
	}

	private static boolean isName(Token token) {
		return token.is(TokenKind.NAME) && !token.newLine() && !token.isWord("extends");
	}

	private void inferred() {
		this.cursor.advance();
		this.cursor.advance();
		int start = this.cursor.start();
		boolean disallowed = this.cursor.in(Cursor.NO_CONDITIONAL_TYPE);
		if (!this.cursor.isWord("extends") || (!disallowed && this.noConstraints.contains(start))) {
			return;
		}
		boolean constraint = this.cursor.guess(() -> {
			this.cursor.advance();
			int modes = this.cursor.change(Cursor.NO_CONDITIONAL_TYPE, 0);
			type();
			this.cursor.modes(modes);
			return (disallowed || !this.cursor.is("?")) ? Boolean.TRUE : null;
		}) != null;
		if (!constraint && !disallowed) {
			this.noConstraints.add(start);
		}
	}

	/**
	 * Type arguments.
	 */
	void arguments() {
		int modes = this.cursor.change(0, BRACKETED);
		this.cursor.expect("<");
		do {
			type();
		}
		while (this.cursor.take(",") && !this.cursor.is(">"));
		this.cursor.modes(modes);
		this.cursor.expect(">");
	}

	void optionalArguments() {
		this.cursor.splitLess();
		if (this.cursor.is("<")) {
			arguments();
		}
	}

	/**
	 * Type parameters.
	 */
	void parameters() {
		int modes = this.cursor.change(0, BRACKETED);
		this.cursor.expect("<");
		do {
			parameter();
		}
		while (this.cursor.take(",") && !this.cursor.is(">"));
		this.cursor.modes(modes);
		this.cursor.expect(">");
	}

	void optionalParameters() {
		if (this.cursor.is("<")) {
			parameters();
		}
	}

	private void parameter() {
		while ((this.cursor.isWord("const") || this.cursor.isWord("in") || this.cursor.isWord("out"))
				&& isName(this.cursor.peek())) {
			this.cursor.advance();
		}
		this.cursor.expect(TokenKind.NAME, "the name of a type");
		if (this.cursor.takeWord("extends")) {
			type();
		}
		if (this.cursor.take("=")) {
			type();
		}
	}

}
