package dev.springnext.runtime.route;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One voice in the decision on a route's runtime: who says what, and where it stands.
 *
 * @param level how specific the setting is
 * @param runtime the runtime that it asks for
 * @param declaration the setting as its author wrote it, such as {@code @Runtime("edge")}
 * @param location where it stands: an element of the source, or a property's origin
 * @param maxDuration the whole duration that it allows, if it sets one
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record RuntimeSetting(Level level, RuntimeType runtime, String declaration, String location,
		@Nullable Duration maxDuration) {

	RuntimeSetting(Level level, RuntimeType runtime, String declaration, String location) {
		this(level, runtime, declaration, location, null);
	}

	/**
	 * The setting in words.
	 * @return declaration and location, such as
	 * {@code @Runtime("edge") on com.acme.GreetingController}
	 */
	public String describe() {
		return this.declaration + " " + this.location;
	}

	/**
	 * How specific a setting is; the first in this order wins.
	 */
	public enum Level {

		/** A single functional route. */
		ROUTE,

		/** A handler method, or the {@code @Bean} method of a router function. */
		METHOD,

		/** A controller, its superclasses and interfaces, or a configuration class. */
		TYPE,

		/** A package, nearest first. */
		PACKAGE,

		/** The JavaScript file of a route. */
		FILE,

		/** A layout above a JavaScript file, innermost first. */
		LAYOUT,

		/** A pattern in {@code spring.next.routes}. */
		PATTERN,

		/** The property {@code spring.next.runtime}. */
		PROPERTY,

		/** The default, {@code nodejs}. */
		DEFAULT

	}

}
