package dev.springnext.runtime.edge.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The declarations of TypeScript.
 *
 * @author Switchable Runtimes for Spring
 */
final class TypeDeclarations {

	private final Grammar grammar;

	private final Cursor cursor;

	TypeDeclarations(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	@Nullable List<DeclaredName> read() {
		Token token = this.cursor.token();
		return switch (token.text()) {
			case "type" -> isNamed() ? alias() : null;
			case "interface" -> isNamed() ? extended() : null;
			case "enum" -> this.cursor.peek().is(TokenKind.NAME) ? enumeration() : null;
			case "const" -> this.cursor.peek().isWord("enum") ? enumeration() : null;
			case "abstract" -> {
				if (!this.cursor.peek().isWord("class") || this.cursor.peek().newLine()) {
					yield null;
				}
				this.cursor.advance();
				yield this.grammar.declarations.type();
			}
			case "namespace" -> isNamed() ? namespace() : null;
			case "module" -> (isNamed() || isString()) ? namespace() : null;
			case "global" -> this.cursor.peek().is("{") ? namespace() : null;
			case "declare" -> isDeclare() ? ambient() : null;
			default -> null;
		};
	}

	private boolean isNamed() {
		Token next = this.cursor.peek();
		return next.is(TokenKind.NAME) && !next.newLine() && !next.isWord("in") && !next.isWord("instanceof")
				&& !next.isWord("satisfies") || (next.isWord("satisfies") && this.cursor.peekBehind(next).is("="));
	}

	private boolean isString() {
		Token next = this.cursor.peek();
		return next.is(TokenKind.STRING) && !next.newLine();
	}

	private boolean isDeclare() {
		Token next = this.cursor.peek();
		return next.is(TokenKind.NAME) && !next.newLine() && switch (next.text()) {
			case "var", "let", "const", "function", "class", "abstract", "enum", "type", "interface", "namespace",
					"module", "global", "async", "import", "using", "await" ->
				true;
			default -> false;
		};
	}

	private List<DeclaredName> alias() {
		this.cursor.advance();
		Token name = this.cursor.advance();
		this.grammar.types.optionalParameters();
		this.cursor.expect("=");
		this.grammar.types.enclosedType();
		this.cursor.expectSemicolon();
		return this.grammar.declarations.declared(ModuleExport.Kind.TYPE, name);
	}

	List<DeclaredName> extended() {
		this.cursor.expectWord("interface");
		Token name = this.cursor.expect(TokenKind.NAME, "a name");
		this.grammar.types.optionalParameters();
		if (this.cursor.takeWord("extends") || this.cursor.takeWord("implements")) {
			do {
				this.grammar.types.enclosedType();
			}
			while (this.cursor.take(","));
		}
		this.grammar.typeMembers.object();
		return this.grammar.declarations.declared(ModuleExport.Kind.TYPE, name);
	}

	private List<DeclaredName> enumeration() {
		this.cursor.takeWord("const");
		this.cursor.expectWord("enum");
		Token name = this.cursor.expect(TokenKind.NAME, "a name");
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			this.grammar.literals.propertyKey();
			if (this.cursor.take("=")) {
				this.grammar.expressions.enclosed(false);
			}
			if (!this.cursor.is("}")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("}");
		return this.grammar.declarations.declared(ModuleExport.Kind.OBJECT, name);
	}

	private List<DeclaredName> namespace() {
		boolean global = this.cursor.isWord("global");
		if (!global) {
			this.cursor.advance();
		}
		Token name = this.cursor.advance();
		while (this.cursor.take(".")) {
			this.cursor.expect(TokenKind.NAME, "a name");
		}
		if (this.cursor.is("{")) {
			this.cursor.deeper();
			this.cursor.advance();
			while (!this.cursor.is("}")) {
				this.grammar.moduleItems.nested();
			}
			this.cursor.higher();
			this.cursor.expect("}");
		}
		else {
			this.cursor.expectSemicolon();
		}
		return global ? List.of() : this.grammar.declarations.declared(ModuleExport.Kind.OBJECT, name);
	}

	private List<DeclaredName> ambient() {
		this.cursor.expectWord("declare");
		int start = this.cursor.start();
		if (this.cursor.isWord("import")) {
			this.grammar.moduleItems.nested();
			return List.of();
		}
		List<DeclaredName> declared = this.grammar.declarations.read();
		if (declared == null) {
			throw this.cursor.problem(start, "Expected a declaration");
		}
		return declared.stream()
			.map((item) -> new DeclaredName(ModuleExport.Kind.TYPE, item.name(), null, item.end()))
			.toList();
	}

}
