package dev.springnext.runtime.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.javapoet.ClassName;
import org.springframework.util.ClassUtils;

import dev.springnext.runtime.autoconfigure.slice.SliceController;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeAotProcessorTests {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void packagesOfBeansCanBeReadInANativeImage() {
		this.beanFactory.registerBeanDefinition("controller", new RootBeanDefinition(SliceController.class));
		BeanFactoryInitializationAotContribution contribution = new RuntimeAotProcessor()
			.processAheadOfTime(this.beanFactory);
		assertThat(contribution).isNotNull();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("com.example", "Application")), new InMemoryGeneratedFiles());
		contribution.applyTo(generation, null);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(packageInfo("dev.springnext.runtime.autoconfigure.slice"))
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS)).accepts(generation.getRuntimeHints());
		assertThat(RuntimeHintsPredicates.reflection().onType(packageInfo("dev.springnext.runtime.autoconfigure")))
			.rejects(generation.getRuntimeHints());
	}

	private static Class<?> packageInfo(String name) {
		return ClassUtils.resolveClassName(name + ".package-info", SliceController.class.getClassLoader());
	}

	@Test
	void nothingIsContributedWithoutPackages() {
		assertThat(new RuntimeAotProcessor().processAheadOfTime(this.beanFactory)).isNull();
	}

}
