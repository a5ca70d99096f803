package dev.springnext.runtime.webflux.fileroute;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

import dev.springnext.runtime.edge.engine.ThrownError;
import dev.springnext.runtime.edge.function.RequestError;
import dev.springnext.runtime.fileroute.MiddlewareFile;
import dev.springnext.runtime.fileroute.Project;
import dev.springnext.runtime.fileroute.RouteFile;
import dev.springnext.runtime.fileroute.RoutePattern;
import dev.springnext.runtime.webflux.function.RequestErrors;

/**
 * The file {@code instrumentation.*} of a project. The edge runtime has it where there
 * are files of that runtime, and so hears of their errors; Node.js is told of it.
 *
 * @author Switchable Runtimes for Spring
 */
final class FileInstrumentation {

	private static final String APP_ROUTER = "App Router";

	private static final String PAGES_ROUTER = "Pages Router";

	private final FileFunctions functions;

	private final LiveFiles<String, ErrorReports> live;

	private @Nullable String known;

	FileInstrumentation(FileFunctions functions) {
		this.functions = functions;
		this.live = new LiveFiles<>((path) -> path, new InstrumentationLoader(functions));
	}

	/**
	 * Tells Node.js of the file, before it gets files to serve.
	 * @param project the project
	 * @param changed paths of changed files
	 */
	void updateNodejs(Project project, Set<String> changed) {
		String file = project.instrumentation();
		if (!Objects.equals(file, this.known) || (file != null && changed.contains(file))) {
			this.functions.instrumentNodejs(file);
			this.known = file;
		}
	}

	/**
	 * Loads the file for the edge runtime, if it is new or has changed.
	 * @param project the project
	 * @param isServing whether there are files of that runtime
	 * @param changed paths of changed files
	 * @return what has become of it
	 */
	LiveFiles.Update<String, ErrorReports> update(Project project, boolean isServing, Set<String> changed) {
		String file = project.instrumentation();
		return this.live.update((file != null && isServing) ? List.of(file) : List.of(), changed);
	}

	/**
	 * The file, if the edge runtime has it.
	 * @return the file
	 */
	@Nullable LiveFile<String, ErrorReports> file() {
		return this.live.all().stream().findFirst().orElse(null);
	}

	/**
	 * Passes on the errors of a file that serves requests.
	 * @param file the file
	 * @return what is to be told of them
	 */
	RequestErrors errorsOf(RouteFile file) {
		return errorsOf(new RequestError.Context((file.kind() == RouteFile.Kind.API_ROUTE) ? PAGES_ROUTER : APP_ROUTER,
				file.pattern().toString(), "route"));
	}

	/**
	 * Passes on the errors of a file with middleware. For Next.js, the one at the root is
	 * of the older router.
	 * @param file the file
	 * @return what is to be told of them
	 */
	RequestErrors errorsOf(MiddlewareFile file) {
		String name = file.path().substring(file.path().lastIndexOf('/') + 1);
		String type = (name.startsWith("proxy.")) ? "proxy" : "middleware";
		RoutePattern folder = file.folder();
		if (folder == null) {
			return errorsOf(new RequestError.Context(PAGES_ROUTER, "/" + type, type));
		}
		String parent = (folder.segments().isEmpty()) ? "" : folder.toString();
		return errorsOf(new RequestError.Context(APP_ROUTER, parent + "/" + type, type));
	}

	private RequestErrors errorsOf(RequestError.Context context) {
		return (request, error) -> report(request, error, context);
	}

	private void report(ServerHttpRequest request, ThrownError error, RequestError.Context context) {
		LiveFile<String, ErrorReports> current = file();
		if (current != null) {
			String path = request.getURI().getRawPath();
			String query = request.getURI().getRawQuery();
			current.served()
				.report(new RequestError(error, new RequestError.Request(request.getMethod().name(),
						(query != null) ? path + "?" + query : path, headers(request.getHeaders())), context));
		}
	}

	private static Map<String, String> headers(HttpHeaders from) {
		Map<String, String> headers = new HashMap<>();
		from.forEach((name, values) -> {
			String key = name.toLowerCase(Locale.ROOT);
			headers.put(key, String.join(("cookie".equals(key)) ? "; " : ", ", values));
		});
		return headers;
	}

}
