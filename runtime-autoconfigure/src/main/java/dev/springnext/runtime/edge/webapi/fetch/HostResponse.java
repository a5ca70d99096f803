package dev.springnext.runtime.edge.webapi.fetch;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.webapi.encoding.Utf8;
import dev.springnext.runtime.edge.webapi.file.BlobData;
import dev.springnext.runtime.edge.webapi.next.MiddlewareDirective;

/**
 * What a handler in guest code answered. The body is a text, or bytes, or a stream, or
 * there is none: ask in this order, as the first is the cheapest.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class HostResponse {

	private static final String TEXT_PLAIN = "text/plain;charset=UTF-8";

	private final int status;

	private final String statusText;

	private @Nullable HeaderList headers;

	private final @Nullable String contentType;

	// A String, BlobData or ByteStream
	private final @Nullable Object body;

	private final @Nullable MiddlewareDirective directive;

	private HostResponse(int status, String statusText, @Nullable HeaderList headers, @Nullable String contentType,
			@Nullable Object body, @Nullable MiddlewareDirective directive) {
		this.status = status;
		this.statusText = statusText;
		this.headers = headers;
		this.contentType = contentType;
		this.body = body;
		this.directive = directive;
	}

	/**
	 * A response of status 200 with plain text.
	 * @param text the text
	 * @return the response
	 */
	public static HostResponse text(String text) {
		return new HostResponse(200, "", null, TEXT_PLAIN, text, null);
	}

	/**
	 * A response without a body.
	 * @param status its status
	 * @param headers its headers
	 * @return the response
	 */
	public static HostResponse empty(int status, HeaderList headers) {
		return new HostResponse(status, "", headers, null, null, null);
	}

	/**
	 * The same response with another body.
	 * @param stream the body
	 * @return the response
	 */
	public HostResponse withBody(ByteStream stream) {
		return new HostResponse(this.status, this.statusText, this.headers, this.contentType, stream, this.directive);
	}

	/**
	 * The same response without its body, which is given up if it is a stream.
	 * @return the response, whose headers are the same
	 */
	public HostResponse withoutBody() {
		if (this.body == null) {
			return this;
		}
		if (this.body instanceof ByteStream stream) {
			stream.cancel();
		}
		return new HostResponse(this.status, this.statusText, this.headers, this.contentType, null, this.directive);
	}

	static HostResponse json(String text) {
		return new HostResponse(200, "", null, "application/json", text, null);
	}

	static HostResponse of(int status, String statusText, @Nullable HeaderList headers, @Nullable String contentType,
			@Nullable Object body, @Nullable MiddlewareDirective directive) {
		return new HostResponse(status, statusText, headers, contentType, body, directive);
	}

	/**
	 * What the handler wants instead of this answer, if it is a middleware: the headers
	 * of this response are added to that of whatever comes after it.
	 * @return the directive, or {@code null} if this is the answer
	 */
	public @Nullable MiddlewareDirective directive() {
		return this.directive;
	}

	/**
	 * The status.
	 * @return 200 to 599
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The reason phrase.
	 * @return a text, empty by default
	 */
	public String statusText() {
		return this.statusText;
	}

	/**
	 * The headers.
	 * @return names in lower case, and values, {@code content-type} included
	 */
	public HeaderList headers() {
		HeaderList list = this.headers;
		if (list == null) {
			list = new HeaderList();
			if (this.contentType != null) {
				list.add("content-type", this.contentType);
			}
			this.headers = list;
		}
		return list;
	}

	/**
	 * The body as text that goes out in UTF-8.
	 * @return the text, or {@code null} if the body is something else
	 */
	public @Nullable String bodyText() {
		return (this.body instanceof String text) ? text : null;
	}

	/**
	 * The body's bytes where they are all there.
	 * @return the bytes, or {@code null} if the body is a stream, or there is none
	 */
	public byte @Nullable [] bodyBytes() {
		if (this.body instanceof String text) {
			return Utf8.encode(text);
		}
		return (this.body instanceof BlobData data) ? data.toBytes() : null;
	}

	/**
	 * The body's bytes as they come.
	 * @return a stream that is to be read to its end or cancelled; {@code null} if there
	 * is no body
	 */
	public @Nullable ByteStream bodyStream() {
		if (this.body instanceof ByteStream stream) {
			return stream;
		}
		if (this.body instanceof BlobData data) {
			return data.stream();
		}
		byte[] bytes = bodyBytes();
		return (bytes != null) ? BlobData.of(bytes).stream() : null;
	}

	/**
	 * Whether the body is a stream, whose bytes may still be to come.
	 * @return {@code true} if so
	 */
	public boolean isStreaming() {
		return this.body instanceof ByteStream;
	}

	/**
	 * Whether there is a body, even an empty one.
	 * @return {@code true} if so
	 */
	public boolean hasBody() {
		return this.body != null;
	}

}
