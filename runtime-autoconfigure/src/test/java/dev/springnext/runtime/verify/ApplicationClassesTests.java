package dev.springnext.runtime.verify;

import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationClassesTests {

	@Test
	void classesBelowBasePackagesAreTheApplication() {
		Predicate<String> application = ApplicationClasses.below(List.of("com.example", "org.springframework.samples"));
		assertThat(application).accepts("com.example.A", "com.example.b.C", "org.springframework.samples.D")
			.rejects("com.examples.A", "org.springframework.core.Ordered", "A", "java.lang.String");
	}

	@Test
	void defaultPackageIsNotEverything() {
		assertThat(ApplicationClasses.below(List.of(""))).accepts("A").rejects("com.example.A", "java.lang.String");
	}

	@Test
	void jdkAndFetchAreNeverTheApplication() {
		assertThat(ApplicationClasses.ownCode((name) -> true)).accepts("org.springframework.core.Ordered")
			.rejects("java.lang.String", "javax.sql.DataSource", "dev.springnext.runtime.fetch.DefaultFetch");
	}

	@Test
	void librariesAreNotTheApplicationByDefault() {
		assertThat(ApplicationClasses.byDefault()).accepts("com.example.A", "org.example.B")
			.rejects("java.lang.String", "org.springframework.core.Ordered", "reactor.core.publisher.Mono");
	}

}
