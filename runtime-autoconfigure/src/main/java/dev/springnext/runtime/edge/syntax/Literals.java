package dev.springnext.runtime.edge.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Arrays, objects and templates. Arrays and objects are read as patterns, too: what they
 * are is known only behind them.
 *
 * @author Switchable Runtimes for Spring
 */
final class Literals {

	private final Grammar grammar;

	private final Cursor cursor;

	Literals(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	Expression template() {
		Token part = this.cursor.advance();
		int start = part.start();
		String text = part.string();
		List<Expression> expressions = new ArrayList<>();
		while (!part.plain()) {
			expressions.add(this.grammar.expressions.enclosed(true));
			if (!this.cursor.is("}")) {
				throw this.cursor.expected("'}'");
			}
			this.cursor.templatePart();
			part = this.cursor.advance();
		}
		return new Expression.Template(text, expressions, start, this.cursor.previousEnd());
	}

	Expression array() {
		int start = this.cursor.start();
		List<@Nullable Expression> elements = new ArrayList<>();
		this.cursor.expect("[");
		while (!this.cursor.is("]")) {
			if (this.cursor.take(",")) {
				elements.add(null);
				continue;
			}
			int elementStart = this.cursor.start();
			if (this.cursor.take("...")) {
				elements.add(new Expression.Spread(this.grammar.expressions.enclosed(false), elementStart,
						this.cursor.previousEnd()));
			}
			else {
				elements.add(this.grammar.expressions.enclosed(false));
			}
			if (!this.cursor.is("]")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("]");
		return new Expression.ArrayLiteral(elements, start, this.cursor.previousEnd());
	}

	Expression object() {
		int start = this.cursor.start();
		List<Expression.Member> members = new ArrayList<>();
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			members.add(member());
			if (!this.cursor.is("}")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("}");
		return new Expression.ObjectLiteral(members, start, this.cursor.previousEnd());
	}

	private Expression.Member member() {
		int start = this.cursor.start();
		if (this.cursor.take("...")) {
			return new Expression.Member(Expression.Member.Kind.SPREAD, "", this.grammar.expressions.enclosed(false),
					start);
		}
		boolean async = false;
		boolean modified = false;
		if ((this.cursor.isWord("get") || this.cursor.isWord("set") || this.cursor.isWord("async"))
				&& isModifier(this.cursor.token())) {
			async = this.cursor.advance().isWord("async");
			modified = true;
		}
		boolean generator = this.cursor.take("*");
		Token key = this.cursor.token();
		boolean computed = key.is("[");
		String name = propertyKey();
		if (this.cursor.is("(") || this.cursor.is("<")) {
			return method(start, name, computed, async, generator);
		}
		if (modified || generator) {
			throw this.cursor.expected("'('");
		}
		if (this.cursor.take(":")) {
			Expression value = this.grammar.expressions.enclosed(false);
			return new Expression.Member(computed ? Expression.Member.Kind.COMPUTED : Expression.Member.Kind.VALUE,
					name, value, start);
		}
		if (!key.is(TokenKind.NAME)) {
			throw this.cursor.expected("':'");
		}
		Expression value = new Expression.Identifier(name, start, this.cursor.previousEnd());
		if (this.cursor.take("=")) {
			this.grammar.expressions.enclosed(false);
			value = this.grammar.expressions.other("AssignmentPattern", start);
		}
		return new Expression.Member(Expression.Member.Kind.SHORTHAND, name, value, start);
	}

	private Expression.Member method(int start, String name, boolean computed, boolean async, boolean generator) {
		this.grammar.functions.method(async, generator);
		return new Expression.Member(computed ? Expression.Member.Kind.COMPUTED : Expression.Member.Kind.METHOD, name,
				this.grammar.expressions.other("FunctionExpression", start), start);
	}

	private boolean isModifier(Token word) {
		Token next = this.cursor.peek();
		return switch (next.kind()) {
			case NAME -> !word.isWord("async") || !next.newLine();
			case STRING, NUMBER, PRIVATE_NAME -> true;
			case PUNCTUATOR -> next.is("[") || (next.is("*") && word.isWord("async"));
			default -> false;
		};
	}

	/**
	 * The key of a member of an object or class.
	 * @return the key; an empty string if it is computed
	 */
	String propertyKey() {
		Token token = this.cursor.token();
		switch (token.kind()) {
			case NAME, PRIVATE_NAME -> {
				this.cursor.advance();
				return token.text();
			}
			case STRING -> {
				this.cursor.advance();
				return token.string();
			}
			case NUMBER -> {
				this.cursor.advance();
				return (token.value() instanceof Double number && number == Math.rint(number)
						&& Math.abs(number) < 1e15) ? Long.toString(number.longValue()) : String.valueOf(token.value());
			}
			default -> {
				this.cursor.expect("[");
				this.grammar.expressions.enclosed(true);
				this.cursor.expect("]");
				return "";
			}
		}
	}

}
