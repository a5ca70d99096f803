package dev.springnext.runtime.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

import dev.springnext.runtime.annotation.Runtime;

/**
 * Keeps what the selection reads by reflection in images that are built ahead of time:
 * the {@code package-info} classes, of beans' packages and their parents, that declare a
 * runtime.
 *
 * @author Switchable Runtimes for Spring
 */
final class RuntimeAotProcessor implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		Set<Class<?>> packageInfos = new LinkedHashSet<>();
		for (String beanName : beanFactory.getBeanDefinitionNames()) {
			Class<?> type = beanFactory.getType(beanName, false);
			if (type != null) {
				addPackageInfos(packageInfos, type);
			}
		}
		return (packageInfos.isEmpty()) ? null
				: (generationContext, code) -> register(generationContext.getRuntimeHints(), packageInfos);
	}

	private static void addPackageInfos(Set<Class<?>> packageInfos, Class<?> type) {
		String name = type.getPackageName();
		while (!name.isEmpty()) {
			String packageInfo = name + ".package-info";
			if (ClassUtils.isPresent(packageInfo, type.getClassLoader())) {
				Class<?> found = ClassUtils.resolveClassName(packageInfo, type.getClassLoader());
				if (MergedAnnotations.from(found).isPresent(Runtime.class)) {
					packageInfos.add(found);
				}
			}
			name = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
		}
	}

	static void register(RuntimeHints hints, Set<Class<?>> packageInfos) {
		packageInfos.forEach((type) -> hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS));
	}

}
