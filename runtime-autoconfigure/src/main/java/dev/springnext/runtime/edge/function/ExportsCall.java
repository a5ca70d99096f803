package dev.springnext.runtime.edge.function;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.IsolateException;

/**
 * A look at what the module of a function exports.
 *
 * @author Switchable Runtimes for Spring
 */
final class ExportsCall {

	private final LoadedFunction function;

	private final FunctionCall call;

	private final Collection<String> names;

	private final CompletableFuture<Map<String, @Nullable Object>> result;

	ExportsCall(LoadedFunction function, FunctionCall call, Collection<String> names,
			CompletableFuture<Map<String, @Nullable Object>> result) {
		this.function = function;
		this.call = call;
		this.names = names;
		this.result = result;
	}

	void start() {
		this.function.began(this.call);
		this.result.whenComplete((exports, error) -> this.function.ended(this.call));
		this.function.whenReady(() -> {
			try {
				this.function.loop().execute(this.call, this::read);
			}
			catch (RejectedExecutionException ex) {
				this.result.completeExceptionally(ex);
			}
		});
	}

	private void read() {
		Value exports = this.function.exports();
		IsolateException problem = this.function.problem();
		if (exports == null) {
			this.result.completeExceptionally(
					(problem != null) ? problem : new IllegalStateException("The module has not run"));
			return;
		}
		try {
			this.result.complete(this.function.isolate().run(this.call, () -> ExportedData.read(exports, this.names)));
		}
		catch (PolyglotException ex) {
			this.result.completeExceptionally(this.function.isolate().failure(ex));
		}
		catch (RuntimeException ex) {
			this.result.completeExceptionally(ex);
		}
	}

}
