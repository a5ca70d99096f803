package dev.springnext.runtime.edge.syntax;

/**
 * Statements, except loops and declarations.
 *
 * @author Switchable Runtimes for Spring
 */
final class Statements {

	private final Grammar grammar;

	private final Cursor cursor;

	Statements(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	void block() {
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			statement();
		}
		this.cursor.expect("}");
	}

	/**
	 * A statement or declaration.
	 */
	void statement() {
		this.cursor.deeper();
		Token token = this.cursor.token();
		if (token.is("{")) {
			block();
		}
		else if (token.is(";")) {
			this.cursor.advance();
		}
		else if (!isKeyword(token) && !this.grammar.declarations.declaration()) {
			expression(token);
		}
		this.cursor.higher();
	}

	private void expression(Token first) {
		Expression expression = this.grammar.expressions.expression();
		if (first.is(TokenKind.NAME) && expression.end() == first.end() && this.cursor.take(":")) {
			statement();
			return;
		}
		this.cursor.expectSemicolon();
	}

	// Reads the statement that a keyword begins
	private boolean isKeyword(Token token) {
		if (!token.is(TokenKind.NAME) || !token.plain()) {
			return false;
		}
		switch (token.text()) {
			case "if" -> choice();
			case "for" -> this.grammar.loops.counted();
			case "while" -> this.grammar.loops.conditional();
			case "do" -> this.grammar.loops.repeated();
			case "return", "throw" -> {
				this.cursor.advance();
				if (!this.cursor.is(";") && !this.cursor.is("}") && !this.cursor.is(TokenKind.END)
						&& !this.cursor.isOnNewLine()) {
					this.grammar.expressions.expression();
				}
				this.cursor.expectSemicolon();
			}
			case "break", "continue" -> {
				this.cursor.advance();
				if (this.cursor.is(TokenKind.NAME) && !this.cursor.isOnNewLine()) {
					this.cursor.advance();
				}
				this.cursor.expectSemicolon();
			}
			case "switch" -> switched();
			case "try" -> tried();
			case "with" -> {
				this.cursor.advance();
				condition();
				statement();
			}
			case "debugger" -> {
				this.cursor.advance();
				this.cursor.expectSemicolon();
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	// A chain of else if is one level, however long
	private void choice() {
		while (this.cursor.takeWord("if")) {
			condition();
			statement();
			if (!this.cursor.takeWord("else")) {
				return;
			}
		}
		statement();
	}

	void condition() {
		this.cursor.expect("(");
		this.grammar.expressions.enclosed(true);
		this.cursor.expect(")");
	}

	private void switched() {
		this.cursor.advance();
		condition();
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			if (this.cursor.takeWord("case")) {
				this.grammar.expressions.expression();
				this.cursor.expect(":");
			}
			else if (this.cursor.takeWord("default")) {
				this.cursor.expect(":");
			}
			else {
				statement();
			}
		}
		this.cursor.expect("}");
	}

	private void tried() {
		this.cursor.advance();
		block();
		boolean complete = false;
		if (this.cursor.takeWord("catch")) {
			complete = true;
			if (this.cursor.take("(")) {
				this.grammar.bindings.pattern();
				if (this.grammar.typescript()) {
					this.grammar.types.annotation();
				}
				this.cursor.expect(")");
			}
			block();
		}
		if (this.cursor.takeWord("finally")) {
			complete = true;
			block();
		}
		if (!complete) {
			throw this.cursor.expected("'catch' or 'finally'");
		}
	}

}
