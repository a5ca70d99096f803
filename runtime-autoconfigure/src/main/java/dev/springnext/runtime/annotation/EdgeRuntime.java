package dev.springnext.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Handlers run in the {@linkplain Runtime#EDGE edge} runtime: {@code @Runtime("edge")} in
 * one word.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE })
@Runtime(Runtime.EDGE)
public @interface EdgeRuntime {

	/**
	 * How long a handler may take as a whole, in seconds from 1 on.
	 * @return the seconds, or -1 to leave the limit to the configuration
	 * @see Runtime#maxDuration()
	 */
	@AliasFor(annotation = Runtime.class, attribute = "maxDuration")
	int maxDuration() default -1;

}
