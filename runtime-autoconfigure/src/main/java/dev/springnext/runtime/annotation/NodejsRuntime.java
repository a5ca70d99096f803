package dev.springnext.runtime.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handlers run in the {@linkplain Runtime#NODEJS nodejs} runtime:
 * {@code @Runtime("nodejs")} in one word.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE })
@Runtime(Runtime.NODEJS)
public @interface NodejsRuntime {

}
