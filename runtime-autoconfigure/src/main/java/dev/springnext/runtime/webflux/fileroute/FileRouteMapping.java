package dev.springnext.runtime.webflux.fileroute;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

import dev.springnext.runtime.fileroute.RoutePattern;
import dev.springnext.runtime.fileroute.RouteTable;
import dev.springnext.runtime.webflux.RouteParams;
import dev.springnext.runtime.webflux.RuntimeHandlerAdapter;

/**
 * Finds the files that serve paths. Goes before all that Java maps, and leaves to Java
 * the paths for which that has a more specific pattern.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class FileRouteMapping implements HandlerMapping, Ordered {

	private static final int BEFORE_MOUNTS = -3;

	// As Next.js does: a file has one path
	private static final WebHandler WITHOUT_SLASH = (exchange) -> {
		exchange.getResponse().setStatusCode(HttpStatus.PERMANENT_REDIRECT);
		exchange.getResponse().getHeaders().setLocation(withoutSlash(exchange.getRequest().getURI()));
		return exchange.getResponse().setComplete();
	};

	private final RuntimeHandlerAdapter adapter;

	private volatile RouteTable<Entry> table = RouteTable.of(Map.of());

	/**
	 * Creates the mapping, without files.
	 * @param adapter serves preflight requests
	 */
	public FileRouteMapping(RuntimeHandlerAdapter adapter) {
		this.adapter = adapter;
	}

	/**
	 * Serves other files from now on; requests under way end with those that they have.
	 * @param entries the files by their patterns
	 */
	void use(Map<RoutePattern, Entry> entries) {
		this.table = RouteTable.of(entries);
	}

	@Override
	public int getOrder() {
		return BEFORE_MOUNTS;
	}

	@Override
	public Mono<Object> getHandler(ServerWebExchange exchange) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		List<String> segments = segments(path);
		if (segments == null) {
			return Mono.empty();
		}
		RouteTable.Match<Entry> match = this.table.find(segments);
		if (match == null || match.value().isLeftToJava(path)) {
			return Mono.empty();
		}
		if (endsWithSlash(path)) {
			return Mono.just(WITHOUT_SLASH);
		}
		PathPattern pattern = match.value().pattern();
		if (pattern != null) {
			exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
		}
		RouteParams.set(exchange, match.params());
		return this.adapter.dispatch(exchange, match.value().handlerFor(exchange));
	}

	// The decoded segments, or null where there are empty ones, which no file serves
	private static @Nullable List<String> segments(PathContainer path) {
		List<PathContainer.Element> elements = path.elements();
		List<String> segments = new ArrayList<>(elements.size() / 2 + 1);
		boolean separator = false;
		for (int i = 0; i < elements.size(); i++) {
			PathContainer.Element element = elements.get(i);
			if (element instanceof PathContainer.Separator) {
				if (separator) {
					return null;
				}
				separator = true;
			}
			else {
				separator = false;
				segments.add(decode(element.value()));
			}
		}
		return segments;
	}

	private static String decode(String segment) {
		if (segment.indexOf('%') < 0) {
			return segment;
		}
		try {
			return StringUtils.uriDecode(segment, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The path has malformed percent-encoding", ex);
		}
	}

	private static boolean endsWithSlash(PathContainer path) {
		List<PathContainer.Element> elements = path.elements();
		return elements.size() > 1 && elements.get(elements.size() - 1) instanceof PathContainer.Separator;
	}

	private static URI withoutSlash(URI uri) {
		String path = uri.getRawPath();
		String query = uri.getRawQuery();
		return URI.create(path.substring(0, path.length() - 1) + ((query != null) ? "?" + query : ""));
	}

	/**
	 * A file that serves paths.
	 *
	 * @param handler its handler
	 * @param problem shows browsers why the file can't be served as it is; {@code null}
	 * if it can, or they are not to be shown it
	 * @param pattern its pattern, or {@code null} if Spring can't say it
	 * @param before patterns of Java that are more specific, and match some of the paths
	 */
	record Entry(Object handler, @Nullable ProblemHandler problem, @Nullable PathPattern pattern,
			List<PathPattern> before) {

		Object handlerFor(ServerWebExchange exchange) {
			ProblemHandler page = this.problem;
			return (page != null && ProblemHandler.isBrowser(exchange)) ? page : this.handler;
		}

		boolean isLeftToJava(PathContainer path) {
			for (int i = 0; i < this.before.size(); i++) {
				if (this.before.get(i).matches(path)) {
					return true;
				}
			}
			return false;
		}

	}

}
