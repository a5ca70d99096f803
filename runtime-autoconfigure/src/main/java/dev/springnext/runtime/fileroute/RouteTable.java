package dev.springnext.runtime.fileroute;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the most specific pattern that matches a path. A path costs as many look-ups as
 * it has segments, however many patterns there are.
 *
 * @param <T> what a pattern stands for
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RouteTable<T> {

	private final Node<T> root = new Node<>();

	/**
	 * Makes a table.
	 * @param <T> what a pattern stands for
	 * @param entries patterns of files, of which no two match the same paths
	 * @return the table
	 */
	public static <T> RouteTable<T> of(Map<RoutePattern, T> entries) {
		RouteTable<T> table = new RouteTable<>();
		entries.forEach(table::add);
		return table;
	}

	private void add(RoutePattern pattern, T value) {
		Node<T> node = this.root;
		for (RoutePattern.Segment segment : pattern.segments()) {
			switch (segment.kind()) {
				case STATIC -> node = node.statics.computeIfAbsent(segment.text(), (text) -> new Node<>());
				case DYNAMIC -> {
					if (node.dynamic == null) {
						node.dynamic = new Node<>();
					}
					node = node.dynamic;
				}
				case CATCH_ALL -> {
					node.rest = new Entry<>(pattern, value);
					return;
				}
				case OPTIONAL_CATCH_ALL -> {
					node.optionalRest = new Entry<>(pattern, value);
					return;
				}
				case PARTIAL, END -> throw new IllegalArgumentException("'" + pattern + "' is no pattern of a file");
			}
		}
		node.entry = new Entry<>(pattern, value);
	}

	/**
	 * Finds what a path stands for.
	 * @param path the decoded segments of the path
	 * @return the most specific match, or {@code null} if no pattern matches
	 */
	public @Nullable Match<T> find(List<String> path) {
		Entry<T> found = find(this.root, path, 0);
		return (found != null) ? new Match<>(found.value(), params(found.pattern(), path)) : null;
	}

	private static <T> @Nullable Entry<T> find(Node<T> node, List<String> path, int at) {
		if (at == path.size()) {
			return (node.entry != null) ? node.entry : node.optionalRest;
		}
		Node<T> next = node.statics.get(path.get(at));
		Entry<T> found = (next != null) ? find(next, path, at + 1) : null;
		if (found == null && node.dynamic != null) {
			found = find(node.dynamic, path, at + 1);
		}
		if (found == null) {
			found = (node.rest != null) ? node.rest : node.optionalRest;
		}
		return found;
	}

	private static Map<String, Object> params(RoutePattern pattern, List<String> path) {
		Map<String, Object> params = null;
		List<RoutePattern.Segment> segments = pattern.segments();
		for (int i = 0; i < segments.size(); i++) {
			RoutePattern.Segment segment = segments.get(i);
			if (segment.kind() != RoutePattern.Kind.STATIC && i < path.size()) {
				params = (params != null) ? params : new LinkedHashMap<>();
				params.put(segment.text(), (segment.kind() == RoutePattern.Kind.DYNAMIC) ? path.get(i)
						: List.copyOf(path.subList(i, path.size())));
			}
		}
		return (params != null) ? params : Map.of();
	}

	/**
	 * What was found for a path.
	 *
	 * @param <T> what a pattern stands for
	 * @param value what the pattern stands for
	 * @param params the variables: a text for a dynamic segment, a list of texts for a
	 * catch-all; an optional catch-all that matched nothing has none
	 */
	public record Match<T>(T value, Map<String, Object> params) {

	}

	private record Entry<T>(RoutePattern pattern, T value) {

	}

	private static final class Node<T> {

		private final Map<String, Node<T>> statics = new HashMap<>();

		private @Nullable Node<T> dynamic;

		private @Nullable Entry<T> entry;

		private @Nullable Entry<T> rest;

		private @Nullable Entry<T> optionalRest;

	}

}
