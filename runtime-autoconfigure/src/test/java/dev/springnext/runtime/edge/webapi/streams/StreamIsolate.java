package dev.springnext.runtime.edge.webapi.streams;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.testing.TestIsolate;

/**
 * An isolate for code that uses streams, and the host's end of them.
 */
public final class StreamIsolate implements AutoCloseable {

	private final TestIsolate isolate = new TestIsolate("streams");

	public Isolate isolate() {
		return this.isolate.isolate();
	}

	public Value eval(String code) {
		return this.isolate.evaluate(code);
	}

	/**
	 * Runs the body of an async function to its end.
	 */
	public String await(String body) {
		return this.isolate.run("return (async () => {" + body + "\n})().catch((e) => 'rejected: ' + e);");
	}

	public <T> T await(CompletionStage<T> stage) throws ExecutionException {
		return this.isolate.await(stage);
	}

	/**
	 * Runs the turns that wait.
	 */
	public void settle() {
		this.isolate.loop().runDue();
	}

	public ByteStream open(String expression) {
		return GuestStreams.toByteStream(isolate(), eval(expression));
	}

	public byte[] readAll(ByteStream stream) throws Exception {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		ByteBuffer buffer = await(stream.read());
		while (buffer != null) {
			all.write(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
			buffer = await(stream.read());
		}
		return all.toByteArray();
	}

	/**
	 * Makes a global of a host stream.
	 */
	public void define(String name, ByteStream stream) {
		isolate().bindings()
			.putMember(name, this.isolate.export("streams/host", "fromHost").execute(GuestStreams.wrap(stream)));
	}

	@Override
	public void close() {
		this.isolate.close();
	}

}
