package dev.springnext.runtime.edge.function;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.PlainBundler;
import dev.springnext.runtime.edge.bundle.SourceTree;

/**
 * Functions that follow the conventions of Next.js, for tests.
 */
final class NextFunctions implements AutoCloseable {

	private final EdgeFunctions functions;

	NextFunctions() {
		this(Map.of());
	}

	NextFunctions(Map<String, String> environment) {
		this.functions = EdgeFunctions.builder().bundler(PlainBundler::new).environment(() -> environment).build();
	}

	EdgeFunction route(String code) {
		return function("app/x/route.js", FunctionConvention.APP_ROUTE, code);
	}

	EdgeFunction api(String code) {
		return function("pages/api/x.js", FunctionConvention.API_ROUTE, code);
	}

	EdgeFunction middleware(String code) {
		return function("middleware.js", FunctionConvention.MIDDLEWARE, code);
	}

	EdgeFunction function(String path, FunctionConvention convention, String code) {
		return this.functions.function(new FunctionSource(path, path, code, SourceTree.of(Map.of())), convention);
	}

	/**
	 * What a handler of a route answers to a GET request, as text.
	 */
	String evaluate(String imports, String body) throws Exception {
		return text(fetch(route(imports + "\nexport async function GET(request, context) {\n" + body + "\n}"),
				EdgeRequest.get("https://example.com/x?a=1")));
	}

	static EdgeResponse fetch(EdgeFunction function, EdgeRequest request) throws Exception {
		return function.fetch(request).toCompletableFuture().get(30, TimeUnit.SECONDS);
	}

	static EdgeResponse get(EdgeFunction function) throws Exception {
		return fetch(function, EdgeRequest.get("https://example.com/x"));
	}

	/**
	 * What a function fails with.
	 */
	static Throwable failure(EdgeFunction function, EdgeRequest request) throws InterruptedException {
		try {
			fetch(function, request);
			throw new AssertionError("The function has answered");
		}
		catch (ExecutionException ex) {
			return ex.getCause();
		}
		catch (InterruptedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	static String text(EdgeResponse response) throws Exception {
		return response.text().toCompletableFuture().get(20, TimeUnit.SECONDS);
	}

	static List<String> cookies(EdgeResponse response) {
		return response.headers()
			.stream()
			.filter((header) -> header.name().equals("set-cookie"))
			.map(EdgeHeader::value)
			.toList();
	}

	@Override
	public void close() {
		this.functions.close();
	}

}
