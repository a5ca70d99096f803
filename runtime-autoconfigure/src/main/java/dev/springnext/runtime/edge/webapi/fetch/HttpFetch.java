package dev.springnext.runtime.edge.webapi.fetch;

import java.util.concurrent.CompletionStage;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.MemoryAccount;
import dev.springnext.runtime.edge.webapi.file.BlobData;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * One fetch over HTTP, with all its redirects. Runs on whatever threads the transport
 * completes on.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://fetch.spec.whatwg.org/#http-fetch">Fetch, 4.3 to 4.6</a>
 */
final class HttpFetch implements Proxy {

	private final HttpTransport transport;

	private final MemoryAccount account;

	private final Listener listener;

	private final String redirect;

	private final String integrity;

	private final @Nullable ByteStream stream;

	private @Nullable BlobData data;

	private boolean streaming;

	private String method;

	private WebUrl url;

	private HeaderList headers;

	private int redirects;

	private @Nullable TransportRequest current;

	private @Nullable FetchBody body;

	private @Nullable RuntimeException aborted;

	private @Nullable RuntimeException abandoned;

	/**
	 * Prepares a fetch.
	 * @param transport carries the requests
	 * @param request the request
	 * @param account whom bytes that are collected are charged to
	 * @param listener learns how it goes
	 */
	HttpFetch(HttpTransport transport, FetchRequest request, MemoryAccount account, Listener listener) {
		this.transport = transport;
		this.account = account;
		this.listener = listener;
		this.redirect = request.redirect();
		this.integrity = request.integrity();
		this.data = request.data();
		this.stream = request.stream();
		this.streaming = request.stream() != null;
		this.method = request.method();
		this.url = request.url();
		this.headers = request.headers();
	}

