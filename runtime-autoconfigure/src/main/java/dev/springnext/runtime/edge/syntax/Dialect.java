package dev.springnext.runtime.edge.syntax;

/**
 * What a file is written in besides JavaScript; its extension tells.
 *
 * @param typescript whether types are allowed
 * @param jsx whether JSX is allowed; where it is not, TypeScript has type assertions
 * {@code <T>value} instead
 * @author Switchable Runtimes for Spring
 */
record Dialect(boolean typescript, boolean jsx) {

	static Dialect of(String file) {
		return switch (file.substring(file.lastIndexOf('.') + 1)) {
			case "ts", "mts", "cts" -> new Dialect(true, false);
			case "tsx" -> new Dialect(true, true);
			default -> new Dialect(false, true);
		};
	}

}
