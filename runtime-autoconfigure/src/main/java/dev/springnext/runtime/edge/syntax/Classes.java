package dev.springnext.runtime.edge.syntax;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Classes and decorators.
 *
 * @author Switchable Runtimes for Spring
 */
final class Classes {

	private static final Set<String> MODIFIERS = Set.of("static", "async", "get", "set", "accessor");

	private static final Set<String> TYPESCRIPT_MODIFIERS = Set.of("public", "private", "protected", "readonly",
			"override", "abstract", "declare", "in", "out", "const", "export");

	private final Grammar grammar;

	private final Cursor cursor;

	Classes(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	Expression expression() {
		int start = this.cursor.start();
		decorators();
		declaration();
		return this.grammar.expressions.other("ClassExpression", start);
	}

	/**
	 * A class, from the word {@code class} on.
	 * @return its name, or {@code null} if it has none
	 */
	@Nullable Token declaration() {
		this.cursor.expectWord("class");
		Token name = null;
		if (this.cursor.is(TokenKind.NAME) && !this.cursor.isWord("extends") && !isImplements()) {
			name = this.grammar.bindings.name();
		}
		if (this.grammar.typescript()) {
			this.grammar.types.optionalParameters();
		}
		while (this.cursor.isWord("extends") || (this.grammar.typescript() && this.cursor.isWord("implements"))) {
			heritage();
		}
		body();
		return name;
	}

	private boolean isImplements() {
		return this.grammar.typescript() && this.cursor.isWord("implements") && !this.cursor.peek().is("{");
	}

	private void heritage() {
		boolean expression = this.cursor.advance().isWord("extends");
		if (expression) {
			int modes = this.cursor.change(0, Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE);
			this.grammar.operands.leftHandSide();
			if (this.grammar.typescript()) {
				this.grammar.types.optionalArguments();
			}
			this.cursor.modes(modes);
			return;
		}
		do {
			this.grammar.types.enclosedType();
		}
		while (this.cursor.take(","));
	}

	private void body() {
		int modes = this.cursor.change(0,
				Cursor.ASYNC | Cursor.GENERATOR | Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE);
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			if (!this.cursor.take(";")) {
				decorators();
				member();
			}
		}
		this.cursor.modes(modes);
		this.cursor.expect("}");
	}

	private void member() {
		boolean async = false;
		while (isModifier()) {
			Token modifier = this.cursor.advance();
			async |= modifier.isWord("async");
			if (modifier.isWord("static") && this.cursor.is("{")) {
				this.grammar.functions.body(false, false);
				return;
			}
		}
		boolean generator = this.cursor.take("*");
		if (this.grammar.typescript() && this.cursor.is("[") && this.grammar.typeMembers.isIndexSignature()) {
			this.grammar.typeMembers.indexSignature();
			this.cursor.expectSemicolon();
			return;
		}
		this.grammar.literals.propertyKey();
		if (this.grammar.typescript() && !this.cursor.take("?") && this.cursor.is("!") && !this.cursor.isOnNewLine()) {
			this.cursor.advance();
		}
		if (this.cursor.is("(") || this.cursor.is("<")) {
			this.grammar.functions.method(async, generator);
			if (this.cursor.is(";") || this.cursor.is("}") || this.cursor.isOnNewLine()) {
				this.cursor.take(";");
			}
			return;
		}
		if (async || generator) {
			throw this.cursor.expected("'('");
		}
		field();
	}

	private void field() {
		if (this.grammar.typescript()) {
			this.grammar.types.annotation();
		}
		if (this.cursor.take("=")) {
			this.grammar.expressions.assignment();
		}
		this.cursor.expectSemicolon();
	}

	// A word is a modifier only if something follows that can be a name
	private boolean isModifier() {
		Token word = this.cursor.token();
		if (!word.is(TokenKind.NAME) || !word.plain()) {
			return false;
		}
		boolean own = MODIFIERS.contains(word.text());
		if (!own && !(this.grammar.typescript() && TYPESCRIPT_MODIFIERS.contains(word.text()))) {
			return false;
		}
		Token next = this.cursor.peek();
		if (next.newLine() && !word.isWord("static") && !word.isWord("get") && !word.isWord("set")
				&& !(this.grammar.typescript() && word.isWord("public"))) {
			return false;
		}
		return switch (next.kind()) {
			case NAME, STRING, NUMBER, PRIVATE_NAME -> true;
			case PUNCTUATOR -> next.is("[") || (next.is("*") && !word.isWord("get") && !word.isWord("set"))
					|| (next.is("{") && word.isWord("static"));
			default -> false;
		};
	}

	void decorators() {
		while (this.cursor.take("@")) {
			int start = this.cursor.start();
			if (this.cursor.is("(")) {
				this.cursor.advance();
				this.grammar.expressions.enclosed(true);
				this.cursor.expect(")");
			}
			else {
				Token name = this.cursor.expect(TokenKind.NAME, "a name");
				this.grammar.operands.members(new Expression.Identifier(name.text(), name.start(), name.end()), start,
						true, false);
			}
		}
	}

}
