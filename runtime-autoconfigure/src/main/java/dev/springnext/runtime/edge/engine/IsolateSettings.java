package dev.springnext.runtime.edge.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What an isolate is for, and what it may see of the world.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class IsolateSettings {

	private final String name;

	private final Supplier<Map<String, String>> environment;

	private final boolean allowEval;

	private final Map<Class<?>, Object> services;

	private IsolateSettings(String name, Supplier<Map<String, String>> environment, boolean allowEval,
			Map<Class<?>, Object> services) {
		this.name = name;
		this.environment = environment;
		this.allowEval = allowEval;
		this.services = services;
	}

	/**
	 * Settings that grant nothing.
	 * @param name the bundle that the isolate runs
	 * @return the settings
	 */
	public static IsolateSettings of(String name) {
		return new IsolateSettings(name, Map::of, false, Map.of());
	}

	/**
	 * The same settings with an environment.
	 * @param variables tells the variables of {@code process.env}
	 * @return the settings
	 */
	public IsolateSettings withEnvironment(Supplier<Map<String, String>> variables) {
		return new IsolateSettings(this.name, variables, this.allowEval, this.services);
	}

	/**
	 * The same settings with or without code from strings.
	 * @param allowed whether {@code eval} and its relatives work
	 * @return the settings
	 */
	public IsolateSettings withAllowEval(boolean allowed) {
		return new IsolateSettings(this.name, this.environment, allowed, this.services);
	}

	/**
	 * The same settings with a service that the host part of a web API asks for, such as
	 * a transport.
	 * @param <T> the type of the service
	 * @param type the type that the web API asks for
	 * @param service the service
	 * @return the settings
	 */
	public <T> IsolateSettings with(Class<T> type, T service) {
		Map<Class<?>, Object> all = new HashMap<>(this.services);
		all.put(type, service);
		return new IsolateSettings(this.name, this.environment, this.allowEval, Map.copyOf(all));
	}

	/**
	 * The bundle that the isolate runs.
	 * @return its name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The variables of {@code process.env} as of now.
	 * @return names and values
	 */
	public Map<String, String> environment() {
		return this.environment.get();
	}

	/**
	 * Whether code may come from strings.
	 * @return {@code false} by default
	 */
	public boolean allowEval() {
		return this.allowEval;
	}

	/**
	 * A service of the host.
	 * @param <T> the type of the service
	 * @param type the type
	 * @return the service, or {@code null} where none was given
	 */
	public <T> @Nullable T service(Class<T> type) {
		return type.cast(this.services.get(type));
	}

}
