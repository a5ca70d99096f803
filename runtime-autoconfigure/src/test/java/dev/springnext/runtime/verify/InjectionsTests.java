package dev.springnext.runtime.verify;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.verify.fixture.InjectedController;

import static org.assertj.core.api.Assertions.assertThat;

class InjectionsTests {

	private static final String CONSTRUCTOR = "A JDK API is used (javax.sql.DataSource) which is not supported in the "
			+ "Edge Runtime. InjectedController(String, DataSource) ("
			+ Fixtures.at(InjectedController.class, "constructor") + ")";

	private static final String FIELD = "A blocking API is used (org.springframework.web.client.RestTemplate) which is "
			+ "not supported in the Edge Runtime. InjectedController.restTemplate (InjectedController.java)";

	@Test
	void constructorAndFieldInjectionAreReportedEvenIfUnused() {
		assertThat(messages(InjectedController.class, "hello")).containsExactly(CONSTRUCTOR, FIELD);
	}

	@Test
	void parameterIsReported() {
		assertThat(messages(InjectedController.class, "parameter")).containsExactly(CONSTRUCTOR, FIELD,
				"An IO API is used (org.springframework.web.reactive.function.client.WebClient) which is not supported "
						+ "in the Edge Runtime. InjectedController.parameter ("
						+ Fixtures.at(InjectedController.class, "parameter") + ")");
	}

	@Test
	void subtypesAreReported() {
		List<EdgeHandler> handlers = List.of(Fixtures.handler(InjectedController.Subtypes.class, "hello"));
		assertThat(Fixtures.check().check(handlers).violations()).extracting(EdgeViolation::api)
			.containsExactly("com.zaxxer.hikari.HikariDataSource",
					"org.springframework.core.task.SimpleAsyncTaskExecutor", "java.util.concurrent.Executor",
					"org.springframework.jdbc.core.JdbcTemplate", "java.lang.Thread");
	}

	private static List<String> messages(Class<?> beanClass, String method) {
		EdgeCheckResult result = Fixtures.check().check(List.of(Fixtures.handler(beanClass, method)));
		return result.violations().stream().map(EdgeViolation::message).toList();
	}

}
