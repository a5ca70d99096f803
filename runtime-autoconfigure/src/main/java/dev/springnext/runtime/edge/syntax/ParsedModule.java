package dev.springnext.runtime.edge.syntax;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a module says about itself to the outside.
 *
 * @param source its text
 * @param directives the strings that it begins with, such as {@code use client}
 * @param imports the modules that it names, in the order of the source
 * @param exports what it exports, in the order of the source
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record ParsedModule(SourceText source, List<String> directives, List<ModuleImport> imports,
		List<ModuleExport> exports) {

	public ParsedModule {
		directives = List.copyOf(directives);
		imports = List.copyOf(imports);
		exports = List.copyOf(exports);
	}

	/**
	 * Parses a module.
	 * @param file its name: the extension tells whether it is TypeScript ({@code ts},
	 * {@code mts}, {@code cts}), that with JSX ({@code tsx}), or JavaScript, which may
	 * have JSX
	 * @param code its text
	 * @return what it imports and exports
	 * @throws SyntaxException if it is no module of that language
	 */
	public static ParsedModule parse(String file, String code) {
		SourceText source = new SourceText(file, code);
		Grammar grammar = new Grammar(source);
		List<String> directives;
		try {
			directives = grammar.moduleItems.directives();
			while (!grammar.cursor.is(TokenKind.END)) {
				grammar.moduleItems.item();
			}
		}
		catch (StackOverflowError ex) {
			// Levels are counted, but the stacks of threads differ, too
			throw grammar.cursor.tooDeep();
		}
		return new ParsedModule(source, directives, grammar.cursor.imports(), grammar.moduleItems.exports());
	}

	/**
	 * Finds what exists when the module runs: types don't.
	 * @param name the name of an export
	 * @return the export, or {@code null} if there is none of that name
	 */
	public @Nullable ModuleExport export(String name) {
		return this.exports.stream()
			.filter((export) -> export.name().equals(name) && export.kind() != ModuleExport.Kind.TYPE)
			.findFirst()
			.orElse(null);
	}

}
