package dev.springnext.runtime.edge.syntax;

/**
 * Loops.
 *
 * @author Switchable Runtimes for Spring
 */
final class Loops {

	private final Grammar grammar;

	private final Cursor cursor;

	Loops(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	void conditional() {
		this.cursor.expectWord("while");
		this.grammar.statements.condition();
		this.grammar.statements.statement();
	}

	void repeated() {
		this.cursor.expectWord("do");
		this.grammar.statements.statement();
		this.cursor.expectWord("while");
		this.grammar.statements.condition();
		this.cursor.take(";");
	}

	void counted() {
		this.cursor.expectWord("for");
		this.cursor.takeWord("await");
		this.cursor.expect("(");
		if (this.cursor.take(";")) {
			steps();
		}
		else {
			initialized();
		}
		this.cursor.expect(")");
		this.grammar.statements.statement();
	}

	private void initialized() {
		int modes = this.cursor.change(Cursor.NO_IN, Cursor.CONDITION);
		if (this.grammar.declarations.isVariable()) {
			this.grammar.declarations.variables();
		}
		else {
			this.grammar.expressions.expression();
		}
		this.cursor.modes(modes);
		if (this.cursor.takeWord("of")) {
			this.grammar.expressions.enclosed(false);
		}
		else if (this.cursor.takeWord("in")) {
			this.grammar.expressions.enclosed(true);
		}
		else {
			this.cursor.expect(";");
			steps();
		}
	}

	private void steps() {
		if (!this.cursor.is(";")) {
			this.grammar.expressions.enclosed(true);
		}
		this.cursor.expect(";");
		if (!this.cursor.is(")")) {
			this.grammar.expressions.enclosed(true);
		}
	}

}
