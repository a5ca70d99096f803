package dev.springnext.runtime.edge.function;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.HostResponse;

/**
 * What an edge function answered. Its body can be read once.
 *
 * @param status the HTTP status
 * @param statusText the reason phrase, empty for none
 * @param headers the header fields in their order
 * @param body the body, or {@code null} if there is none
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeResponse(int status, String statusText, List<EdgeHeader> headers, @Nullable ByteStream body) {

	public EdgeResponse {
		headers = List.copyOf(headers);
	}

	static EdgeResponse of(HostResponse response) {
		HeaderList list = response.headers();
		List<EdgeHeader> headers = new ArrayList<>(list.size());
		for (int i = 0; i < list.size(); i++) {
			headers.add(new EdgeHeader(list.name(i), list.value(i)));
		}
		return new EdgeResponse(response.status(), response.statusText(), headers, response.bodyStream());
	}

	/**
	 * The value of a header field.
	 * @param name its name, in any case
	 * @return its values, joined with a comma and a space, or {@code null} if it is
	 * absent
	 */
	public @Nullable String header(String name) {
		String joined = null;
		for (EdgeHeader header : this.headers) {
			if (header.name().equalsIgnoreCase(name)) {
				joined = (joined != null) ? joined + ", " + header.value() : header.value();
			}
		}
		return joined;
	}

	/**
	 * Reads the body.
	 * @return completes with all its bytes
	 */
	public CompletionStage<byte[]> bytes() {
		ByteStream stream = (this.body != null) ? this.body : new ArrayByteStream(new byte[0]);
		return readAll(stream, new ByteArrayOutputStream());
	}

	private static CompletionStage<byte[]> readAll(ByteStream stream, ByteArrayOutputStream into) {
		return stream.read().thenCompose((chunk) -> {
			if (chunk == null) {
				return java.util.concurrent.CompletableFuture.completedFuture(into.toByteArray());
			}
			append(chunk, into);
			return readAll(stream, into);
		});
	}

	private static void append(ByteBuffer chunk, ByteArrayOutputStream into) {
		byte[] bytes = new byte[chunk.remaining()];
		chunk.get(bytes);
		into.writeBytes(bytes);
	}

	/**
	 * Reads the body as UTF-8.
	 * @return completes with its text
	 */
	public CompletionStage<String> text() {
		return bytes().thenApply((bytes) -> new String(bytes, StandardCharsets.UTF_8));
	}

}
