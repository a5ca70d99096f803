package dev.springnext.runtime.edge.syntax;

/**
 * A place in a source file.
 *
 * @param file the file, as the parser was told
 * @param line the line, from 1
 * @param column the column in UTF-16 units, from 1
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record Place(String file, int line, int column) {

	@Override
	public String toString() {
		return this.file + ":" + this.line + ":" + this.column;
	}

}
