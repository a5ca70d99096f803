package dev.springnext.runtime.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The edge runtime.
 *
 * @param loops number of event loops. Without it, one for each processor, and two at
 * least.
 * @param queueCapacity number of invocations that may wait for a loop; more get 503.
 * @param verify what happens when the code of an edge handler uses what the edge runtime
 * does not support.
 * @param watchdog watches tasks that keep a loop
 * @param limits what one invocation may spend
 * @param env names of the variables that edge functions in JavaScript see in process.env;
 * their values come from the environment of the application, when they are read.
 * @param javascript how edge functions in JavaScript run
 * @param functions edge functions in JavaScript by their names, each on a path.
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record EdgeProperties(@Nullable Integer loops, @DefaultValue("1024") int queueCapacity,
		@DefaultValue("fail") Verify verify, @DefaultValue Watchdog watchdog, @DefaultValue Limits limits,
		@DefaultValue List<String> env, @DefaultValue Javascript javascript,
		@DefaultValue Map<String, Function> functions) {

	public EdgeProperties {
		Settings.edge(loops, queueCapacity, watchdog);
		Settings.functions(functions);
	}

	/**
	 * What happens when the code of an edge handler uses what the edge runtime does not
	 * support.
	 */
	public enum Verify {

		/** The application does not start. */
		FAIL,

		/** A warning is logged. */
		WARN,

		/** Nobody looks. */
		OFF

	}

	/**
	 * How edge functions in JavaScript run.
	 *
	 * @param allowEval names of the functions that may make code of strings (eval, new
	 * Function, WebAssembly from bytes); "*" stands for all.
	 * @param warmUp whether the engine starts in the background when the application has
	 * started, instead of with the first request.
	 * @param esbuild path of the esbuild executable. Without it, the one in
	 * org.mvnpm.at.esbuild or on the PATH.
	 * @param isolates how many isolates a function has, and for how long
	 */
	public record Javascript(@DefaultValue Set<String> allowEval, @DefaultValue("true") boolean warmUp,
			@Nullable String esbuild, @DefaultValue Isolates isolates) {

	}

	/**
	 * How many isolates a function has, and for how long.
	 *
	 * @param minimum number of isolates that are kept warm without work.
	 * @param maximum number of isolates that a function may have. Without it, twice the
	 * number of loops.
	 * @param idle time without work until an isolate beyond the minimum is closed.
	 * @param maxAge age at which an isolate is replaced.
	 * @param maxRequests number of requests after which an isolate is replaced; 0 for
	 * never.
	 */
	public record Isolates(@DefaultValue("1") int minimum, @Nullable Integer maximum, @DefaultValue("5m") Duration idle,
			@DefaultValue("1h") Duration maxAge, @DefaultValue("0") long maxRequests) {

	}

	/**
	 * An edge function in JavaScript on a path.
	 *
	 * @param path path pattern that it serves, such as /hello or /users/{id}.
	 * @param source where its code is: a resource such as classpath:edge/hello.js or
	 * file:functions/hello.ts.
	 */
	public record Function(String path, String source) {

	}

	/**
	 * Watches tasks that keep a loop.
	 *
	 * @param hogAfter time that one task may keep a loop until it is reported.
	 * @param quarantineAfter time that one task may keep a loop until the loop's thread
	 * is given up and replaced.
	 * @param maxQuarantined number of given-up threads that may run on at the same time.
	 */
	public record Watchdog(@DefaultValue("200ms") Duration hogAfter, @DefaultValue("1s") Duration quarantineAfter,
			@DefaultValue("8") int maxQuarantined) {

	}

	/**
	 * What one invocation may spend.
	 *
	 * @param firstByte time until the response begins; then 504.
	 * @param idle time between two chunks of a body that the client is ready to take.
	 * @param duration time until the response is complete.
	 * @param cpuTime processor time on edge loops; then 503.
	 * @param requestBody size of the request's body; beyond it 413.
	 * @param memory memory that JavaScript may hold: what it has allocated, once the heap
	 * grows with it or is nearly full; then 503.
	 * @param codeSize size of the code of one edge function, bundled; more stops
	 * start-up.
	 * @param routes other limits by path pattern, such as "[/reports/**]". The most
	 * specific pattern that sets a limit wins.
	 */
	public record Limits(@DefaultValue("25s") Duration firstByte, @DefaultValue("60s") Duration idle,
			@DefaultValue("300s") Duration duration, @DefaultValue("5s") Duration cpuTime,
			@DefaultValue("4MB") DataSize requestBody, @DefaultValue("128MB") DataSize memory,
			@DefaultValue("4MB") DataSize codeSize, @DefaultValue Map<String, RouteLimits> routes) {

		public Limits {
			Settings.limits(firstByte, idle, duration, cpuTime, requestBody, memory);
		}

	}

	/**
	 * What an invocation of some routes may spend, where that differs.
	 *
	 * @param firstByte time until the response begins.
	 * @param idle time between two chunks.
	 * @param duration time until the response is complete.
	 * @param cpuTime processor time on edge loops.
	 * @param requestBody size of the request's body.
	 * @param memory memory that JavaScript may hold.
	 */
	public record RouteLimits(@Nullable Duration firstByte, @Nullable Duration idle, @Nullable Duration duration,
			@Nullable Duration cpuTime, @Nullable DataSize requestBody, @Nullable DataSize memory) {

		public RouteLimits {
			Settings.routeLimits(firstByte, idle, duration, cpuTime, requestBody, memory);
		}

	}

}
