package dev.springnext.runtime.edge.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A name that a declaration gives.
 *
 * @param kind what it stands for
 * @param name the name
 * @param value what a variable is set to, where that is an expression of its own
 * @param end where its part of the declaration ends
 * @author Switchable Runtimes for Spring
 */
record DeclaredName(ModuleExport.Kind kind, Token name, @Nullable Expression value, int end) {
}
