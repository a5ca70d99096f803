package dev.springnext.runtime.edge.syntax;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Variables, functions and classes.
 *
 * @author Switchable Runtimes for Spring
 */
final class Declarations {

	private final Grammar grammar;

	private final Cursor cursor;

	Declarations(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	/**
	 * Reads a declaration, if one begins here.
	 * @return whether one did
	 */
	boolean declaration() {
		return read() != null;
	}

	/**
	 * Reads a declaration, if one begins here.
	 * @return the names that it gives, or {@code null} if there is none
	 */
	@Nullable List<DeclaredName> read() {
		Token token = this.cursor.token();
		if (token.is("@")) {
			return decorated();
		}
		if (!token.is(TokenKind.NAME) || !token.plain()) {
			return null;
		}
		if (token.text().equals("class")) {
			return type();
		}
		if (token.text().equals("function") || (token.text().equals("async") && isFunction(this.cursor.peek()))) {
			return function();
		}
		List<DeclaredName> types = this.grammar.typescript() ? this.grammar.typeDeclarations.read() : null;
		if (types != null) {
			return types;
		}
		if (isVariable()) {
			List<DeclaredName> variables = variables();
			this.cursor.expectSemicolon();
			return variables;
		}
		return null;
	}

	private static boolean isFunction(Token next) {
		return next.isWord("function") && !next.newLine();
	}

	private List<DeclaredName> decorated() {
		this.grammar.classes.decorators();
		this.cursor.takeWord("export");
		this.cursor.takeWord("default");
		this.cursor.takeWord("abstract");
		return type();
	}

	List<DeclaredName> type() {
		Token name = this.grammar.classes.declaration();
		return declared(ModuleExport.Kind.CLASS, name);
	}

	private List<DeclaredName> function() {
		Token name = this.grammar.functions.function();
		if (this.grammar.typescript()) {
			this.cursor.take(";");
		}
		return declared(ModuleExport.Kind.FUNCTION, name.is(TokenKind.NAME) ? name : null);
	}

	List<DeclaredName> declared(ModuleExport.Kind kind, @Nullable Token name) {
		return (name != null) ? List.of(new DeclaredName(kind, name, null, this.cursor.previousEnd())) : List.of();
	}

	boolean isVariable() {
		Token token = this.cursor.token();
		if (token.isWord("var") || token.isWord("const")) {
			return true;
		}
		if (token.isWord("let")) {
			Token next = this.cursor.peek();
			return next.is("[") || next.is("{")
					|| (next.is(TokenKind.NAME) && !next.isWord("in") && !next.isWord("instanceof"));
		}
		if (token.isWord("using")) {
			return isResource(this.cursor.peek());
		}
		if (token.isWord("await")) {
			Token next = this.cursor.peek();
			return next.isWord("using") && isResource(this.cursor.peekBehind(next));
		}
		return false;
	}

	private static boolean isResource(Token name) {
		return name.is(TokenKind.NAME) && !name.newLine() && !Bindings.isReserved(name) && !name.isWord("of");
	}

	/**
	 * Variables, without the end of the statement.
	 * @return the names that they have
	 */
	List<DeclaredName> variables() {
		this.cursor.takeWord("await");
		ModuleExport.Kind kind = switch (this.cursor.advance().text()) {
			case "let" -> ModuleExport.Kind.LET;
			case "var" -> ModuleExport.Kind.VAR;
			default -> ModuleExport.Kind.CONST;
		};
		List<DeclaredName> declared = new ArrayList<>();
		do {
			boolean plain = this.cursor.is(TokenKind.NAME);
			List<Token> names = this.grammar.bindings.pattern();
			if (this.grammar.typescript()) {
				if (this.cursor.is("!") && !this.cursor.isOnNewLine()) {
					this.cursor.advance();
				}
				this.grammar.types.annotation();
			}
			Expression value = this.cursor.take("=") ? this.grammar.expressions.assignment() : null;
			for (Token name : names) {
				declared.add(new DeclaredName(kind, name, plain ? value : null, this.cursor.previousEnd()));
			}
		}
		while (this.cursor.take(","));
		return declared;
	}

}
