package dev.springnext.runtime.route;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import dev.springnext.runtime.annotation.Runtime;

/**
 * Reads what methods, types and packages declare. An element's own annotations beat those
 * of the elements that it overrides or extends; among those of one distance all have to
 * agree.
 *
 * @author Switchable Runtimes for Spring
 */
final class DeclaredRuntimes {

	private final ConcurrentMap<PackageKey, List<RuntimeSetting>> packages = new ConcurrentHashMap<>();

	List<RuntimeSetting> ofMethod(Method method, Class<?> type) {
		List<RuntimeSetting> found = new ArrayList<>();
		String element = "method " + ClassUtils.getQualifiedMethodName(method, type);
		List<Class<?>> generation = List.of(type);
		while (!generation.isEmpty()) {
			List<RuntimeSetting> settings = new ArrayList<>();
			for (Class<?> declaring : generation) {
				Method declared = find(method, declaring);
				if (declared != null) {
					settings.addAll(read(declared, RuntimeSetting.Level.METHOD,
							"on " + ClassUtils.getQualifiedMethodName(declared)));
				}
			}
			found.addAll((found.isEmpty()) ? agreed(element, settings) : settings);
			generation = parents(generation);
		}
		return found;
	}

	List<RuntimeSetting> ofType(Class<?> type) {
		List<RuntimeSetting> found = new ArrayList<>();
		List<Class<?>> generation = List.of(type);
		while (!generation.isEmpty()) {
			List<RuntimeSetting> settings = new ArrayList<>();
			for (Class<?> member : generation) {
				settings.addAll(read(member, RuntimeSetting.Level.TYPE, "on " + member.getName()));
			}
			found.addAll((found.isEmpty()) ? agreed("type " + type.getName(), settings) : settings);
			generation = parents(generation);
		}
		return found;
	}

	List<RuntimeSetting> ofPackages(Class<?> type) {
		List<RuntimeSetting> found = new ArrayList<>();
		String name = type.getPackageName();
		while (!name.isEmpty()) {
			found.addAll(ofPackage(name, type.getClassLoader()));
			name = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
		}
		return found;
	}

	private List<RuntimeSetting> ofPackage(String name, @Nullable ClassLoader classLoader) {
		return this.packages.computeIfAbsent(new PackageKey(name, classLoader), (key) -> {
			Class<?> packageInfo = loadPackageInfo(name, classLoader);
			if (packageInfo == null) {
				return List.of();
			}
			return agreed("package " + name,
					read(packageInfo, RuntimeSetting.Level.PACKAGE, "on package " + name + " (package-info.java)"));
		});
	}

	private static @Nullable Class<?> loadPackageInfo(String name, @Nullable ClassLoader classLoader) {
		try {
			return Class.forName(name + ".package-info", false, classLoader);
		}
		catch (ClassNotFoundException ex) {
			return null; // the usual case: nothing is declared for this package
		}
		catch (LinkageError ex) {
			throw new UnreadablePackageException(name, ex);
		}
	}

	private static @Nullable Method find(Method method, Class<?> declaring) {
		if (method.getDeclaringClass().equals(declaring)) {
			return method;
		}
		Method found = ReflectionUtils.findMethod(declaring, method.getName(), method.getParameterTypes());
		return (found != null && found.getDeclaringClass().equals(declaring)) ? found : null;
	}

	private static List<Class<?>> parents(List<Class<?>> generation) {
		List<Class<?>> parents = new ArrayList<>();
		for (Class<?> type : generation) {
			Class<?> superclass = type.getSuperclass();
			if (superclass != null && !superclass.equals(Object.class) && !parents.contains(superclass)) {
				parents.add(superclass);
			}
			for (Class<?> contract : type.getInterfaces()) {
				if (!parents.contains(contract)) {
					parents.add(contract);
				}
			}
		}
		return parents;
	}

	private static List<RuntimeSetting> read(AnnotatedElement element, RuntimeSetting.Level level, String location) {
		return MergedAnnotations.from(element, MergedAnnotations.SearchStrategy.DIRECT)
			.stream(Runtime.class)
			.map((annotation) -> setting(annotation, level, location))
			.toList();
	}

	private static RuntimeSetting setting(MergedAnnotation<Runtime> annotation, RuntimeSetting.Level level,
			String location) {
		String value = annotation.getString("value");
		int seconds = annotation.getInt("maxDuration");
		String declaration = declaration(annotation.getRoot(), value, seconds);
		RuntimeType runtime = RuntimeName.parse(value, declaration + " " + location);
		if (seconds != -1 && runtime != RuntimeType.EDGE) {
			throw new InvalidMaxDurationException(declaration + " " + location);
		}
		if (seconds != -1 && seconds < 1) {
			throw new InvalidMaxDurationException(seconds, declaration + " " + location);
		}
		return new RuntimeSetting(level, runtime, declaration, location,
				(seconds != -1) ? Duration.ofSeconds(seconds) : null);
	}

	private static String declaration(MergedAnnotation<?> root, String value, int seconds) {
		String maxDuration = (seconds != -1 && root.getValue("maxDuration").isPresent()) ? "maxDuration = " + seconds
				: "";
		if (root.getType().equals(Runtime.class)) {
			return (maxDuration.isEmpty()) ? "@Runtime(\"" + value + "\")"
					: "@Runtime(value = \"" + value + "\", " + maxDuration + ")";
		}
		return "@" + root.getType().getSimpleName() + ((maxDuration.isEmpty()) ? "" : "(" + maxDuration + ")");
	}

	private static List<RuntimeSetting> agreed(String element, List<RuntimeSetting> settings) {
		if (settings.stream().map(RuntimeSetting::runtime).distinct().count() > 1) {
			throw new ConflictingRuntimesException(element, settings);
		}
		return settings;
	}

	private record PackageKey(String name, @Nullable ClassLoader classLoader) {

	}

}