	static HttpFetch from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof HttpFetch fetch) {
			return fetch;
		}
		throw GuestError.type("The argument is not a fetch");
	}

	/**
	 * Begins, or goes on to the target of a redirect.
	 */
	void exchange() {
		if (BadPorts.contains(this.url.effectivePort())) {
			fail(new FetchFailure("bad port", null));
			return;
		}
		ByteStream content = (this.data != null) ? this.data.stream() : (this.streaming) ? this.stream : null;
		HeaderList sent = RequestHeaders.complete(this.headers, this.method, (content != null) ? content.length() : -1,
				content != null);
		TransportRequest request = new TransportRequest(this.method, this.url.hrefWithoutFragment(), sent, content);
		synchronized (this) {
			if (this.aborted != null) {
				return;
			}
			this.current = request;
		}
		try {
			CompletionStage<TransportResponse> exchanged = this.transport.exchange(request);
			exchanged.whenComplete((response, error) -> {
				if (error != null) {
					fail(FetchFailure.of(error));
				}
				else {
					onResponse(response);
				}
			});
		}
		catch (RuntimeException ex) {
			fail(FetchFailure.of(ex));
		}
	}

	private void onResponse(TransportResponse response) {
		try {
			String location = (isRedirect(response.status())) ? response.headers().get("location") : null;
			if (location == null || this.redirect.equals("manual")) {
				deliver(response);
			}
			else {
				discard(response);
				follow(response.status(), location);
			}
		}
		catch (RuntimeException ex) {
			discard(response);
			fail(FetchFailure.of(ex));
		}
	}

	private static boolean isRedirect(int status) {
		return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
	}

	private static void discard(TransportResponse response) {
		ByteStream unread = response.body();
		if (unread != null) {
			unread.cancel();
		}
	}

	// https://fetch.spec.whatwg.org/#http-redirect-fetch
	private void follow(int status, String location) {
		WebUrl target = WebUrl.parse(location, this.url);
		if (this.redirect.equals("error")) {
			throw new TransportException("unexpected redirect", null, null);
		}
		if (target == null) {
			throw new TransportException("the URL of a redirect is malformed", null, null);
		}
		if (!target.protocol().equals("http:") && !target.protocol().equals("https:")) {
			throw new TransportException("a redirect leads to a URL that is not http or https", null, null);
		}
		if (this.redirects >= this.transport.maxRedirects()) {
			throw new TransportException("redirect count exceeded", "ERR_TOO_MANY_REDIRECTS", null);
		}
		this.redirects++;
		this.listener.onRedirect();
		if (status != 303 && this.streaming) {
			throw new TransportException("a stream can not be sent again to the target of a redirect", null, null);
		}
		boolean rewrites = (status == 303) ? !this.method.equals("GET") && !this.method.equals("HEAD")
				: (status == 301 || status == 302) && this.method.equals("POST");
		if (rewrites) {
			this.method = "GET";
			this.data = null;
			this.streaming = false;
			this.headers = RequestHeaders.withoutBody(this.headers);
		}
		this.headers = RequestHeaders.redirected(this.headers, this.url, target);
		String hash = this.url.hash();
		WebUrl next = (target.hash().isEmpty() && !hash.isEmpty()) ? WebUrl.parse(target.href() + hash, null) : target;
		this.url = (next != null) ? next : target;
		exchange();
	}

	private void deliver(TransportResponse response) {
		int status = response.status();
		boolean bodiless = this.method.equals("HEAD") || status == 101 || status == 103 || status == 204
				|| status == 205 || status == 304;
		if (bodiless || response.body() == null) {
			discard(response);
			if (this.integrity.isEmpty()) {
				this.listener.onResponse(this, response, null);
			}
			else {
				verify(response, new byte[0]);
			}
			return;
		}
		ByteStream decoded = ContentCodings.decode(response.body(), response.headers().get("content-encoding"));
		FetchBody opened = new FetchBody(decoded, this.listener::onEnd);
		RuntimeException reason;
		RuntimeException nobodyReads;
		synchronized (this) {
			this.body = opened;
			reason = this.aborted;
			nobodyReads = this.abandoned;
		}
		if (nobodyReads != null) {
			opened.abort(nobodyReads);
		}
		if (reason != null) {
			opened.abort(reason);
		}
		else if (this.integrity.isEmpty()) {
			this.listener.onResponse(this, response, opened);
		}
		else {
			ByteCollector.collect(opened, this.account).whenComplete((content, error) -> {
				if (error != null) {
					fail(FetchFailure.of(error));
				}
				else {
					verify(response, content);
				}
			});
		}
	}

	private void verify(TransportResponse response, byte[] content) {
		if (SubresourceIntegrity.matches(content, this.integrity)) {
			this.listener.onResponse(this, response, BlobData.of(content).stream());
		}
		else {
			fail(new FetchFailure("integrity mismatch", null));
		}
	}

	private void fail(FetchFailure failure) {
		this.listener.onFailure(failure);
	}

	/**
	 * Ends the fetch at once.
	 * @param reason what reads of the body fail with from here on
	 */
	void abort(RuntimeException reason) {
		TransportRequest request;
		FetchBody opened;
		synchronized (this) {
			if (this.aborted != null) {
				return;
			}
			this.aborted = reason;
			request = this.current;
			opened = this.body;
		}
		if (opened != null) {
			opened.abort(reason);
		}
		if (request != null) {
			request.cancel();
		}
	}

	/**
	 * Gives up on the body of the response, now or when it begins; the head still comes.
	 * @param reason what reads of the body fail with from here on
	 */
	void abandon(RuntimeException reason) {
		FetchBody opened;
		synchronized (this) {
			this.abandoned = reason;
			opened = this.body;
		}
		if (opened != null) {
			opened.abort(reason);
		}
	}

	/**
	 * Where the response is from.
	 * @return the URL without its fragment
	 */
	String responseUrl() {
		return this.url.hrefWithoutFragment();
	}

	boolean isRedirected() {
		return this.redirects > 0;
	}

	/**
	 * What to fetch.
	 *
	 * @param method the method
	 * @param url an http or https URL
	 * @param headers what guest code set
	 * @param data a body that can be sent again, or {@code null}
	 * @param stream a body that can be sent once, or {@code null}
	 * @param redirect {@code follow}, {@code error} or {@code manual}
	 * @param integrity hashes of the content, or an empty string
	 */
	record FetchRequest(String method, WebUrl url, HeaderList headers, @Nullable BlobData data,
			@Nullable ByteStream stream, String redirect, String integrity) {

	}

	/**
	 * Learns how a fetch goes, on any thread: first of a response or a failure, and then
	 * that nothing more comes.
	 */
	interface Listener {

		/**
		 * Is told of a redirect that is about to be followed.
		 * @throws TransportException if it may not be
		 */
		default void onRedirect() {
		}

		void onResponse(HttpFetch fetch, TransportResponse response, @Nullable ByteStream content);

		void onFailure(FetchFailure failure);

		void onEnd();

	}

}
