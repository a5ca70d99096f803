package dev.springnext.runtime.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.ClassUtils;

/**
 * Which runtime routes run in, and how the runtimes are set up.
 *
 * @param runtime runtime of all routes that have no nearer setting: nodejs or edge.
 * Without it, nodejs.
 * @param routes runtimes by path pattern, such as "[/api/**]": edge. The most specific
 * pattern wins; annotations win over patterns.
 * @param dir folder of a JavaScript project, laid out as one of Next.js: app/,
 * pages/api/, middleware.*. A resource such as classpath:web or file:web. Without it, no
 * files are served.
 * @param exposeRuntimeHeader whether responses name the runtime that served them in the
 * header x-next-runtime.
 * @param edge the edge runtime
 * @param nodejs the nodejs runtime
 * @param waitUntil work that outlives its response
 * @param sse server-sent events
 * @param dev help while the JavaScript project is being developed
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@ConfigurationProperties("spring.next")
public record NextProperties(@Nullable String runtime, @DefaultValue Map<String, String> routes, @Nullable String dir,
		@DefaultValue("false") boolean exposeRuntimeHeader,
		@DefaultValue @NestedConfigurationProperty EdgeProperties edge, @DefaultValue Nodejs nodejs,
		@DefaultValue WaitUntil waitUntil, @DefaultValue Sse sse, @DefaultValue Dev dev) {

	/**
	 * The nodejs runtime.
	 *
	 * @param virtualThreads whether blocking Java handlers run on virtual threads of
	 * their own, on a JDK that has them (21 and up).
	 * @param threads size of the pool that runs blocking Java handlers without virtual
	 * threads.
	 * @param queueCapacity number of requests that may wait for a thread of that pool;
	 * more get 503.
	 */
	public record Nodejs(@DefaultValue("true") boolean virtualThreads, @DefaultValue("200") int threads,
			@DefaultValue("1000") int queueCapacity) {

		public Nodejs {
			Settings.nodejs(virtualThreads, threads, queueCapacity);
		}

	}

	/**
	 * Work that outlives its response.
	 *
	 * @param capacity number of pieces of work that may be under way; more are refused.
	 * @param timeout time that one piece of work may take.
	 */
	public record WaitUntil(@DefaultValue("1000") int capacity, @DefaultValue("300s") Duration timeout) {

		public WaitUntil {
			Settings.waitUntil(capacity, timeout);
		}

	}

	/**
	 * Server-sent events.
	 *
	 * @param heartbeat time between two comments that keep idle event streams open.
	 * Without it none are sent.
	 */
	public record Sse(@Nullable Duration heartbeat) {

		public Sse {
			Settings.heartbeat(heartbeat);
		}

	}

	/**
	 * Help while the JavaScript project is being developed.
	 *
	 * @param reload whether changed files are served without a restart. Without it, if
	 * spring-boot-devtools is there.
	 * @param errorPage whether browsers are shown what is wrong with a file, with its
	 * code. Without it, if spring-boot-devtools is there.
	 */
	public record Dev(@Nullable Boolean reload, @Nullable Boolean errorPage) {

		private static final boolean DEVTOOLS = ClassUtils
			.isPresent("org.springframework.boot.devtools.restart.Restarter", Dev.class.getClassLoader());

		boolean isReload() {
			return (this.reload != null) ? this.reload : DEVTOOLS;
		}

		boolean isErrorPage() {
			return (this.errorPage != null) ? this.errorPage : DEVTOOLS;
		}

	}

}
