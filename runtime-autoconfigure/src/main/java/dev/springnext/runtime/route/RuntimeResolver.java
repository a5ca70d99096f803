package dev.springnext.runtime.route;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Decides the runtime of a route: its method, type and packages, then the patterns of
 * {@code spring.next.routes}, then {@code spring.next.runtime}, then {@code nodejs}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeResolver {

	/**
	 * Where the default of the whole application is set.
	 */
	public static final String RUNTIME_PROPERTY = "spring.next.runtime";

	/**
	 * Where path patterns are given runtimes.
	 */
	public static final String ROUTES_PROPERTY = "spring.next.routes";

	private final DeclaredRuntimes declared = new DeclaredRuntimes();

	private final PatternSettings<RuntimeSetting> patterns;

	private final List<RuntimeSetting> global;

	private RuntimeResolver(PatternSettings<RuntimeSetting> patterns, List<RuntimeSetting> global) {
		this.patterns = patterns;
		this.global = global;
	}

	/**
	 * Reads the configured settings.
	 * @param runtime the value of {@code spring.next.runtime}, if it is set
	 * @param routes the runtimes by path pattern of {@code spring.next.routes}
	 * @return the resolver
	 * @throws RuntimeSelectionException if a value or a pattern is illegal
	 */
	public static RuntimeResolver of(@Nullable ConfiguredRuntime runtime, Map<String, ConfiguredRuntime> routes) {
		Map<String, RuntimeSetting> settings = new LinkedHashMap<>();
		routes.forEach((pattern, value) -> settings.put(pattern,
				setting(RuntimeSetting.Level.PATTERN, ROUTES_PROPERTY + "[" + pattern + "]", value)));
		List<RuntimeSetting> global = new ArrayList<>();
		if (runtime != null) {
			global.add(setting(RuntimeSetting.Level.PROPERTY, RUNTIME_PROPERTY, runtime));
		}
		global.add(new RuntimeSetting(RuntimeSetting.Level.DEFAULT, RuntimeType.NODEJS, "the default", (runtime != null)
				? "if " + RUNTIME_PROPERTY + " were not set" : "as " + RUNTIME_PROPERTY + " is not set"));
		return new RuntimeResolver(PatternSettings.of(ROUTES_PROPERTY, settings), List.copyOf(global));
	}

	private static RuntimeSetting setting(RuntimeSetting.Level level, String property, ConfiguredRuntime configured) {
		String declaration = property + "=" + configured.value();
		String location = "in " + configured.origin();
		return new RuntimeSetting(level, RuntimeName.parse(configured.value(), property + " " + location), declaration,
				location);
	}

	/**
	 * The decision for routes that have no say of their own.
	 * @return the default of the application and who set it
	 */
	public RuntimeDecision defaultDecision() {
		return new RuntimeDecision(this.global);
	}

	/**
	 * Decides for a handler method, or for a router function by its {@code @Bean} method.
	 * @param method the method
	 * @param type the class of the bean, without proxies
	 * @param pattern the path pattern of the route
	 * @return the decision
	 * @throws RuntimeSelectionException if a declaration can't be followed
	 */
	public RuntimeDecision decide(Method method, Class<?> type, String pattern) {
		return decide(null, method, type, pattern);
	}

	/**
	 * Decides for a functional route.
	 * @param own what the route itself asks for, if it does
	 * @param method the {@code @Bean} method of its router function, if known
	 * @param type the configuration class, if known
	 * @param pattern the path pattern of the route
	 * @return the decision
	 * @throws RuntimeSelectionException if a declaration can't be followed
	 */
	public RuntimeDecision decide(@Nullable RuntimeSetting own, @Nullable Method method, @Nullable Class<?> type,
			String pattern) {
		List<RuntimeSetting> chain = new ArrayList<>();
		if (own != null) {
			chain.add(own);
		}
		if (type != null) {
			if (method != null) {
				chain.addAll(this.declared.ofMethod(method, type));
			}
			chain.addAll(this.declared.ofType(type));
			chain.addAll(this.declared.ofPackages(type));
		}
		this.patterns.matching(pattern).forEach((entry) -> chain.add(entry.value()));
		chain.addAll(this.global);
		return new RuntimeDecision(chain);
	}

	/**
	 * Decides for a route in a JavaScript file.
	 * @param own what the file and its layouts say, most specific first
	 * @param pattern the path pattern of the route
	 * @param maxDuration how long an invocation may take, if they say so
	 * @return the decision
	 */
	public RuntimeDecision decide(List<RuntimeSetting> own, String pattern, @Nullable Duration maxDuration) {
		List<RuntimeSetting> chain = new ArrayList<>(own);
		this.patterns.matching(pattern).forEach((entry) -> chain.add(entry.value()));
		chain.addAll(this.global);
		return new RuntimeDecision(chain, maxDuration);
	}

	/**
	 * What a functional route says of itself.
	 * @param runtime the runtime as its author wrote it
	 * @param location where that stands
	 * @return the setting
	 * @throws InvalidRuntimeException if there is no such runtime
	 */
	public static RuntimeSetting routeSetting(String runtime, String location) {
		return new RuntimeSetting(RuntimeSetting.Level.ROUTE, RuntimeName.parse(runtime, location),
				"RuntimeRoutes." + runtime, location);
	}

	/**
	 * The setting of a handler that can only run in one runtime.
	 * @param runtime the runtime
	 * @param handler the handler in words
	 * @return the setting
	 */
	public static RuntimeSetting inherentSetting(RuntimeType runtime, String handler) {
		return new RuntimeSetting(RuntimeSetting.Level.ROUTE, runtime, "by its nature", "of the " + handler);
	}

	/**
	 * A runtime as a property gives it.
	 *
	 * @param value the value as it is written
	 * @param origin where it is written
	 */
	public record ConfiguredRuntime(String value, String origin) {

	}

}
