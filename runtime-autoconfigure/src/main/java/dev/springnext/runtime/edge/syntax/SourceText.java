package dev.springnext.runtime.edge.syntax;

import java.util.Arrays;

/**
 * The text of a source file, which knows its lines.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class SourceText {

	private final String file;

	private final String code;

	private int[] lineStarts = {};

	SourceText(String file, String code) {
		this.file = file;
		this.code = code;
	}

	/**
	 * The name of the file.
	 * @return the name, as the parser was told
	 */
	public String file() {
		return this.file;
	}

	String code() {
		return this.code;
	}

	/**
	 * Where an offset is.
	 * @param offset an offset in the code
	 * @return its line and column
	 */
	public Place place(int offset) {
		int line = Arrays.binarySearch(lineStarts(), offset);
		int index = (line >= 0) ? line : -line - 2;
		return new Place(this.file, index + 1, offset - lineStarts()[index] + 1);
	}

	/**
	 * The text of a line, without its end.
	 * @param line the line, from 1
	 * @return its text
	 */
	public String line(int line) {
		int start = lineStarts()[line - 1];
		int end = (line < lineStarts().length) ? lineStarts()[line] : this.code.length();
		while (end > start && isLineEnd(this.code.charAt(end - 1))) {
			end--;
		}
		return this.code.substring(start, end);
	}

	/**
	 * A part of the code.
	 * @param start where it begins
	 * @param end where it ends
	 * @return the part
	 */
	public String text(int start, int end) {
		return this.code.substring(start, end);
	}

	static boolean isLineEnd(char c) {
		return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
	}

	private int[] lineStarts() {
		if (this.lineStarts.length == 0) {
			int[] starts = new int[64];
			int count = 1;
			for (int i = 0; i < this.code.length(); i++) {
				char c = this.code.charAt(i);
				if (isLineEnd(c) && !(c == '\r' && i + 1 < this.code.length() && this.code.charAt(i + 1) == '\n')) {
					starts = (count == starts.length) ? Arrays.copyOf(starts, count * 2) : starts;
					starts[count++] = i + 1;
				}
			}
			this.lineStarts = Arrays.copyOf(starts, count);
		}
		return this.lineStarts;
	}

}
