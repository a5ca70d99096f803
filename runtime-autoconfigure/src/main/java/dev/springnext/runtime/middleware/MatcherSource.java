package dev.springnext.runtime.middleware;

import java.util.List;

/**
 * One entry of a matcher: a path, and conditions on what else is in the request.
 *
 * @param source the path as it was written
 * @param path the same, compiled
 * @param has what all has to be there
 * @param missing what of none may be there
 * @author Switchable Runtimes for Spring
 */
record MatcherSource(String source, PathMatch path, List<MatcherCondition> has, List<MatcherCondition> missing) {

	boolean matchesPath(String requested) {
		if (this.path.matches(requested)) {
			return true;
		}
		boolean encoded = requested.indexOf('%') >= 0;
		if (encoded && this.path.matches(RequestPaths.decoded(requested))) {
			return true;
		}
		if (requested.indexOf(';') < 0) {
			return false;
		}
		String plain = RequestPaths.withoutParameters(requested);
		return this.path.matches(plain) || (encoded && this.path.matches(RequestPaths.decoded(plain)));
	}

	boolean matches(String requested, MiddlewareRequest request) {
		return matchesPath(requested) && holds(request);
	}

	private boolean holds(MiddlewareRequest request) {
		for (MatcherCondition condition : this.has) {
			if (!condition.holds(request)) {
				return false;
			}
		}
		for (MatcherCondition condition : this.missing) {
			if (condition.holds(request)) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return this.source;
	}

}
