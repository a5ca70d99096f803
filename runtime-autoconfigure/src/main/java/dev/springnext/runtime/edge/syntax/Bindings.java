package dev.springnext.runtime.edge.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What names variables and parameters: a name, or a pattern of an array or object.
 *
 * @author Switchable Runtimes for Spring
 */
final class Bindings {

	private static final Set<String> RESERVED = Set.of("break", "case", "catch", "class", "const", "continue",
			"debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally", "for",
			"function", "if", "import", "in", "instanceof", "new", "null", "return", "super", "switch", "this", "throw",
			"true", "try", "typeof", "var", "void", "while", "with");

	private final Grammar grammar;

	private final Cursor cursor;

	Bindings(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	static boolean isReserved(Token name) {
		return RESERVED.contains(name.text());
	}

	/**
	 * A name that is not reserved.
	 * @return its token
	 */
	Token name() {
		if (!this.cursor.is(TokenKind.NAME) || isReserved(this.cursor.token())) {
			throw this.cursor.expected("a name");
		}
		return this.cursor.advance();
	}

	/**
	 * A name or a pattern.
	 * @return the names that it binds
	 */
	List<Token> pattern() {
		List<Token> names = new ArrayList<>();
		pattern(names);
		return names;
	}

	private void pattern(List<Token> names) {
		this.cursor.deeper();
		if (this.cursor.is("[")) {
			array(names);
		}
		else if (this.cursor.is("{")) {
			object(names);
		}
		else {
			names.add(name());
		}
		this.cursor.higher();
	}

	private void array(List<Token> names) {
		this.cursor.expect("[");
		while (!this.cursor.is("]")) {
			if (this.cursor.take(",")) {
				continue;
			}
			this.cursor.take("...");
			withDefault(names);
			if (!this.cursor.is("]")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("]");
	}

	private void object(List<Token> names) {
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			if (this.cursor.take("...")) {
				pattern(names);
			}
			else {
				member(names);
			}
			if (!this.cursor.is("}")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("}");
	}

	private void member(List<Token> names) {
		Token key = this.cursor.token();
		this.grammar.literals.propertyKey();
		if (this.cursor.take(":")) {
			withDefault(names);
			return;
		}
		if (!key.is(TokenKind.NAME) || isReserved(key)) {
			throw this.cursor.expected("':'");
		}
		names.add(key);
		initializer();
	}

	private void withDefault(List<Token> names) {
		pattern(names);
		initializer();
	}

	private void initializer() {
		if (this.cursor.take("=")) {
			this.grammar.expressions.enclosed(false);
		}
	}

}
