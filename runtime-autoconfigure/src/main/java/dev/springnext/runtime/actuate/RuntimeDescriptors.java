package dev.springnext.runtime.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.function.PoolFigures;
import dev.springnext.runtime.executor.EdgeFigures;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.EdgeSettings;
import dev.springnext.runtime.executor.NodejsFigures;
import dev.springnext.runtime.route.Route;
import dev.springnext.runtime.route.RuntimeDecision;
import dev.springnext.runtime.route.RuntimeSetting;

/**
 * What the endpoint shows: the default, both runtimes and every route.
 *
 * @param runtime the runtime of routes that nothing else is said of
 * @param decidedBy who set it
 * @param runtimes both runtimes with their live figures
 * @param routes every route
 * @param middleware the middleware in the order in which it is asked
 * @param instrumentation the file instrumentation.* of the edge runtime, if it has one
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuntimeDescriptors(String runtime, Setting decidedBy, Runtimes runtimes, List<RouteDescriptor> routes,
		List<MiddlewareDescriptor> middleware, @Nullable File instrumentation) {

	/**
	 * Both runtimes.
	 *
	 * @param nodejs the nodejs runtime
	 * @param edge the edge runtime
	 */
	public record Runtimes(Nodejs nodejs, Edge edge) {

	}

	/**
	 * The nodejs runtime.
	 *
	 * @param executor what runs blocking Java handlers
	 */
	public record Nodejs(Map<String, Object> executor) {

		static Nodejs of(NodejsFigures figures) {
			Map<String, Object> executor = new LinkedHashMap<>();
			executor.put("kind", figures.kind());
			if (figures.threads() != null) {
				executor.put("threads", figures.threads());
			}
			executor.put("active", figures.active());
			executor.put("queued", figures.queued());
			executor.put("rejected", figures.rejected());
			return new Nodejs(executor);
		}

	}

	/**
	 * The edge runtime.
	 *
	 * @param executor its loops and what they do
	 * @param limits what an invocation may spend, unless its route says otherwise
	 * @param javascript the JavaScript engine, if there is one
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Edge(EdgeExecutor executor, Limits limits, @Nullable JavaScript javascript) {

	}

	/**
	 * The loops of the edge runtime.
	 *
	 * @param kind always {@code event-loops}
	 * @param loops the number of loops
	 * @param active invocations that have not ended
	 * @param queued invocations that wait for a loop
	 * @param queueCapacity how many may wait
	 * @param quarantined threads that were given up and still run
	 * @param hogs how often a task that keeps its loop was reported
	 * @param quarantines how often a thread was given up
	 */
	public record EdgeExecutor(String kind, int loops, int active, int queued, int queueCapacity, int quarantined,
			long hogs, long quarantines) {

		static EdgeExecutor of(EdgeFigures figures, EdgeSettings settings) {
			return new EdgeExecutor("event-loops", figures.loops(), figures.active(), figures.queued(),
					settings.queueCapacity(), figures.quarantined(), figures.hogs(), figures.quarantines());
		}

	}

	/**
	 * The JavaScript engine of the edge runtime.
	 *
	 * @param mode {@code compiled}, {@code interpreted}, or {@code not started}
	 * @param unstoppable isolates whose code could not be stopped and still runs
	 * @param functions the functions
	 */
	public record JavaScript(String mode, int unstoppable, List<Function> functions) {

	}

	/**
	 * A function in JavaScript.
	 *
	 * @param name its name
	 * @param codeSize the bytes of its bundle
	 * @param isolates its isolates at this moment
	 */
	public record Function(String name, long codeSize, PoolFigures isolates) {

	}

	/**
	 * What an invocation may spend; durations as in ISO 8601.
	 *
	 * @param firstByte time until the response begins
	 * @param idle time between two chunks
	 * @param duration time until the response is complete
	 * @param cpuTime processor time
	 * @param requestBody bytes of the request's body
	 * @param memory bytes of memory that JavaScript may hold
	 */
	public record Limits(String firstByte, String idle, String duration, String cpuTime, long requestBody,
			long memory) {

		static Limits of(EdgeLimits limits) {
			return new Limits(limits.firstByte().toString(), limits.idle().toString(), limits.duration().toString(),
					limits.cpuTime().toString(), limits.requestBody().toBytes(), limits.memory().toBytes());
		}

	}

	/**
	 * A route.
	 *
	 * @param id the name of the route in the endpoint's URLs
	 * @param pattern the path pattern
	 * @param methods the HTTP methods; empty for all
	 * @param handler the handler
	 * @param runtime the runtime
	 * @param decidedBy the setting that won
	 * @param chain all settings, most specific first
	 * @param limits what an invocation may spend, for routes of the edge runtime
	 * @param file the file that serves it, if it is one of spring.next.dir
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record RouteDescriptor(String id, String pattern, Set<String> methods, String handler, String runtime,
			Setting decidedBy, List<Setting> chain, @Nullable Limits limits, @Nullable File file) {

		static RouteDescriptor of(Route route, @Nullable EdgeLimits limits, @Nullable File file) {
			RuntimeDecision decision = route.decision();
			return new RouteDescriptor(route.id(), route.pattern(), route.methods(), route.handler(),
					route.runtime().id(), Setting.of(decision.decidedBy()),
					decision.chain().stream().map(Setting::of).toList(), (limits != null) ? Limits.of(limits) : null,
					file);
		}

	}

	/**
	 * A file of {@code spring.next.dir}.
	 *
	 * @param path its path in the project
	 * @param layouts the layouts above it, outermost first
	 * @param codeSize the bytes of its bundle, in the edge runtime
	 * @param isolates its isolates at this moment, in the edge runtime
	 * @param loaded when this version of it was loaded
	 * @param problem why a later version of it is not served
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record File(String path, List<String> layouts, @Nullable Long codeSize, @Nullable PoolFigures isolates,
			Instant loaded, @Nullable Problem problem) {

	}

	/**
	 * Why a file can't be served.
	 *
	 * @param message what is wrong
	 * @param file the file with the mistake
	 * @param line the line, from 1; 0 if unknown
	 * @param column the column, from 1; 0 if unknown
	 * @param at when it was found
	 */
	public record Problem(String message, String file, int line, int column, Instant at) {

	}

	/**
	 * A middleware.
	 *
	 * @param name the bean or the file
	 * @param scope the folder that it is for
	 * @param matcher the paths that it wants
	 * @param runtime the runtime, of a file
	 * @param decidedBy the setting that won, of a file
	 * @param chain all settings, most specific first, of a file
	 * @param file the file, if it is one of spring.next.dir
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record MiddlewareDescriptor(String name, String scope, String matcher, @Nullable String runtime,
			@Nullable Setting decidedBy, @Nullable List<Setting> chain, @Nullable File file) {

	}

	/**
	 * A setting that had a say.
	 *
	 * @param level how specific it is: route, method, type, package, file, layout,
	 * pattern, property or default
	 * @param runtime the runtime that it asks for
	 * @param declaration the setting as it is written
	 * @param location where it stands
	 * @param maxDuration the whole duration that it sets, in ISO 8601
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Setting(String level, String runtime, String declaration, String location,
			@Nullable String maxDuration) {

		static Setting of(RuntimeSetting setting) {
			Duration maxDuration = setting.maxDuration();
			return new Setting(setting.level().name().toLowerCase(Locale.ROOT), setting.runtime().id(),
					setting.declaration(), setting.location(), (maxDuration != null) ? maxDuration.toString() : null);
		}

	}

}
