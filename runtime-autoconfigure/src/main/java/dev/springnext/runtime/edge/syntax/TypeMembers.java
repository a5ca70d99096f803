package dev.springnext.runtime.edge.syntax;

/**
 * The members of object types and interfaces, and mapped types.
 *
 * @author Switchable Runtimes for Spring
 */
final class TypeMembers {

	private final Grammar grammar;

	private final Cursor cursor;

	TypeMembers(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	void object() {
		int modes = this.cursor.change(0, Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE);
		this.cursor.expect("{");
		if (isMapped()) {
			mapped();
		}
		while (!this.cursor.is("}")) {
			member();
		}
		this.cursor.modes(modes);
		this.cursor.expect("}");
	}

	private boolean isMapped() {
		Token token = this.cursor.token();
		if (token.is("+") || token.is("-")) {
			return true;
		}
		if (token.isWord("readonly")) {
			token = this.cursor.peek();
		}
		if (!token.is("[")) {
			return false;
		}
		Token name = this.cursor.peekBehind(token);
		return name.is(TokenKind.NAME) && this.cursor.peekBehind(name).isWord("in");
	}

	private void mapped() {
		if (this.cursor.take("+") || this.cursor.take("-")) {
			this.cursor.expectWord("readonly");
		}
		else {
			this.cursor.takeWord("readonly");
		}
		this.cursor.expect("[");
		this.cursor.expect(TokenKind.NAME, "a name");
		this.cursor.expectWord("in");
		this.grammar.types.type();
		if (this.cursor.takeWord("as")) {
			this.grammar.types.type();
		}
		this.cursor.expect("]");
		if (this.cursor.take("+") || this.cursor.take("-")) {
			this.cursor.expect("?");
		}
		else {
			this.cursor.take("?");
		}
		this.grammar.types.annotation();
		if (!this.cursor.take(",")) {
			this.cursor.expectSemicolon();
		}
	}

	private void member() {
		if (this.cursor.take(";") || this.cursor.take(",")) {
			return;
		}
		if (this.cursor.is("(") || this.cursor.is("<")) {
			signature();
		}
		else if (this.cursor.isWord("new") && isCall(this.cursor.peek())) {
			this.cursor.advance();
			signature();
		}
		else {
			named();
		}
		if (!this.cursor.take(",")) {
			this.cursor.expectSemicolon();
		}
	}

	private void named() {
		while (isModifier()) {
			this.cursor.advance();
		}
		if (this.cursor.is("[") && isIndexSignature()) {
			indexSignature();
			return;
		}
		this.grammar.literals.propertyKey();
		this.cursor.take("?");
		if (this.cursor.is("(") || this.cursor.is("<")) {
			signature();
			return;
		}
		this.grammar.types.annotation();
	}

	private boolean isModifier() {
		if (!this.cursor.isWord("readonly") && !this.cursor.isWord("get") && !this.cursor.isWord("set")
				&& !this.cursor.isWord("static") && !this.cursor.isWord("public") && !this.cursor.isWord("private")
				&& !this.cursor.isWord("protected")) {
			return false;
		}
		Token next = this.cursor.peek();
		return next.is("[") || ((next.is(TokenKind.NAME) || next.is(TokenKind.STRING) || next.is(TokenKind.NUMBER)
				|| next.is(TokenKind.PRIVATE_NAME)) && (!next.newLine() || !this.cursor.isWord("readonly")));
	}

	private static boolean isCall(Token token) {
		return token.is("(") || token.is("<");
	}

	private void signature() {
		this.grammar.types.optionalParameters();
		this.grammar.functions.parameters();
		if (this.cursor.take(":")) {
			this.grammar.types.returnType();
		}
	}

	/**
	 * Whether the bracket here begins {@code [key: string]: T}.
	 * @return whether it does
	 */
	boolean isIndexSignature() {
		Token name = this.cursor.peek();
		if (name.is("...")) {
			return true;
		}
		if (!name.is(TokenKind.NAME)) {
			return false;
		}
		Token next = this.cursor.peekBehind(name);
		return next.is(":") || next.is(",") || (next.is("?") && this.cursor.peekBehind(next).is(":"));
	}

	void indexSignature() {
		this.cursor.expect("[");
		this.cursor.take("...");
		this.cursor.expect(TokenKind.NAME, "a name");
		this.cursor.take("?");
		this.grammar.types.annotation();
		this.cursor.expect("]");
		this.grammar.types.annotation();
	}

}
