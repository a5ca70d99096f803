package dev.springnext.runtime.edge.syntax;

import java.util.List;
import java.util.Map;

/**
 * What the operators of types stand between: names, literals, tuples, objects.
 *
 * @author Switchable Runtimes for Spring
 */
final class TypeOperands {

	private final Grammar grammar;

	private final Cursor cursor;

	TypeOperands(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	/**
	 * Whether a type can begin with a token.
	 * @param token the token
	 * @return whether it can
	 */
	boolean begins(Token token) {
		return switch (token.kind()) {
			case NAME -> !token.isWord("extends") && !token.isWord("in") && !token.isWord("is") && !token.isWord("as");
			case STRING, NUMBER, TEMPLATE -> true;
			case PUNCTUATOR -> switch (token.text()) {
				case "(", "[", "{", "-", "<" -> true;
				default -> false;
			};
			default -> false;
		};
	}

	void postfix() {
		operand();
		while (this.cursor.is("[") && !this.cursor.isOnNewLine()) {
			this.cursor.advance();
			if (!this.cursor.is("]")) {
				this.grammar.types.enclosedType();
			}
			this.cursor.expect("]");
		}
	}

	private void operand() {
		Token token = this.cursor.token();
		switch (token.kind()) {
			case STRING, NUMBER -> this.cursor.advance();
			case TEMPLATE -> template();
			case NAME -> named(token);
			case PUNCTUATOR -> punctuated(token);
			default -> throw this.cursor.expected("a type");
		}
	}

	private void punctuated(Token token) {
		switch (token.text()) {
			case "{" -> this.grammar.typeMembers.object();
			case "[" -> tuple();
			case "(" -> {
				this.cursor.advance();
				this.grammar.types.enclosedType();
				this.cursor.expect(")");
			}
			case "-" -> {
				this.cursor.advance();
				this.cursor.expect(TokenKind.NUMBER, "a number");
			}
			default -> throw this.cursor.expected("a type");
		}
	}

	private void named(Token token) {
		if (token.isWord("typeof")) {
			query();
			return;
		}
		if (token.isWord("import")) {
			imported();
			return;
		}
		if (isNoType(token)) {
			throw this.cursor.expected("a type");
		}
		this.cursor.advance();
		qualified();
	}

	private static boolean isNoType(Token token) {
		return Bindings.isReserved(token) && !token.isWord("this") && !token.isWord("void") && !token.isWord("null")
				&& !token.isWord("true") && !token.isWord("false");
	}

	private void qualified() {
		while (this.cursor.take(".")) {
			if (!this.cursor.is(TokenKind.PRIVATE_NAME)) {
				this.cursor.expect(TokenKind.NAME, "a name");
			}
			else {
				this.cursor.advance();
			}
		}
		if (!this.cursor.isOnNewLine()) {
			this.grammar.types.optionalArguments();
		}
	}

	private void query() {
		this.cursor.expectWord("typeof");
		if (this.cursor.isWord("import")) {
			imported();
			return;
		}
		this.cursor.expect(TokenKind.NAME, "a name");
		qualified();
	}

	private void imported() {
		this.cursor.expectWord("import");
		this.cursor.expect("(");
		Token specifier = this.cursor.token();
		this.grammar.types.enclosedType();
		if (this.cursor.take(",") && !this.cursor.is(")")) {
			this.grammar.literals.object();
			this.cursor.take(",");
		}
		this.cursor.expect(")");
		if (specifier.is(TokenKind.STRING)) {
			this.cursor.imports()
				.add(new ModuleImport(ModuleImport.Kind.TYPE, specifier.string(), List.of(), Map.of(),
						specifier.start(), specifier.end()));
		}
		qualified();
	}

	private void template() {
		Token part = this.cursor.advance();
		while (!part.plain()) {
			this.grammar.types.enclosedType();
			if (!this.cursor.is("}")) {
				throw this.cursor.expected("'}'");
			}
			this.cursor.templatePart();
			part = this.cursor.advance();
		}
	}

	private void tuple() {
		this.cursor.expect("[");
		while (!this.cursor.is("]")) {
			this.cursor.take("...");
			if (isLabel()) {
				this.cursor.advance();
				this.cursor.take("?");
				this.cursor.expect(":");
			}
			this.grammar.types.enclosedType();
			this.cursor.take("?");
			if (!this.cursor.is("]")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("]");
	}

	private boolean isLabel() {
		if (!this.cursor.is(TokenKind.NAME)) {
			return false;
		}
		Token next = this.cursor.peek();
		return next.is(":") || (next.is("?") && this.cursor.peekBehind(next).is(":"));
	}

}
