package dev.springnext.runtime.benchmarks.isolate;

import java.lang.management.ManagementFactory;

import dev.springnext.runtime.edge.function.EdgeFunction;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.function.PoolSettings;

/**
 * Weighs idle isolates: the heap after a collection with many of them and with few.
 * Started with a number of isolates, it prints bytes per isolate, with web APIs that
 * nobody has touched, and with each global of the isolate touched.
 */
public final class IsolateHeap {

	private static final String HANDLER = "export default () => new Response('Hello, world!');";

	private static final String TOUCH_ALL = """
			for (let o = globalThis; o !== Object.prototype; o = Object.getPrototypeOf(o)) {
			  for (const name of Reflect.ownKeys(o)) {
			    try { globalThis[name]; } catch { /* an accessor that wants another receiver */ }
			  }
			}
			""";

	private static final int FEW = 10;

	private IsolateHeap() {
	}

	public static void main(String[] args) throws InterruptedException {
		int isolates = Integer.parseInt(args[0]);
		System.out.println("HEAP untouched " + perIsolate(isolates, HANDLER));
		System.out.println("HEAP touched " + perIsolate(isolates, TOUCH_ALL + HANDLER));
	}

	private static double perIsolate(int isolates, String code) throws InterruptedException {
		try (EdgeFunctions few = functions(FEW); EdgeFunctions many = functions(FEW + isolates)) {
			few.start().join();
			many.start().join();
			long before = used();
			warm(few.function("few", code), FEW);
			long between = used();
			warm(many.function("many", code), FEW + isolates);
			// Engine, function and code are in both differences
			return (double) ((used() - between) - (between - before)) / isolates;
		}
	}

	private static EdgeFunctions functions(int isolates) {
		return EdgeFunctions.builder()
			.pool(new PoolSettings(isolates, isolates, PoolSettings.DEFAULTS.idle(), PoolSettings.DEFAULTS.maxAge(), 0))
			.build();
	}

	private static void warm(EdgeFunction function, int isolates) throws InterruptedException {
		function.warmUp();
		while (function.isolates().warm() < isolates) {
			Thread.sleep(10);
		}
	}

	private static long used() throws InterruptedException {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			System.gc();
			Thread.sleep(100);
			least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return least;
	}

}
