package dev.springnext.runtime.edge.bundle;

import java.util.Locale;

/**
 * A bundle is larger than the limit allows.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class CodeSizeExceededException extends BundleException {

	private final BundleSize size;

	private final long limit;

	CodeSizeExceededException(String bundle, BundleSize size, long limit) {
		super(String.format(Locale.ROOT,
				"The edge function '%s' has %,d bytes of code and assets, more than the limit of %,d bytes:%s%n"
						+ "Import less, or raise spring.next.edge.limits.code-size.",
				bundle, size.bytes(), limit, size.describe()));
		this.size = size;
		this.limit = limit;
	}

	/**
	 * What makes the bundle large.
	 * @return its size
	 */
	public BundleSize size() {
		return this.size;
	}

	/**
	 * The limit.
	 * @return the most bytes a bundle may have
	 */
	public long limit() {
		return this.limit;
	}

}
