package dev.springnext.runtime.edge.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Imports, exports and directives.
 *
 * @author Switchable Runtimes for Spring
 */
final class ModuleItems {

	private final Grammar grammar;

	private final Cursor cursor;

	private final List<ModuleExport> exports = new ArrayList<>();

	ModuleItems(Grammar grammar) {
		this.grammar = grammar;
		this.cursor = grammar.cursor;
	}

	List<ModuleExport> exports() {
		return this.exports;
	}

	/**
	 * The strings that a module begins with.
	 * @return their values
	 */
	List<String> directives() {
		List<String> directives = new ArrayList<>();
		while (this.cursor.is(TokenKind.STRING)) {
			Token string = this.cursor.token();
			Expression expression = this.grammar.expressions.expression();
			this.cursor.expectSemicolon();
			if (expression.start() != string.start() || expression.end() != string.end()) {
				break;
			}
			directives.add(string.string());
		}
		return directives;
	}

	void item() {
		if (this.cursor.isWord("import") && isImport(this.cursor.peek())) {
			imported();
		}
		else if (this.cursor.isWord("export")) {
			exported();
		}
		else {
			this.grammar.statements.statement();
		}
	}

	/**
	 * An item of a namespace: what it exports is none of the module.
	 */
	void nested() {
		int count = this.exports.size();
		item();
		this.exports.subList(count, this.exports.size()).clear();
	}

	private static boolean isImport(Token next) {
		return !next.is("(") && !next.is(".");
	}

	private void imported() {
		this.cursor.expectWord("import");
		if (this.cursor.is(TokenKind.STRING)) {
			from(ModuleImport.Kind.IMPORT, List.of());
			return;
		}
		boolean type = isTypeOnly();
		if (type || isPhase()) {
			this.cursor.advance();
		}
		List<ModuleImport.Name> names = new ArrayList<>();
		if (this.cursor.is(TokenKind.NAME)) {
			Token name = this.grammar.bindings.name();
			if (this.grammar.typescript() && this.cursor.take("=")) {
				alias(type);
				return;
			}
			names.add(new ModuleImport.Name("default", name.text(), type, name.start()));
			if (!this.cursor.take(",")) {
				this.cursor.expectWord("from");
				from(type ? ModuleImport.Kind.TYPE : ModuleImport.Kind.IMPORT, names);
				return;
			}
		}
		if (this.cursor.is("*")) {
			int start = this.cursor.advance().start();
			this.cursor.expectWord("as");
			names.add(new ModuleImport.Name("*", this.grammar.bindings.name().text(), type, start));
		}
		else {
			names.addAll(list(type));
		}
		this.cursor.expectWord("from");
		from(type ? ModuleImport.Kind.TYPE : ModuleImport.Kind.IMPORT, names);
	}

	// type is a name, too: import type from 'x', import type, { a } from 'x'
	private boolean isTypeOnly() {
		if (!this.grammar.typescript() || !this.cursor.isWord("type")) {
			return false;
		}
		Token next = this.cursor.peek();
		if (next.isWord("from")) {
			Token third = this.cursor.peekBehind(next);
			return third.isWord("from") || third.is("=");
		}
		return next.is("{") || next.is("*") || next.is(TokenKind.NAME);
	}

	// import defer * as x from 'x', import source x from 'x'
	private boolean isPhase() {
		Token next = this.cursor.peek();
		return (this.cursor.isWord("defer") && next.is("*")) || (this.cursor.isWord("source") && next.is(TokenKind.NAME)
				&& this.cursor.peekBehind(next).isWord("from"));
	}

	private void alias(boolean type) {
		if (this.cursor.isWord("require") && this.cursor.peek().is("(")) {
			this.cursor.advance();
			this.cursor.expect("(");
			Token specifier = this.cursor.expect(TokenKind.STRING, "a string");
			this.cursor.expect(")");
			add(type ? ModuleImport.Kind.TYPE : ModuleImport.Kind.REQUIRE, specifier, List.of(), Map.of());
		}
		else {
			this.cursor.expect(TokenKind.NAME, "a name");
			while (this.cursor.take(".")) {
				this.cursor.expect(TokenKind.NAME, "a name");
			}
		}
		this.cursor.expectSemicolon();
	}

