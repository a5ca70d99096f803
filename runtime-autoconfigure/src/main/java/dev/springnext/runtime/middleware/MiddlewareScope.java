package dev.springnext.runtime.middleware;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of the application's paths that middleware applies to: all of them, or those
 * of a folder and all below it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class MiddlewareScope {

	private static final MiddlewareScope ALL = new MiddlewareScope("/", List.of(new Shape(List.of(), true)), 0);

	private final String folder;

	private final List<Shape> shapes;

	// Of segments without which a path is not in the folder
	private final int depth;

	private MiddlewareScope(String folder, List<Shape> shapes, int depth) {
		this.folder = folder;
		this.shapes = shapes;
		this.depth = depth;
	}

	/**
	 * All paths.
	 * @return the scope
	 */
	public static MiddlewareScope all() {
		return ALL;
	}

	/**
	 * A folder of {@code app/}. Route groups ({@code (shop)}) and slots ({@code @modal})
	 * are no part of paths.
	 * @param folder the folder below {@code app/} in the notation of Next.js, such as
	 * {@code /dash/[id]} or {@code /docs/[...slug]}
	 * @return the scope: the folder's own path and all below
	 */
	public static MiddlewareScope folder(String folder) {
		Shape shape = Shape.of(folder);
		int optional = (folder.contains("[[...")) ? 1 : 0;
		return new MiddlewareScope(folder, List.of(new Shape(shape.segments(), true)),
				shape.segments().size() + optional);
	}

	/**
	 * Some routes, where others that are not meant have paths like theirs: those in a
	 * route group.
	 * @param folder the folder that they are in
	 * @param routes their patterns in the notation of Next.js
	 * @return the scope: the paths of these routes
	 */
	public static MiddlewareScope routes(String folder, List<String> routes) {
		return new MiddlewareScope(folder, routes.stream().map(Shape::of).toList(), folder(folder).depth());
	}

	/**
	 * How deep the folder lies, to sort outer ones before inner ones.
	 * @return the number of its segments in paths; 0 for all paths
	 */
	int depth() {
		return this.depth;
	}

	boolean isAll() {
		return this == ALL;
	}

	/**
	 * Whether a path is in the scope.
	 * @param path the path, percent-encoded
	 * @return {@code true} if so
	 */
	public boolean contains(String path) {
		for (int i = 0; i < this.shapes.size(); i++) {
			if (this.shapes.get(i).contains(path)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return this.folder;
	}

	/**
	 * What paths look like.
	 *
	 * @param segments their first segments
	 * @param open whether others may follow
	 */
	private record Shape(List<Segment> segments, boolean open) {

		static Shape of(String pattern) {
			List<Segment> segments = new ArrayList<>();
			for (String name : pattern.split("/")) {
				boolean group = name.startsWith("(") && name.endsWith(")");
				if (name.isEmpty() || group || name.startsWith("@")) {
					continue;
				}
				if (name.startsWith("[[...")) {
					return new Shape(List.copyOf(segments), true);
				}
				segments.add(new Segment(name, name.startsWith("[")));
				if (name.startsWith("[...")) {
					return new Shape(List.copyOf(segments), true);
				}
			}
			return new Shape(List.copyOf(segments), false);
		}

		boolean contains(String path) {
			int start = 1;
			for (int i = 0; i < this.segments.size(); i++) {
				if (start >= path.length()) {
					return false;
				}
				int slash = path.indexOf('/', start);
				int end = (slash >= 0) ? slash : path.length();
				if (!this.segments.get(i).matches(path, start, end)) {
					return false;
				}
				start = end + 1;
			}
			return this.open || start >= path.length();
		}

	}

	private record Segment(String name, boolean dynamic) {

		boolean matches(String path, int start, int end) {
			if (this.dynamic) {
				return end > start;
			}
			int length = end - start;
			if (length == this.name.length() && path.startsWith(this.name, start)) {
				return true;
			}
			return length > this.name.length() && RequestPaths.segment(path.substring(start, end)).equals(this.name);
		}

	}

}
