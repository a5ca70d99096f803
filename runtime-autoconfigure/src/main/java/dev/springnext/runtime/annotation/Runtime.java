package dev.springnext.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Chooses the runtime that handlers run in: {@code @Runtime("edge")} or
 * {@code @Runtime("nodejs")}.
 * <p>
 * The nearest declaration decides: a method beats its type (with its interfaces and
 * superclasses), a type beats its package, a package beats its parent packages, and all
 * of them beat {@code spring.next.routes} and {@code spring.next.runtime}. On a
 * {@code @Bean} method, or on its configuration class, that returns a
 * {@code RouterFunction} it chooses for the routes of that function. It may be used as a
 * meta-annotation; {@link EdgeRuntime @EdgeRuntime} and
 * {@link NodejsRuntime @NodejsRuntime} are ready-made.
 * <p>
 * A value other than the two runtimes, or two annotations on one element that disagree,
 * stop the application's start-up.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE })
public @interface Runtime {

	/**
	 * The restricted runtime: non-blocking, IO only through {@code Fetch}, with budgets.
	 */
	String EDGE = "edge";

	/**
	 * The full runtime, the default: handlers may block and use everything.
	 */
	String NODEJS = "nodejs";

	/**
	 * The runtime: {@value #EDGE} or {@value #NODEJS}.
	 * @return the name of the runtime
	 */
	String value();

	/**
	 * How long an edge handler may take as a whole, its streamed body included, in
	 * seconds from 1 on, as the {@code maxDuration} of Next.js. Overrides
	 * {@code spring.next.edge.limits.duration}; not legal for {@value #NODEJS}.
	 * @return the seconds, or -1 to leave the limit to the configuration
	 * @see <a href=
	 * "https://nextjs.org/docs/app/api-reference/file-conventions/route-segment-config#maxduration">maxDuration</a>
	 */
	int maxDuration() default -1;

}
