package dev.springnext.runtime.actuate;

import java.util.Comparator;
import java.util.function.Supplier;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.edge.function.EdgeFunctions;

/**
 * What the JavaScript engine is doing.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class JavaScriptFigures implements Supplier<RuntimeDescriptors.JavaScript> {

	private final EdgeFunctions functions;

	/**
	 * Creates the figures.
	 * @param functions the functions
	 */
	public JavaScriptFigures(EdgeFunctions functions) {
		this.functions = functions;
	}

	@Override
	public RuntimeDescriptors.JavaScript get() {
		boolean started = this.functions.isStarted();
		return new RuntimeDescriptors.JavaScript((started) ? this.functions.engine().mode().id() : "not started",
				(started) ? this.functions.engine().zombies() : 0,
				this.functions.functions()
					.stream()
					.sorted(Comparator.comparing(EdgeFunction::name))
					.map((function) -> new RuntimeDescriptors.Function(function.name(),
							function.bundle().size().bytes(), function.isolates()))
					.toList());
	}

}
