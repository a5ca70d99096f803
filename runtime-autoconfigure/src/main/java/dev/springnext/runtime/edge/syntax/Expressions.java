package dev.springnext.runtime.edge.syntax;

import java.util.Set;

/**
 * Expressions with operators.
 *
 * @author Switchable Runtimes for Spring
 */
final class Expressions {

	private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=",
			">>>=", "&=", "|=", "^=", "&&=", "||=", "??=");

	private static final int RELATIONAL = 7;

	private static final int POWER = 11;

	private final Grammar grammar;

	private final Cursor cursor;

	Expressions(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	/**
	 * An expression that may have commas.
	 * @return the expression
	 */
	Expression expression() {
		Expression first = assignment();
		if (!this.cursor.is(",")) {
			return first;
		}
		while (this.cursor.take(",")) {
			assignment();
		}
		return other("SequenceExpression", first.start());
	}

	/**
	 * An expression inside of brackets: nothing around them holds there.
	 * @param commas whether it may have commas
	 * @return the expression
	 */
	Expression enclosed(boolean commas) {
		int modes = this.cursor.change(0, Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE);
		Expression expression = commas ? expression() : assignment();
		this.cursor.modes(modes);
		return expression;
	}

	/**
	 * An expression without commas.
	 * @return the expression
	 */
	Expression assignment() {
		this.cursor.deeper();
		Expression expression = assigned();
		this.cursor.higher();
		return expression;
	}

	private Expression assigned() {
		int start = this.cursor.start();
		if (this.cursor.isWord("yield") && this.cursor.in(Cursor.GENERATOR)) {
			return yielded(start);
		}
		Expression left = binary(0);
		if (this.grammar.arrows.endedHere()) {
			return left;
		}
		if (this.cursor.is("?") && !isOptionalParameter()) {
			return conditional(start);
		}
		this.cursor.greater();
		if (this.cursor.is(TokenKind.PUNCTUATOR) && ASSIGNMENTS.contains(this.cursor.token().text())) {
			assign(left);
			return other("AssignmentExpression", start);
		}
		return left;
	}

	private void assign(Expression left) {
		boolean plain = this.cursor.is("=");
		boolean assignable = left instanceof Expression.Identifier
				|| (left instanceof Expression.Other other
						&& (other.type().equals("MemberExpression") || other.type().equals("SuperPropExpression")))
				|| (plain && (left instanceof Expression.ArrayLiteral || left instanceof Expression.ObjectLiteral))
				|| (left instanceof Expression.Other sloppy && sloppy.type().equals("CallExpression"));
		if (!assignable) {
			throw this.cursor.problem(left.start(), "Nothing can be assigned to this");
		}
		this.cursor.advance();
		assignment();
	}

	private Expression yielded(int start) {
		this.cursor.advance();
		if (!this.cursor.isOnNewLine()) {
			if (this.cursor.take("*") || this.grammar.operands.begins()) {
				assignment();
			}
		}
		return other("YieldExpression", start);
	}

	// Of x?: T, x?, and (x?) in parameters of arrow functions: no condition begins so
	private boolean isOptionalParameter() {
		if (!this.grammar.typescript()) {
			return false;
		}
		Token next = this.cursor.peek();
		return next.is(":") || next.is(",") || next.is(")") || next.is("=");
	}

	private Expression conditional(int start) {
		this.cursor.expect("?");
		int modes = this.cursor.change(Cursor.CONDITION, Cursor.NO_IN);
		assignment();
		this.cursor.modes(modes);
		this.cursor.expect(":");
		assignment();
		return other("ConditionalExpression", start);
	}

	private Expression binary(int minimum) {
		int start = this.cursor.start();
		Expression left = unary();
		while (!this.grammar.arrows.endedHere()) {
			this.cursor.greater();
			Token operator = this.cursor.token();
			if (isTypeOperator(operator) && minimum < RELATIONAL) {
				this.cursor.advance();
				this.grammar.types.assertedType();
				continue;
			}
			int precedence = precedence(operator);
			if (precedence <= minimum) {
				break;
			}
			this.cursor.advance();
			operand(precedence);
			left = other("BinaryExpression", start);
		}
		return left;
	}

	private void operand(int precedence) {
		if (precedence != POWER) {
			binary(precedence);
			return;
		}
		this.cursor.deeper();
		binary(POWER - 1);
		this.cursor.higher();
	}

	private boolean isTypeOperator(Token token) {
		return this.grammar.typescript() && !token.newLine() && (token.isWord("as") || token.isWord("satisfies"));
	}

	private int precedence(Token operator) {
		if (operator.is(TokenKind.NAME)) {
			return (operator.isWord("instanceof") || (operator.isWord("in") && !this.cursor.in(Cursor.NO_IN)))
					? RELATIONAL : 0;
		}
		if (!operator.is(TokenKind.PUNCTUATOR)) {
			return 0;
		}
		return switch (operator.text()) {
			case "??", "||" -> 1;
			case "&&" -> 2;
			case "|" -> 3;
			case "^" -> 4;
			case "&" -> 5;
			case "==", "!=", "===", "!==" -> 6;
			case "<", ">", "<=", ">=" -> RELATIONAL;
			case "<<", ">>", ">>>" -> 8;
			case "+", "-" -> 9;
			case "*", "/", "%" -> 10;
			case "**" -> POWER;
			default -> 0;
		};
	}

	private Expression unary() {
		Token operator = this.cursor.token();
		if (isUnaryOperator(operator)) {
			return new Expression.Unary(operator.text(), prefixed(), operator.start(), this.cursor.previousEnd());
		}
		if (operator.is("++") || operator.is("--")) {
			prefixed();
			return other("UpdateExpression", operator.start());
		}
		if (operator.isWord("await") && this.cursor.in(Cursor.ASYNC) && isAwait()) {
			prefixed();
			return other("AwaitExpression", operator.start());
		}
		if (operator.is("<") && this.grammar.typescript() && !this.grammar.dialect.jsx()) {
			return assertion();
		}
		return postfix();
	}

	private Expression prefixed() {
		this.cursor.deeper();
		this.cursor.advance();
		Expression operand = unary();
		this.cursor.higher();
		return operand;
	}

	private boolean isUnaryOperator(Token token) {
		return switch (token.text()) {
			case "!", "~", "+", "-" -> token.is(TokenKind.PUNCTUATOR);
			case "typeof", "void", "delete" -> token.isWord(token.text());
			default -> false;
		};
	}

	// A script may have a variable of that name, but then no operand follows
	private boolean isAwait() {
		Token next = this.cursor.peek();
		return switch (next.kind()) {
			case NAME -> !next.isWord("in") && !next.isWord("of") && !next.isWord("instanceof");
			case PUNCTUATOR -> switch (next.text()) {
				case ")", "]", "}", ",", ";", ":", "=", "=>", ".", "?.", "?", "==", "===", "!=", "!==", "*", "%" ->
					false;
				default -> true;
			};
			case END -> false;
			default -> true;
		};
	}

	private Expression assertion() {
		Expression arrow = this.grammar.arrows.generic();
		if (arrow != null) {
			return arrow;
		}
		this.cursor.deeper();
		this.cursor.expect("<");
		if (!this.cursor.takeWord("const")) {
			this.grammar.types.enclosedType();
		}
		this.cursor.expect(">");
		Expression operand = unary();
		this.cursor.higher();
		return operand;
	}

	private Expression postfix() {
		int start = this.cursor.start();
		Expression operand = this.grammar.operands.leftHandSide();
		if ((this.cursor.is("++") || this.cursor.is("--")) && !this.cursor.isOnNewLine()
				&& !this.grammar.arrows.endedHere()) {
			this.cursor.advance();
			return other("UpdateExpression", start);
		}
		return operand;
	}

	Expression other(String type, int start) {
		return new Expression.Other(type, start, this.cursor.previousEnd());
	}

}
