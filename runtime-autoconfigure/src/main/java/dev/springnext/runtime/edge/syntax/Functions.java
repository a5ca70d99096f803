package dev.springnext.runtime.edge.syntax;

import java.util.Set;

/**
 * Functions, and what they share with methods: parameters and bodies.
 *
 * @author Switchable Runtimes for Spring
 */
final class Functions {

	private static final Set<String> MODIFIERS = Set.of("public", "private", "protected", "readonly", "override");

	private final Grammar grammar;

	private final Cursor cursor;

	Functions(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	Expression expression() {
		int start = this.cursor.start();
		function();
		return this.grammar.expressions.other("FunctionExpression", start);
	}

	/**
	 * A function.
	 * @return its name, or an empty one's place
	 */
	Token function() {
		boolean async = this.cursor.takeWord("async");
		this.cursor.expectWord("function");
		boolean generator = this.cursor.take("*");
		Token name = this.cursor.token();
		if (name.is(TokenKind.NAME)) {
			this.cursor.advance();
		}
		method(async, generator);
		return name;
	}

	/**
	 * What follows the name of a function or method. TypeScript may leave the body out.
	 * @param async whether it is asynchronous
	 * @param generator whether it is a generator
	 */
	void method(boolean async, boolean generator) {
		int modes = this.cursor.change((async ? Cursor.ASYNC : 0) | (generator ? Cursor.GENERATOR : 0),
				(async ? 0 : Cursor.ASYNC) | (generator ? 0 : Cursor.GENERATOR) | Cursor.NO_IN | Cursor.CONDITION
						| Cursor.NO_CONDITIONAL_TYPE);
		if (this.grammar.typescript()) {
			this.grammar.types.optionalParameters();
		}
		parameters();
		if (this.grammar.typescript() && this.cursor.take(":")) {
			this.grammar.types.returnType();
		}
		if (this.cursor.is("{")) {
			body(async, generator);
		}
		else if (!this.grammar.typescript()) {
			throw this.cursor.expected("'{'");
		}
		this.cursor.modes(modes);
	}

	void parameters() {
		int modes = this.cursor.change(0, Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE);
		this.cursor.expect("(");
		while (!this.cursor.is(")")) {
			parameter();
			if (!this.cursor.is(")")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.modes(modes);
		this.cursor.expect(")");
	}

	private void parameter() {
		this.grammar.classes.decorators();
		if (this.grammar.typescript()) {
			while (this.cursor.is(TokenKind.NAME) && MODIFIERS.contains(this.cursor.token().text())
					&& isParameter(this.cursor.peek())) {
				this.cursor.advance();
			}
		}
		this.cursor.take("...");
		if (this.grammar.typescript() && this.cursor.takeWord("this")) {
			this.grammar.types.annotation();
			return;
		}
		this.grammar.bindings.pattern();
		if (this.grammar.typescript()) {
			this.cursor.take("?");
			this.grammar.types.annotation();
		}
		if (this.cursor.take("=")) {
			this.grammar.expressions.enclosed(false);
		}
	}

	private static boolean isParameter(Token token) {
		return token.is(TokenKind.NAME) || token.is("{") || token.is("[") || token.is("...");
	}

	void body(boolean async, boolean generator) {
		int modes = this.cursor.change((async ? Cursor.ASYNC : 0) | (generator ? Cursor.GENERATOR : 0),
				(async ? 0 : Cursor.ASYNC) | (generator ? 0 : Cursor.GENERATOR) | Cursor.NO_IN | Cursor.CONDITION
						| Cursor.NO_CONDITIONAL_TYPE);
		this.grammar.statements.block();
		this.cursor.modes(modes);
	}

}
