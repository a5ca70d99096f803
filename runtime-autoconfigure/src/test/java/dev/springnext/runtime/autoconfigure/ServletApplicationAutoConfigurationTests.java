package dev.springnext.runtime.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.SimpleThreadScope;

import dev.springnext.runtime.executor.EdgeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ServletApplicationAutoConfigurationTests {

	private static final String WARNING = "This is a servlet application: runtime-spring-boot-starter needs WebFlux";

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(RuntimeAutoConfiguration.class,
			RuntimeActuatorAutoConfiguration.class, RuntimeObservationAutoConfiguration.class,
			FetchAutoConfiguration.class, ServletApplicationAutoConfiguration.class);

	@Test
	void servletApplicationIsWarnedThatNothingHasAnEffect(CapturedOutput output) {
		// There is no servlet API on the class path: a session scope makes Boot see a
		// servlet application
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withInitializer((context) -> context.getBeanFactory().registerScope("session", new SimpleThreadScope()))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(EdgeScheduler.class);
				assertThat(output).containsOnlyOnce(WARNING)
					.contains("@Runtime and spring.next.* have no effect")
					.contains("Replace spring-boot-starter-webmvc with spring-boot-starter-webflux")
					.contains("spring.main.web-application-type=reactive");
			});
	}

	@Test
	void reactiveApplicationIsNotWarned(CapturedOutput output) {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

	@Test
	void otherApplicationIsNotWarned(CapturedOutput output) {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(output).doesNotContain(WARNING));
	}

}
