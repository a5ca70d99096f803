package dev.springnext.runtime.edge.webapi.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.file.BlobData;

/**
 * A network of a few URLs.
 */
final class FakeTransport implements HttpTransport {

	final List<TransportRequest> requests = new ArrayList<>();

	final List<String> bodies = new ArrayList<>();

	private final Map<String, Function<TransportRequest, CompletionStage<TransportResponse>>> answers = new HashMap<>();

	FakeTransport on(String url, TransportResponse response) {
		this.answers.put(url, (request) -> CompletableFuture.completedFuture(response));
		return this;
	}

	FakeTransport on(String url, Function<TransportRequest, CompletionStage<TransportResponse>> answer) {
		this.answers.put(url, answer);
		return this;
	}

	static TransportResponse response(int status, byte[] body, String... headers) {
		HeaderList list = new HeaderList();
		for (int i = 0; i < headers.length; i += 2) {
			list.add(headers[i], headers[i + 1]);
		}
		return new TransportResponse(status, "", list, BlobData.of(body).stream());
	}

	static TransportResponse response(int status, String body, String... headers) {
		return response(status, body.getBytes(StandardCharsets.UTF_8), headers);
	}

	@Override
	public CompletionStage<TransportResponse> exchange(TransportRequest request) {
		this.requests.add(request);
		ByteStream body = request.body();
		CompletionStage<byte[]> sent = (body != null) ? ByteCollector.collect(body, null)
				: CompletableFuture.completedFuture(new byte[0]);
		return sent.thenCompose((bytes) -> {
			this.bodies.add(new String(bytes, StandardCharsets.UTF_8));
			Function<TransportRequest, CompletionStage<TransportResponse>> answer = this.answers.get(request.url());
			return (answer != null) ? answer.apply(request) : CompletableFuture
				.failedFuture(new TransportException("connection refused", "ECONNREFUSED", null));
		});
	}

}
