package dev.springnext.runtime.webflux.fileroute;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.GuestException;
import dev.springnext.runtime.edge.engine.ThrownError;
import dev.springnext.runtime.edge.function.Instrumentation;
import dev.springnext.runtime.fileroute.FileRouteException;

/**
 * Loads {@code instrumentation.*} for the edge runtime, and has it registered.
 *
 * @author Switchable Runtimes for Spring
 */
final class InstrumentationLoader implements LiveFiles.Loader<String, ErrorReports> {

	private final FileFunctions functions;

	InstrumentationLoader(FileFunctions functions) {
		this.functions = functions;
	}

	@Override
	public Supplier<LiveFile<String, ErrorReports>> begin(String file,
			@Nullable LiveFile<String, ErrorReports> before) {
		return () -> load(file);
	}

	private LiveFile<String, ErrorReports> load(String file) {
		FileFunction.Edge function = this.functions.instrumentation(file);
		Instrumentation instrumentation = new Instrumentation(function.function());
		try {
			instrumentation.register().toCompletableFuture().get();
		}
		catch (ExecutionException ex) {
			function.retire();
			throw FileRouteException.of(List.of(describe(file, ex.getCause())));
		}
		catch (InterruptedException ex) {
			function.retire();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while register() of '" + file + "' ran", ex);
		}
		return new LiveFile<>(file, new ErrorReports(file, instrumentation), function, List.of(file));
	}

	private static String describe(String file, @Nullable Throwable failure) {
		String what = file + ": An error occurred while loading instrumentation hook: ";
		if (!(failure instanceof GuestException guest)) {
			return what + ((failure != null) ? failure.getMessage() : "");
		}
		ThrownError thrown = guest.thrown();
		int frames = thrown.stack().indexOf("\n    at ");
		return what + thrown.message() + ((frames >= 0) ? thrown.stack().substring(frames) : "");
	}

}