	// The names in braces: the first is the one of the other module
	private List<ModuleImport.Name> list(boolean typeOnly) {
		List<ModuleImport.Name> names = new ArrayList<>();
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			boolean type = isType();
			if (type) {
				this.cursor.advance();
			}
			Token imported = moduleName();
			Token local = this.cursor.takeWord("as") ? moduleName() : imported;
			names.add(new ModuleImport.Name(imported.string(), local.string(), typeOnly || type, local.start()));
			if (!this.cursor.is("}")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("}");
		return names;
	}

	// Of { type x }, { type as }, { type as as }, { type as as as } the second and the
	// last are types
	private boolean isType() {
		if (!this.grammar.typescript() || !this.cursor.isWord("type")) {
			return false;
		}
		Token second = this.cursor.peek();
		if (!second.isWord("as")) {
			return second.is(TokenKind.NAME) || second.is(TokenKind.STRING);
		}
		Token third = this.cursor.peekBehind(second);
		if (!third.isWord("as")) {
			return !third.is(TokenKind.NAME);
		}
		return this.cursor.peekBehind(third).is(TokenKind.NAME);
	}

	private Token moduleName() {
		if (!this.cursor.is(TokenKind.NAME) && !this.cursor.is(TokenKind.STRING)) {
			throw this.cursor.expected("a name");
		}
		return this.cursor.advance();
	}

	private void from(ModuleImport.Kind kind, List<ModuleImport.Name> names) {
		Token specifier = this.cursor.expect(TokenKind.STRING, "a string");
		Map<String, String> attributes = Map.of();
		if (this.cursor.isWord("with") || (this.cursor.isWord("assert") && !this.cursor.isOnNewLine())) {
			this.cursor.advance();
			attributes = attributes();
		}
		add(kind, specifier, names, attributes);
		this.cursor.expectSemicolon();
	}

	private Map<String, String> attributes() {
		Map<String, String> attributes = new LinkedHashMap<>();
		this.cursor.expect("{");
		while (!this.cursor.is("}")) {
			String key = moduleName().string();
			this.cursor.expect(":");
			attributes.put(key, this.cursor.expect(TokenKind.STRING, "a string").string());
			if (!this.cursor.is("}")) {
				this.cursor.expect(",");
			}
		}
		this.cursor.expect("}");
		return attributes;
	}

	private void add(ModuleImport.Kind kind, Token specifier, List<ModuleImport.Name> names,
			Map<String, String> attributes) {
		this.cursor.imports()
			.add(new ModuleImport(kind, specifier.string(), names, attributes, specifier.start(), specifier.end()));
	}

	private void exported() {
		int start = this.cursor.advance().start();
		if (this.cursor.takeWord("default")) {
			exportedDefault(start);
		}
		else if (this.cursor.is("{")) {
			exportedList(start, false);
		}
		else if (this.cursor.is("*")) {
			exportedAll(start, false);
		}
		else if (!isTypeScriptExport(start)) {
			List<DeclaredName> declared = this.grammar.declarations.read();
			if (declared == null) {
				throw this.cursor.unexpected();
			}
			declared.forEach((item) -> export(item.kind(), item.name(), item.value(), start, item.end()));
		}
	}

	private void export(ModuleExport.Kind kind, Token name, @Nullable Expression value, int start, int end) {
		this.exports.add(new ModuleExport(kind, name.string(), name.string(), null, value, start, name.start(), end));
	}

	private boolean isTypeScriptExport(int start) {
		if (!this.grammar.typescript()) {
			return false;
		}
		if (this.cursor.isWord("type") && (this.cursor.peek().is("{") || this.cursor.peek().is("*"))) {
			this.cursor.advance();
			if (this.cursor.is("{")) {
				exportedList(start, true);
			}
			else {
				exportedAll(start, true);
			}
		}
		else if (this.cursor.take("=")) {
			this.grammar.expressions.expression();
			this.cursor.expectSemicolon();
		}
		else if (this.cursor.isWord("as") && this.cursor.peek().isWord("namespace")) {
			this.cursor.advance();
			this.cursor.advance();
			this.cursor.expect(TokenKind.NAME, "a name");
			this.cursor.expectSemicolon();
		}
		else if (this.cursor.isWord("import")) {
			imported();
		}
		else {
			return false;
		}
		return true;
	}

	private void exportedAll(int start, boolean type) {
		Token star = this.cursor.advance();
		Token name = this.cursor.takeWord("as") ? moduleName() : star;
		this.cursor.expectWord("from");
		String specifier = this.cursor.token().string();
		from(type ? ModuleImport.Kind.TYPE : ModuleImport.Kind.EXPORT,
				List.of(new ModuleImport.Name("*", name.string(), type, name.start())));
		this.exports.add(new ModuleExport(type ? ModuleExport.Kind.TYPE : ModuleExport.Kind.FROM, name.string(), null,
				specifier, null, start, name.start(), name.end()));
	}

	private void exportedList(int start, boolean typeOnly) {
		List<ModuleImport.Name> names = list(typeOnly);
		String specifier = null;
		if (this.cursor.takeWord("from")) {
			specifier = this.cursor.token().string();
			from(typeOnly ? ModuleImport.Kind.TYPE : ModuleImport.Kind.EXPORT, names);
		}
		else {
			this.cursor.expectSemicolon();
		}
		for (ModuleImport.Name name : names) {
			ModuleExport.Kind kind = (specifier != null) ? ModuleExport.Kind.FROM : ModuleExport.Kind.LIST;
			this.exports.add(new ModuleExport(name.type() ? ModuleExport.Kind.TYPE : kind, name.local(),
					name.imported(), specifier, null, start, name.start(), this.cursor.previousEnd()));
		}
	}

	private void exportedDefault(int start) {
		Token token = this.cursor.token();
		ModuleExport.Kind kind = ModuleExport.Kind.DEFAULT;
		Expression value = null;
		if (token.isWord("interface") && this.grammar.typescript() && this.cursor.peek().is(TokenKind.NAME)) {
			this.grammar.typeDeclarations.extended();
			kind = ModuleExport.Kind.TYPE;
		}
		else if (token.isWord("class") || token.is("@")
				|| (token.isWord("abstract") && this.cursor.peek().isWord("class"))) {
			this.cursor.takeWord("abstract");
			value = this.grammar.classes.expression();
		}
		else if (token.isWord("function") || (token.isWord("async") && this.cursor.peek().isWord("function"))) {
			value = this.grammar.functions.expression();
		}
		else {
			value = this.grammar.expressions.assignment();
			this.cursor.expectSemicolon();
		}
		this.exports
			.add(new ModuleExport(kind, "default", null, null, value, start, token.start(), this.cursor.previousEnd()));
	}

}
