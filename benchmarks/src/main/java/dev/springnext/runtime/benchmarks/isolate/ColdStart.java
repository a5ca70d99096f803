package dev.springnext.runtime.benchmarks.isolate;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.context.ConfigurableApplicationContext;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.edge.function.EdgeFunctions;

/**
 * Times the first request to each of many functions, in turn with requests to a function
 * that has its isolates. Started with a scenario, the minimum of warm isolates and the
 * number of functions, it prints one line for each request.
 */
public final class ColdStart {

	// To the one function that is warm, so that every loop has an isolate of it, and the
	// JIT compiler has seen the way of a request
	private static final int WARM_UP_REQUESTS = 2_000;

	private ColdStart() {
	}

	public static void main(String[] args) throws Exception {
		String scenario = args[0];
		int minimum = Integer.parseInt(args[1]);
		int functions = Integer.parseInt(args[2]);
		try (ConfigurableApplicationContext context = FunctionApplication.start(functions + 1,
				Map.of("spring.next.edge.javascript.isolates.minimum", minimum,
						"spring.next.edge.javascript.isolates.idle", "1h"));
				FirstByteClient client = new FirstByteClient(FunctionApplication.port(context))) {
			EdgeFunctions all = context.getBean(EdgeFunctions.class);
			all.start().join();
			for (int i = 0; i < WARM_UP_REQUESTS; i++) {
				client.get(FunctionApplication.path(0));
			}
			measure(scenario, minimum, functions, client,
					all.functions().stream().collect(Collectors.toMap(EdgeFunction::name, (function) -> function)));
		}
	}

	private static void measure(String scenario, int minimum, int functions, FirstByteClient client,
			Map<String, EdgeFunction> byName) throws IOException, InterruptedException {
		for (int i = 1; i <= functions; i++) {
			EdgeFunction function = byName.get(FunctionApplication.name(i));
			if (function == null || function.isolates().warm() != minimum || function.isolates().active() != 0) {
				throw new IllegalStateException("Function " + i + " is not as it should be: " + function);
			}
			double first = client.get(FunctionApplication.path(i));
			// The pool makes the next warm isolate in the background: not at the cost of
			// the next request
			while (function.isolates().warm() < minimum) {
				Thread.sleep(1);
			}
			double warm = client.get(FunctionApplication.path(0));
			System.out.println("REQUEST " + scenario + " first " + first);
			System.out.println("REQUEST " + scenario + " warm " + warm);
		}
	}

}
