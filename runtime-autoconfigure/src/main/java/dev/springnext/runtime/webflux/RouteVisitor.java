package dev.springnext.runtime.webflux;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Walks over router functions and tells their routes, each with its whole path pattern,
 * its methods and the scope that it is in.
 *
 * @author Switchable Runtimes for Spring
 */
final class RouteVisitor implements RouterFunctions.Visitor {

	/**
	 * The pattern of a route that does not look at the path.
	 */
	static final String ANY_PATH = "**";

	private final Receiver receiver;

	private final Deque<RouteScope> scopes = new ArrayDeque<>();

	private final Deque<PathAndMethods> nested = new ArrayDeque<>();

	RouteVisitor(Receiver receiver) {
		this.receiver = receiver;
	}

	void enter(RouteScope scope) {
		this.scopes.push(scope);
	}

	void leave() {
		this.scopes.pop();
	}

	@Override
	public void startNested(RequestPredicate predicate) {
		this.nested.push(PathAndMethods.of(predicate));
	}

	@Override
	public void endNested(RequestPredicate predicate) {
		this.nested.pop();
	}

	@Override
	public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
		tell(PathAndMethods.of(predicate), handler);
	}

	@Override
	public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
		tell(new PathAndMethods("", Set.of("GET")), lookup);
	}

	@Override
	public void attributes(Map<String, Object> attributes) {
		// A route's attributes are its author's; the runtime is not among them
	}

	@Override
	public void unknown(RouterFunction<?> routerFunction) {
		tell(new PathAndMethods("", Set.of()), routerFunction);
	}

	private void tell(PathAndMethods own, Object handler) {
		String path = "";
		Set<String> methods = new TreeSet<>(own.methods());
		for (Iterator<PathAndMethods> outer = this.nested.descendingIterator(); outer.hasNext();) {
			PathAndMethods level = outer.next();
			path = combine(path, level.path());
			if (methods.isEmpty()) {
				methods.addAll(level.methods());
			}
		}
		path = combine(path, own.path());
		RouteScope scope = this.scopes.peek();
		if (scope != null) {
			this.receiver.route(scope, (path.isEmpty()) ? ANY_PATH : path, methods, handler);
		}
	}

	// As Spring combines the patterns of a match
	private static String combine(String outer, String inner) {
		if (outer.isEmpty() || inner.isEmpty()) {
			return outer + inner;
		}
		PathPatternParser parser = PathPatternParser.defaultInstance;
		return parser.parse(outer).combine(parser.parse(inner)).getPatternString();
	}

	/**
	 * Is told the routes.
	 */
	interface Receiver {

		/**
		 * Is told a route.
		 * @param scope the scope that it is in
		 * @param pattern its whole path pattern
		 * @param methods its HTTP methods, empty for all
		 * @param handler what handles it
		 */
		void route(RouteScope scope, String pattern, Set<String> methods, Object handler);

	}

	private record PathAndMethods(String path, Set<String> methods) {

		static PathAndMethods of(RequestPredicate predicate) {
			Set<String> methods = new TreeSet<>();
			StringBuilder path = new StringBuilder();
			predicate.accept(new Predicates(path, methods));
			return new PathAndMethods(path.toString(), methods);
		}

	}

	/**
	 * Reads path and methods out of a predicate. What a negation or an alternative says
	 * of them holds for no single route and is left out.
	 */
	private static final class Predicates implements RequestPredicates.Visitor {

		private final StringBuilder path;

		private final Set<String> methods;

		private int uncertain;

		Predicates(StringBuilder path, Set<String> methods) {
			this.path = path;
			this.methods = methods;
		}

		@Override
		public void method(Set<HttpMethod> methods) {
			if (this.uncertain == 0) {
				methods.forEach((method) -> this.methods.add(method.name()));
			}
		}

		@Override
		public void path(String pattern) {
			if (this.uncertain == 0) {
				this.path.append(pattern);
			}
		}

		@Override
		public void startAnd() {
		}

		@Override
		public void and() {
		}

		@Override
		public void endAnd() {
		}

		@Override
		public void startOr() {
			this.uncertain++;
		}

		@Override
		public void or() {
		}

		@Override
		public void endOr() {
			this.uncertain--;
		}

		@Override
		public void startNegate() {
			this.uncertain++;
		}

		@Override
		public void endNegate() {
			this.uncertain--;
		}

		@Override
		public void header(String name, String value) {
		}

		@Override
		public void queryParam(String name, String value) {
		}

		@Override
		@SuppressWarnings({ "deprecation", "removal" })
		public void pathExtension(String extension) {
		}

		@Override
		public void version(String version) {
		}

		@Override
		public void unknown(RequestPredicate predicate) {
		}

	}

}
