package dev.springnext.runtime.fileroute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds files that want the same paths.
 *
 * @author Switchable Runtimes for Spring
 */
final class RouteConflicts {

	private final List<String> problems = new ArrayList<>();

	RouteConflicts(List<RouteFile> routes, List<String> pages, String root) {
		Map<String, RouteFile> shapes = new LinkedHashMap<>();
		Map<String, String> names = new HashMap<>();
		Map<String, RouteFile> nameFiles = new HashMap<>();
		for (RouteFile route : routes) {
			RouteFile same = shapes.putIfAbsent(shape(route.pattern(), false), route);
			if (same != null) {
				this.problems.add("'" + same.path() + "' and '" + route.path() + "' both serve " + same.pattern()
						+ ". Remove one of them, or move it to another path.");
			}
			else {
				names(route, names, nameFiles);
			}
		}
		for (RouteFile route : routes) {
			catchAll(route, shapes);
		}
		for (String page : pages) {
			String folder = page.substring(0, page.lastIndexOf('/') + 1);
			for (RouteFile route : routes) {
				if (folder.startsWith(root + "app/") && route.path().startsWith(folder + "route.")) {
					this.problems.add("'" + route.path() + "' and '" + page + "' both serve " + route.pattern()
							+ ": a path has either a route or a page.");
				}
			}
		}
	}

	// Whether names of variables differ where they mean the same place
	private void names(RouteFile route, Map<String, String> names, Map<String, RouteFile> files) {
		StringBuilder prefix = new StringBuilder();
		for (RoutePattern.Segment segment : route.pattern().segments()) {
			if (segment.kind() == RoutePattern.Kind.STATIC) {
				prefix.append('/').append(segment.text());
				continue;
			}
			String place = prefix.append('/').append(segment.kind().isCatchAll() ? "[...]" : "[]").toString();
			String other = names.putIfAbsent(place, segment.text());
			RouteFile otherFile = files.putIfAbsent(place, route);
			if (other != null && otherFile != null && !other.equals(segment.text())) {
				this.problems.add("You cannot use different slug names for the same dynamic path ('" + other + "' in '"
						+ otherFile.path() + "', '" + segment.text() + "' in '" + route.path() + "').");
				return;
			}
		}
	}

	// /x/[[...slug]] serves /x too
	private void catchAll(RouteFile route, Map<String, RouteFile> shapes) {
		List<RoutePattern.Segment> segments = route.pattern().segments();
		if (segments.isEmpty() || segments.get(segments.size() - 1).kind() != RoutePattern.Kind.OPTIONAL_CATCH_ALL) {
			return;
		}
		RoutePattern parent = new RoutePattern(segments.subList(0, segments.size() - 1));
		RouteFile index = shapes.get(shape(parent, false));
		if (index != null) {
			this.problems.add("You cannot define a route with the same specificity as an optional catch-all route: '"
					+ index.path() + "' and '" + route.path() + "' both serve " + parent + ".");
		}
		RouteFile required = shapes.get(shape(route.pattern(), true));
		if (required != null) {
			this.problems.add("You cannot use both a required and an optional catch-all route at the same level: '"
					+ required.path() + "' and '" + route.path() + "'.");
		}
	}

	private static String shape(RoutePattern pattern, boolean required) {
		StringBuilder shape = new StringBuilder();
		for (RoutePattern.Segment segment : pattern.segments()) {
			shape.append('/').append(switch (segment.kind()) {
				case DYNAMIC -> "[]";
				case CATCH_ALL -> "[...]";
				case OPTIONAL_CATCH_ALL -> (required) ? "[...]" : "[[...]]";
				default -> "=" + segment.text();
			});
		}
		return shape.toString();
	}

	List<String> problems() {
		return this.problems;
	}

}
