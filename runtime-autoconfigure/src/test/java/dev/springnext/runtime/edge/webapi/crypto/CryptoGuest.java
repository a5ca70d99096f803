package dev.springnext.runtime.edge.webapi.crypto;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.testing.TestIsolate;

/**
 * An isolate for code that uses {@code subtle}, with functions for bytes in hexadecimal.
 */
final class CryptoGuest implements AutoCloseable {

	private static final String HELPERS = """
			const hex = (buffer) => Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, '0')).join('');
			const bytes = (text) => new Uint8Array((text.match(/../g) ?? []).map((b) => parseInt(b, 16)));
			const ascii = (text) => new Uint8Array(Array.from(text, (c) => c.charCodeAt(0)));
			const { subtle } = crypto;
			const failure = async (promise) => { try { await promise; return 'no error'; } catch (e) { return e.name; } };
			""";

	private final TestIsolate isolate = new TestIsolate("crypto");

	private CompletableFuture<String> result = new CompletableFuture<>();

	/**
	 * Runs the body of an async function and gives what it returns as a string.
	 */
	String run(String body) {
		return run(null, body);
	}

	String run(Invocation invocation, String body) {
		begin(invocation, body);
		await(this.result::isDone);
		return this.result.join();
	}

	void begin(Invocation invocation, String body) {
		this.result = this.isolate.begin(invocation, "await null;" + HELPERS + body);
	}

	String result() {
		return this.result.getNow(null);
	}

	void await(BooleanSupplier condition) {
		this.isolate.loop().until(condition);
	}

	@Override
	public void close() {
		this.isolate.close();
	}

}
