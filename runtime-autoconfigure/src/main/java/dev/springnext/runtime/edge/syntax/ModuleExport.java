package dev.springnext.runtime.edge.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What a module exports by one name.
 *
 * @param kind how it is exported
 * @param name the name, {@code default} among them; {@code *} for everything of another
 * module
 * @param local the name of the variable, function or class here, if it has one
 * @param from the module that it comes from, if it is another one
 * @param value what it is set to, where the source says so
 * @param statement where the {@code export} is
 * @param start where the name is
 * @param end where the declaration of the name ends
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record ModuleExport(Kind kind, String name, @Nullable String local, @Nullable String from,
		@Nullable Expression value, int statement, int start, int end) {

	/**
	 * How something is exported.
	 */
	public enum Kind {

		/** {@code export const x = 1}; {@code using} counts as one. */
		CONST,

		/** {@code export let x}. */
		LET,

		/** {@code export var x}. */
		VAR,

		/** {@code export function x() {}}. */
		FUNCTION,

		/** {@code export class X {}}. */
		CLASS,

		/** {@code export enum X {}} and {@code export namespace x {}} of TypeScript. */
		OBJECT,

		/** {@code export default value}. */
		DEFAULT,

		/** {@code export { x }}. */
		LIST,

		/** {@code export { x } from 'y'} and {@code export * from 'y'}. */
		FROM,

		/** A type, which is gone when the module runs. */
		TYPE

	}

}
