package dev.springnext.runtime.edge.bundle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the imports of a module: static ones, and dynamic ones with a literal specifier.
 *
 * @author Switchable Runtimes for Spring
 */
final class ImportScanner {

	/**
	 * Among the names of an import: all of them.
	 */
	static final String ALL = "*";

	private final String code;

	private final JsTokens tokens;

	private final List<Import> imports = new ArrayList<>();

	private ImportScanner(String code) {
		this.code = code;
		this.tokens = new JsTokens(code);
	}

	static List<Import> scan(String code) {
		ImportScanner scanner = new ImportScanner(code);
		for (int i = 0; i < scanner.tokens.count(); i++) {
			if (!scanner.tokens.is(i - 1, ".")) {
				scanner.scan(i);
			}
		}
		return scanner.imports;
	}

	private void scan(int at) {
		if (this.tokens.is(at, "import")) {
			if (this.tokens.is(at + 1, "(")) {
				if (this.tokens.isString(at + 2) && (this.tokens.is(at + 3, ")") || this.tokens.is(at + 3, ","))) {
					add(at + 2, Set.of(ALL));
				}
			}
			else if (this.tokens.isString(at + 1)) {
				add(at + 1, Set.of());
			}
			else if (this.tokens.isWord(at + 1) || this.tokens.is(at + 1, "{") || this.tokens.is(at + 1, "*")) {
				clause(at + 1);
			}
		}
		else if (this.tokens.is(at, "export") && (this.tokens.is(at + 1, "{") || this.tokens.is(at + 1, "*"))) {
			clause(at + 1);
		}
	}

	// What is between import or export and from; other code never has only these tokens
	private void clause(int from) {
		Set<String> names = new LinkedHashSet<>();
		boolean inBraces = false;
		int at = from;
		while (at < this.tokens.count()) {
			if (!inBraces && at > from && this.tokens.is(at, "from") && this.tokens.isString(at + 1)) {
				add(at + 1, names);
				return;
			}
			if (this.tokens.is(at, "{") && !inBraces) {
				inBraces = true;
			}
			else if (this.tokens.is(at, "}") && inBraces) {
				inBraces = false;
			}
			else if (inBraces && (this.tokens.isWord(at) || this.tokens.isString(at))) {
				if (this.tokens.is(at - 1, "{") || this.tokens.is(at - 1, ",")) {
					names.add((this.tokens.isString(at)) ? this.tokens.string(at) : this.tokens.text(at));
				}
			}
			else if (this.tokens.is(at, ALL)) {
				names.add(ALL);
			}
			else if (at == from && this.tokens.isWord(at)) {
				names.add("default");
			}
			else if (!this.tokens.is(at, ",") && !this.tokens.isWord(at)) {
				return;
			}
			at++;
		}
	}

	private void add(int token, Set<String> names) {
		boolean json = false;
		if (this.tokens.is(token + 1, "with") || this.tokens.is(token + 1, "assert")
				|| this.tokens.is(token + 1, ",")) {
			for (int i = token + 2; i < token + 12 && !json && !this.tokens.is(i, ";"); i++) {
				json = this.tokens.is(i, "type") && this.tokens.is(i + 1, ":") && this.tokens.isString(i + 2)
						&& "json".equals(this.tokens.string(i + 2));
			}
		}
		this.imports.add(new Import(this.tokens.string(token), this.tokens.start(token), this.tokens.end(token),
				lineOf(this.tokens.start(token)), names, json));
	}

	private int lineOf(int offset) {
		int line = 1;
		for (int i = this.code.indexOf('\n'); i >= 0 && i < offset; i = this.code.indexOf('\n', i + 1)) {
			line++;
		}
		return line;
	}

	/**
	 * An import.
	 *
	 * @param specifier what it names
	 * @param start where the string with the specifier begins
	 * @param end where it ends
	 * @param line its line, from 1
	 * @param names the exports that it names, {@code default} and {@link #ALL} among them
	 * @param json whether it says {@code with { type: 'json' }}
	 */
	record Import(String specifier, int start, int end, int line, Set<String> names, boolean json) {

		int columnIn(String code) {
			return this.start - code.lastIndexOf('\n', this.start - 1);
		}

	}

}
