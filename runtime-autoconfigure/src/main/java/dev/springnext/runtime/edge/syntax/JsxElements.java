package dev.springnext.runtime.edge.syntax;

/**
 * The elements of JSX.
 *
 * @author Switchable Runtimes for Spring
 */
final class JsxElements {

	private final Grammar grammar;

	private final Cursor cursor;

	JsxElements(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	Expression element() {
		int start = this.cursor.start();
		this.cursor.splitLess();
		this.cursor.expect("<");
		boolean fragment = content();
		this.cursor.expect(">");
		return this.grammar.expressions.other(fragment ? "JSXFragment" : "JSXElement", start);
	}

	// Everything between the first < and the last >, at which the cursor stays: what
	// follows it depends on what the element stands in
	private boolean content() {
		this.cursor.deeper();
		String name = "";
		if (!this.cursor.is(">")) {
			name = name();
			if (this.grammar.typescript() && (this.cursor.is("<") || this.cursor.is("<<"))) {
				this.cursor.splitLess();
				this.grammar.types.arguments();
			}
			attributes();
			if (this.cursor.take("/")) {
				if (!this.cursor.is(">")) {
					throw this.cursor.expected("'>'");
				}
				this.cursor.higher();
				return false;
			}
		}
		if (!this.cursor.is(">")) {
			throw this.cursor.expected("'>'");
		}
		children(name);
		this.cursor.higher();
		return name.isEmpty();
	}

	private void children(String name) {
		while (true) {
			this.cursor.advanceToJsxChild();
			if (this.cursor.is("{")) {
				container();
			}
			else if (this.cursor.is("<")) {
				this.cursor.advance();
				if (this.cursor.take("/")) {
					closing(name);
					return;
				}
				content();
			}
		}
	}

	private void closing(String name) {
		int start = this.cursor.start();
		String closed = this.cursor.is(">") ? "" : name();
		if (!closed.equals(name)) {
			throw this.cursor.problem(start, "Expected '</" + name + ">' but found '</" + closed + ">'");
		}
		if (!this.cursor.is(">")) {
			throw this.cursor.expected("'>'");
		}
	}

	// Stays at the closing brace
	private void container() {
		this.cursor.expect("{");
		this.cursor.take("...");
		if (!this.cursor.is("}")) {
			this.grammar.expressions.enclosed(true);
		}
		if (!this.cursor.is("}")) {
			throw this.cursor.expected("'}'");
		}
	}

	private String name() {
		StringBuilder name = new StringBuilder(this.cursor.jsxName().text());
		while (this.cursor.is(".") || this.cursor.is(":")) {
			name.append(this.cursor.advance().text()).append(this.cursor.jsxName().text());
		}
		return name.toString();
	}

	private void attributes() {
		while (true) {
			if (this.cursor.is("{")) {
				container();
				this.cursor.expect("}");
			}
			else if (this.cursor.is(TokenKind.NAME)) {
				name();
				if (this.cursor.is("=")) {
					this.cursor.advanceToJsxValue();
					value();
				}
			}
			else {
				return;
			}
		}
	}

	private void value() {
		if (this.cursor.is(TokenKind.STRING)) {
			this.cursor.advance();
		}
		else if (this.cursor.is("<")) {
			element();
		}
		else {
			container();
			this.cursor.expect("}");
		}
	}

}
