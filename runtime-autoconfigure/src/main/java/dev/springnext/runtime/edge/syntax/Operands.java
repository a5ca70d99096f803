package dev.springnext.runtime.edge.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Operands: what operators stand between. Names, literals, functions, members, calls.
 *
 * @author Switchable Runtimes for Spring
 */
final class Operands {

	private static final Set<String> NO_OPERANDS = Set.of("break", "case", "catch", "const", "continue", "debugger",
			"default", "do", "else", "enum", "export", "extends", "finally", "for", "if", "in", "instanceof", "return",
			"switch", "throw", "try", "var", "while", "with");

	private final Grammar grammar;

	private final Cursor cursor;

	private final Set<Integer> noTypeArguments = new HashSet<>();

	Operands(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	/**
	 * Whether an expression can begin here.
	 * @return whether the token may be its first one
	 */
	boolean begins() {
		Token token = this.cursor.token();
		return switch (token.kind()) {
			case END, JSX_TEXT -> false;
			case NAME -> !token.plain() || !NO_OPERANDS.contains(token.text());
			case PUNCTUATOR -> switch (token.text()) {
				case "(", "[", "{", "+", "-", "!", "~", "++", "--", "/", "/=", "<", "@" -> true;
				default -> false;
			};
			case TEMPLATE -> token.text().startsWith("`");
			default -> true;
		};
	}

	Expression leftHandSide() {
		int start = this.cursor.start();
		Expression operand = operand();
		return this.grammar.arrows.endedHere() ? operand : members(operand, start, true, true);
	}

	/**
	 * What follows an operand without an operator.
	 * @param first the operand
	 * @param start where it begins
	 * @param calls whether it may be called: the callee of {@code new} may not
	 * @param brackets whether members may stand in brackets: decorators may not
	 * @return the operand with its members and calls
	 */
	Expression members(Expression first, int start, boolean calls, boolean brackets) {
		Expression left = first;
		while (true) {
			Token token = this.cursor.token();
			if (token.is(TokenKind.TEMPLATE) && token.text().startsWith("`")) {
				this.grammar.literals.template();
				left = other("TaggedTemplateExpression", start);
			}
			else if (!token.is(TokenKind.PUNCTUATOR)) {
				return left;
			}
			else if (token.is(".")) {
				this.cursor.advance();
				propertyName();
				left = other("MemberExpression", start);
			}
			else if (token.is("?.") && calls) {
				this.cursor.advance();
				optional();
				left = other("OptionalChainingExpression", start);
			}
			else if (token.is("[") && brackets) {
				this.cursor.advance();
				this.grammar.expressions.enclosed(true);
				this.cursor.expect("]");
				left = other("MemberExpression", start);
			}
			else if (token.is("(") && calls) {
				arguments();
				left = other("CallExpression", start);
			}
			else if (token.is("!") && this.grammar.typescript() && !token.newLine()) {
				this.cursor.advance();
			}
			else if ((token.is("<") || token.is("<<")) && typeArguments()) {
				left = other("TsInstantiation", start);
			}
			else {
				return left;
			}
		}
	}

	private void propertyName() {
		if (!this.cursor.is(TokenKind.NAME) && !this.cursor.is(TokenKind.PRIVATE_NAME)) {
			throw this.cursor.expected("a name");
		}
		this.cursor.advance();
	}

	private void optional() {
		if (this.cursor.is("[")) {
			this.cursor.advance();
			this.grammar.expressions.enclosed(true);
			this.cursor.expect("]");
		}
		else if (this.cursor.is("(")) {
			arguments();
		}
		else if (this.cursor.is("<") || this.cursor.is("<<")) {
			if (!typeArguments()) {
				throw this.cursor.unexpected();
			}
		}
		else {
			propertyName();
		}
	}

	/**
	 * Type arguments of a call, if that is what a {@code <} begins here.
	 * @return whether there were any
	 */
	private boolean typeArguments() {
		int start = this.cursor.start();
		if (!this.grammar.typescript() || this.noTypeArguments.contains(start)) {
			return false;
		}
		boolean read = this.cursor.guess(() -> {
			this.cursor.splitLess();
			this.grammar.types.arguments();
			return canFollowTypeArguments() ? Boolean.TRUE : null;
		}) != null;
		if (!read) {
			this.noTypeArguments.add(start);
		}
		return read;
	}

	private boolean canFollowTypeArguments() {
		Token token = this.cursor.token();
		if (token.is("(") || token.is(TokenKind.TEMPLATE)) {
			return true;
		}
		if (token.is("<") || token.is(">") || token.is("+") || token.is("-")) {
			return false;
		}
		return token.newLine() || !begins() || token.is("/") || token.isWord("as") || token.isWord("satisfies");
	}

	void arguments() {
		int modes = this.cursor.change(0, Cursor.NO_IN | Cursor.CONDITION | Cursor.NO_CONDITIONAL_TYPE);
		this.cursor.expect("(");
		while (!this.cursor.is(")")) {
			this.cursor.take("...");
			this.grammar.expressions.assignment();
			if (!this.cursor.is(")")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.modes(modes);
		this.cursor.expect(")");
	}

	private Expression operand() {
		Token token = this.cursor.token();
		return switch (token.kind()) {
			case NAME -> named(token);
			case STRING, NUMBER -> {
				this.cursor.advance();
				yield new Expression.Literal(token.value(), token.start(), token.end());
			}
			case TEMPLATE -> this.grammar.literals.template();
			case PRIVATE_NAME -> {
				this.cursor.advance();
				if (!this.cursor.isWord("in")) {
					throw this.cursor.expected("'in'");
				}
				yield other("PrivateName", token.start());
			}
			case PUNCTUATOR -> switch (token.text()) {
				case "(" -> this.grammar.arrows.parenthesized();
				case "[" -> this.grammar.literals.array();
				case "{" -> this.grammar.literals.object();
				case "/", "/=" -> regExp();
				case "<", "<<" -> angle();
				case "@" -> this.grammar.classes.expression();
				default -> throw this.cursor.unexpected();
			};
			default -> throw this.cursor.unexpected();
		};
	}

	private Expression regExp() {
		this.cursor.regExp();
		Token token = this.cursor.advance();
		return new Expression.RegExp(token.text(), token.start(), token.end());
	}

	private Expression angle() {
		Expression arrow = (this.grammar.typescript() && this.grammar.dialect.jsx()) ? this.grammar.arrows.generic()
				: null;
		if (arrow != null) {
			return arrow;
		}
		if (!this.grammar.dialect.jsx()) {
			throw this.cursor.unexpected();
		}
		return this.grammar.jsx.element();
	}

	private Expression named(Token token) {
		if (token.plain()) {
			Expression known = keyword(token);
			if (known != null) {
				return known;
			}
			if (NO_OPERANDS.contains(token.text())) {
				throw this.cursor.unexpected();
			}
		}
		this.cursor.advance();
		if (this.cursor.is("=>") && !this.cursor.isOnNewLine()) {
			return this.grammar.arrows.body(token.start(), false);
		}
		return new Expression.Identifier(token.text(), token.start(), token.end());
	}

	private @Nullable Expression keyword(Token token) {
		return switch (token.text()) {
			case "function" -> this.grammar.functions.expression();
			case "class" -> this.grammar.classes.expression();
			case "async" -> this.grammar.arrows.async();
			case "new" -> created();
			case "import" -> imported();
			case "true", "false" -> literal(Boolean.valueOf(token.text()));
			case "null" -> literal(null);
			case "this" -> {
				this.cursor.advance();
				yield other("ThisExpression", token.start());
			}
			case "super" -> {
				this.cursor.advance();
				if (!this.cursor.is("(") && !this.cursor.is(".") && !this.cursor.is("[") && !this.cursor.is("<")) {
					throw this.cursor.unexpected();
				}
				yield other("Super", token.start());
			}
			default -> null;
		};
	}

	private Expression literal(@Nullable Object value) {
		Token token = this.cursor.advance();
		return new Expression.Literal(value, token.start(), token.end());
	}

	private Expression created() {
		int start = this.cursor.advance().start();
		this.cursor.deeper();
		if (this.cursor.take(".")) {
			this.cursor.expectWord("target");
			this.cursor.higher();
			return other("MetaProperty", start);
		}
		int calleeStart = this.cursor.start();
		members((this.cursor.isWord("new")) ? created() : operand(), calleeStart, false, true);
		if (this.cursor.is("?.")) {
			throw this.cursor.unexpected();
		}
		if (this.cursor.is("(")) {
			arguments();
		}
		this.cursor.higher();
		return other("NewExpression", start);
	}

	private Expression imported() {
		int start = this.cursor.advance().start();
		if (this.cursor.take(".")) {
			Token name = this.cursor.expect(TokenKind.NAME, "'meta'");
			if (!name.isWord("meta") && !this.cursor.is("(")) {
				throw this.cursor.problem(name.start(), "Expected 'meta' but found " + name.describe());
			}
			return other("MetaProperty", start);
		}
		if (!this.cursor.is("(")) {
			throw this.cursor.unexpected();
		}
		Token specifier = this.cursor.peek();
		if (specifier.is(TokenKind.STRING)) {
			Token behind = this.cursor.peekBehind(specifier);
			if (behind.is(")") || behind.is(",")) {
				this.cursor.imports()
					.add(new ModuleImport(ModuleImport.Kind.DYNAMIC, specifier.string(), List.of(), Map.of(),
							specifier.start(), specifier.end()));
			}
		}
		arguments();
		return other("CallExpression", start);
	}

	private Expression other(String type, int start) {
		return this.grammar.expressions.other(type, start);
	}

}
