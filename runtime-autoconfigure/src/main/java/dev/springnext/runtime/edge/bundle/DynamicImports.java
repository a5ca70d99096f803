package dev.springnext.runtime.edge.bundle;

/**
 * Keeps {@code import()} from making code of strings: GraalJS runs what a {@code data:}
 * URL has, whatever {@code js.disable-eval} says, and no option or file system stops it.
 *
 * @author Switchable Runtimes for Spring
 */
final class DynamicImports {

	// modules.js defines it
	private static final String GUARD = "globalThis[Symbol.for('edge.specifier')](";

	private DynamicImports() {
	}

	/**
	 * Has the specifiers of dynamic imports checked where they are not literals.
	 * @param code the code of a module
	 * @return the code to run
	 */
	static String guard(String code) {
		if (!code.contains("import")) {
			return code;
		}
		JsTokens tokens = new JsTokens(code);
		StringBuilder guarded = new StringBuilder();
		int from = 0;
		for (int i = 0; i < tokens.count(); i++) {
			if (tokens.is(i, "import") && !tokens.is(i - 1, ".") && tokens.is(i + 1, "(")
					&& !isLiteral(tokens, i + 2)) {
				int end = endOfArgument(tokens, i + 2);
				if (end < tokens.count() && end > i + 2) {
					// Arguments may have imports of their own, which are guarded when
					// this is done
					String argument = guard(code.substring(tokens.end(i + 1), tokens.start(end)));
					guarded.append(code, from, tokens.end(i + 1)).append(GUARD).append(argument).append(')');
					from = tokens.start(end);
					i = end - 1;
				}
			}
		}
		return guarded.append(code, from, code.length()).toString();
	}

	private static boolean isLiteral(JsTokens tokens, int at) {
		return tokens.isString(at) && (tokens.is(at + 1, ")") || tokens.is(at + 1, ","))
				&& !tokens.string(at).regionMatches(true, 0, "data:", 0, 5);
	}

	private static int endOfArgument(JsTokens tokens, int start) {
		int depth = 0;
		int at = start;
		while (at < tokens.count()) {
			if (tokens.is(at, "(") || tokens.is(at, "[") || tokens.is(at, "{")) {
				depth++;
			}
			else if (depth == 0 && (tokens.is(at, ")") || tokens.is(at, ","))) {
				return at;
			}
			else if (tokens.is(at, ")") || tokens.is(at, "]") || tokens.is(at, "}")) {
				depth--;
			}
			at++;
		}
		return at;
	}

}
