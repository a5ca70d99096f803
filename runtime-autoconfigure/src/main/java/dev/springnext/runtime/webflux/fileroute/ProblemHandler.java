package dev.springnext.runtime.webflux.fileroute;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * Answers for a file that can't be served: in development with a page for browsers that
 * shows the code, else with a bare 500.
 *
 * @author Switchable Runtimes for Spring
 */
final class ProblemHandler implements WebHandler {

	private static final String PAGE = """
			<!doctype html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>%1$s</title>
			<style>
			:root { color-scheme: light dark; --accent: #c62828; }
			@media (prefers-color-scheme: dark) { :root { --accent: #ff8a80; } }
			body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; }
			h1 { font-size: 1.3rem; border-left: .3rem solid var(--accent); padding-left: .7rem; overflow-wrap: anywhere; }
			code, pre { font-family: ui-monospace, monospace; font-size: .9rem; }
			pre { border: 1px solid; border-radius: .4rem; overflow-x: auto; padding: 1rem; tab-size: 4; }
			p { color: GrayText; }
			</style>
			</head>
			<body>
			<main>
			<h1>%2$s</h1>
			<p><code>%3$s</code></p>
			%4$s
			<p>Correct the file and load this page again. It is shown in development only
			(<code>spring.next.dev.error-page</code>).</p>
			</main>
			</body>
			</html>
			""";

	private final FileProblem problem;

	private final String codeFrame;

	private final boolean errorPage;

	ProblemHandler(FileProblem problem, String codeFrame, boolean errorPage) {
		this.problem = problem;
		this.codeFrame = codeFrame;
		this.errorPage = errorPage;
	}

	/**
	 * Whether someone looks at the answer.
	 * @param exchange the exchange
	 * @return {@code true} for clients that ask for HTML by name
	 */
	static boolean isBrowser(ServerWebExchange exchange) {
		return exchange.getRequest()
			.getHeaders()
			.getAccept()
			.stream()
			.anyMatch((type) -> type.isConcrete() && type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		if (!this.errorPage || !isBrowser(exchange)) {
			return Mono.error(new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR));
		}
		String place = this.problem.file()
				+ ((this.problem.line() > 0) ? ":" + this.problem.line() + ":" + this.problem.column() : "");
		String code = (this.codeFrame.isEmpty()) ? "<pre>" + HtmlUtils.htmlEscape(this.problem.described()) + "</pre>"
				: "<pre>" + HtmlUtils.htmlEscape(this.codeFrame) + "</pre>";
		byte[] page = PAGE
			.formatted(HtmlUtils.htmlEscape(this.problem.file()), HtmlUtils.htmlEscape(this.problem.message()),
					HtmlUtils.htmlEscape(place), code)
			.getBytes(StandardCharsets.UTF_8);
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(HttpStatus.INTERNAL_SERVER_ERROR);
		response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
		response.getHeaders().setCacheControl("no-store");
		response.getHeaders().setContentLength(page.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
	}

}
