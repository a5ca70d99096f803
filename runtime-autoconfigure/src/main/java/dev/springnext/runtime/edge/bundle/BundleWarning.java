package dev.springnext.runtime.edge.bundle;

import org.jspecify.annotations.Nullable;

/**
 * Something in a bundle that will not work at run time, or may not.
 *
 * @param message what it is
 * @param file the file that has it, or {@code null}
 * @param line its line, from 1; 0 if unknown
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record BundleWarning(String message, @Nullable String file, int line) {

	@Override
	public String toString() {
		return (this.file == null) ? this.message
				: this.file + ((this.line > 0) ? ":" + this.line : "") + ": " + this.message;
	}

}
