package dev.springnext.runtime.edge.syntax;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Parentheses, and the arrow functions that may begin with them. Both are read by one
 * rule, because what stands in the parentheses is known only behind them. The type of
 * what an arrow function returns is guessed; a place is guessed at only once, which keeps
 * the time linear.
 *
 * @author Switchable Runtimes for Spring
 */
final class Arrows {

	private final Grammar grammar;

	private final Cursor cursor;

	private final Set<Integer> noArrows = new HashSet<>();

	private int end = -1;

	Arrows(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	/**
	 * Whether the last token read is the last one of an arrow function: no operator may
	 * follow it.
	 * @return whether an arrow function ended
	 */
	boolean endedHere() {
		return this.end == this.cursor.previousEnd();
	}

	/**
	 * Parentheses, or an arrow function.
	 * @return what is in the parentheses, or the function
	 */
	Expression parenthesized() {
		return parenthesized(this.cursor.start(), false, false);
	}

	private Expression parenthesized(int start, boolean async, boolean arrowOnly) {
		Contents contents = new Contents();
		int modes = this.cursor.change(0, Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE);
		this.cursor.expect("(");
		while (!this.cursor.is(")")) {
			item(contents);
			if (!this.cursor.is(")")) {
				this.cursor.expect(",");
				contents.commas++;
				contents.parametersOnly |= this.cursor.is(")");
			}
		}
		this.cursor.modes(modes);
		this.cursor.expect(")");
		if (this.cursor.is("=>") && !this.cursor.isOnNewLine()) {
			return body(start, async);
		}
		if (this.cursor.is(":") && this.grammar.typescript() && contents.canBeParameters()) {
			Expression arrow = returning(start, async);
			if (arrow != null) {
				return arrow;
			}
		}
		if (async && !arrowOnly) {
			return this.grammar.expressions.other("CallExpression", start);
		}
		if (arrowOnly || contents.parametersOnly || contents.last == null) {
			throw this.cursor.expected("'=>'");
		}
		if (contents.commas > 0) {
			return this.grammar.expressions.other("SequenceExpression", start);
		}
		return contents.last;
	}

	// An argument, a parameter, or something that may be both
	private void item(Contents contents) {
		if (this.cursor.take("...")) {
			this.grammar.expressions.assignment();
			contents.parametersOnly = true;
			contents.last = null;
		}
		else {
			contents.add(this.grammar.expressions.assignment());
		}
		if (!this.grammar.typescript()) {
			return;
		}
		if (this.cursor.take("?")) {
			contents.parametersOnly = true;
		}
		if (this.cursor.take(":")) {
			contents.parametersOnly = true;
			this.grammar.types.enclosedType();
			if (this.cursor.take("=")) {
				this.grammar.expressions.assignment();
			}
		}
	}

	private @Nullable Expression returning(int start, boolean async) {
		if (this.noArrows.contains(start)) {
			return null;
		}
		boolean condition = this.cursor.in(Cursor.CONDITION);
		Expression arrow = this.cursor.guess(() -> {
			returnType();
			if (!condition) {
				return new Expression.Other("ArrowFunctionExpression", start, start);
			}
			Expression function = body(start, async);
			return this.cursor.is(":") ? function : null;
		});
		if (arrow == null) {
			this.noArrows.add(start);
			return null;
		}
		return condition ? arrow : body(start, async);
	}

	private void returnType() {
		this.cursor.expect(":");
		int modes = this.cursor.change(0, Cursor.NO_CONDITIONAL_TYPE);
		this.grammar.types.returnType();
		this.cursor.modes(modes);
		if (!this.cursor.is("=>") || this.cursor.isOnNewLine()) {
			throw this.cursor.expected("'=>'");
		}
	}

	/**
	 * What an arrow points at.
	 * @param start where its function begins
	 * @param async whether the function is asynchronous
	 * @return the function
	 */
	Expression body(int start, boolean async) {
		this.cursor.expect("=>");
		if (this.cursor.is("{")) {
			this.grammar.functions.body(async, false);
		}
		else {
			int modes = this.cursor.change(async ? Cursor.ASYNC : 0,
					async ? Cursor.GENERATOR : Cursor.GENERATOR | Cursor.ASYNC);
			this.grammar.expressions.assignment();
			this.cursor.modes(modes);
		}
		this.end = this.cursor.previousEnd();
		return this.grammar.expressions.other("ArrowFunctionExpression", start);
	}

	/**
	 * What the word {@code async} begins.
	 * @return a function, a call, or {@code null} if it is a name like any other
	 */
	@Nullable Expression async() {
		Token async = this.cursor.token();
		Token next = this.cursor.peek();
		if (next.newLine()) {
			return null;
		}
		if (next.isWord("function")) {
			return this.grammar.functions.expression();
		}
		if (next.is("(")) {
			this.cursor.advance();
			return parenthesized(async.start(), true, false);
		}
		if (next.is(TokenKind.NAME) && isArrow(this.cursor.peekBehind(next))) {
			this.cursor.advance();
			this.cursor.advance();
			return body(async.start(), true);
		}
		if ((next.is("<") || next.is("<<")) && this.grammar.typescript()) {
			return guessGeneric(async.start(), true);
		}
		return null;
	}

	private static boolean isArrow(Token token) {
		return token.is("=>") && !token.newLine();
	}

	/**
	 * An arrow function with type parameters.
	 * @return the function, or {@code null} if none begins here
	 */
	@Nullable Expression generic() {
		if (this.grammar.dialect.jsx() && !isGenericInJsx()) {
			return null;
		}
		return guessGeneric(this.cursor.start(), false);
	}

	// Where JSX is allowed, an element begins unless one of these tokens follows
	private boolean isGenericInJsx() {
		Token name = this.cursor.peek();
		Token next = this.cursor.peekBehind(name);
		if (name.isWord("const") && next.is(TokenKind.NAME)) {
			name = next;
			next = this.cursor.peekBehind(next);
		}
		if (!name.is(TokenKind.NAME)) {
			return false;
		}
		if (next.isWord("extends")) {
			Token third = this.cursor.peekBehind(next);
			return !third.is("=") && !third.is(">") && !third.is("/");
		}
		return next.is(",") || next.is("=");
	}

	private @Nullable Expression guessGeneric(int start, boolean async) {
		if (this.noArrows.contains(start)) {
			return null;
		}
		Expression arrow = this.cursor.guess(() -> {
			if (async) {
				this.cursor.advance();
			}
			this.cursor.splitLess();
			this.grammar.types.parameters();
			this.grammar.functions.parameters();
			if (this.cursor.is(":")) {
				returnType();
			}
			return (this.cursor.is("=>") && !this.cursor.isOnNewLine())
					? new Expression.Other("ArrowFunctionExpression", start, start) : null;
		});
		if (arrow == null) {
			this.noArrows.add(start);
			return null;
		}
		return body(start, async);
	}

	/**
	 * What stands in parentheses.
	 */
	private static final class Contents {

		private @Nullable Expression last;

		private int commas;

		private boolean parametersOnly;

		private boolean patterns = true;

		void add(Expression item) {
			this.last = item;
			this.patterns &= item instanceof Expression.Identifier || item instanceof Expression.ObjectLiteral
					|| item instanceof Expression.ArrayLiteral || (item instanceof Expression.Other other
							&& (other.type().equals("AssignmentExpression") || other.type().equals("ThisExpression")));
		}

		boolean canBeParameters() {
			return this.patterns;
		}

	}

}
