package dev.springnext.runtime.verify;

/**
 * A step on the way from an edge handler to a forbidden API.
 *
 * @param className the name of the class without its package
 * @param method the name of the method; {@code <init>(DataSource)} for a constructor that
 * a forbidden type is injected into; the name of the field for such a field
 * @param file the name of the source file
 * @param line the line of the next call, or of the declaration; -1 if it is unknown
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record CallSite(String className, String method, String file, int line) {

	private static final String INJECTED = "<init>(";

	/**
	 * Return the step in the form of a stack trace.
	 */
	@Override
	public String toString() {
		String member = this.method.startsWith(INJECTED) ? this.method.substring(INJECTED.length() - 1)
				: "." + this.method;
		String position = (this.line > 0) ? this.file + ":" + this.line : this.file;
		return this.className + member + " (" + position + ")";
	}

}
