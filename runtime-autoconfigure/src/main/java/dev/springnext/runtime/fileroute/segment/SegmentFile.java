package dev.springnext.runtime.fileroute.segment;

/**
 * A source file that may have segment config.
 *
 * @param kind what the file is by its place and name
 * @param path its path below the JavaScript project, with slashes, such as
 * {@code app/x/route.ts}
 * @param route the route that it belongs to, such as {@code /x}, for messages
 * @param code its text
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record SegmentFile(Kind kind, String path, String route, String code) {

	boolean isApp() {
		return this.kind == Kind.APP_ROUTE || this.kind == Kind.LAYOUT || (this.kind == Kind.PAGE && !isInPages());
	}

	boolean isPageInPages() {
		return this.kind == Kind.PAGE && isInPages();
	}

	boolean isProxy() {
		return this.path.substring(this.path.lastIndexOf('/') + 1).startsWith("proxy.");
	}

	private boolean isInPages() {
		return this.path.startsWith("pages/") || this.path.startsWith("src/pages/");
	}

	/**
	 * What a file is.
	 */
	public enum Kind {

		/** {@code app/.../route.*}. */
		APP_ROUTE,

		/** {@code app/.../layout.*}. */
		LAYOUT,

		/** {@code app/.../page.*}, and files of {@code pages/} that are no API routes. */
		PAGE,

		/** {@code pages/api/...}. */
		API_ROUTE,

		/** {@code middleware.*} and {@code proxy.*}. */
		MIDDLEWARE,

		/** {@code instrumentation.*}: it has no segment config. */
		INSTRUMENTATION

	}

}
