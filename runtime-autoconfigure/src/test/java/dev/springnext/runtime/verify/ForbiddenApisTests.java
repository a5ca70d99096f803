package dev.springnext.runtime.verify;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.springnext.runtime.verify.fixture.Uses;

import static org.assertj.core.api.Assertions.assertThat;

class ForbiddenApisTests {

	@ParameterizedTest
	@MethodSource
	void useIsReported(EdgeHandler handler) {
		String api = handler.method().getAnnotation(Uses.Use.class).value();
		assertThat(Fixtures.check().check(List.of(handler)).violations())
			.filteredOn((violation) -> violation.path().get(0).method().equals(handler.method().getName()))
			.filteredOn((violation) -> violation.api().equals(api))
			.singleElement()
			.satisfies((violation) -> assertThat(violation.path()).hasSize(1));
	}

	static Stream<EdgeHandler> useIsReported() {
		return EdgeHandler.allOf(Uses.class)
			.stream()
			.filter((handler) -> handler.method().isAnnotationPresent(Uses.Use.class));
	}

	@Test
	void harmlessPartsOfTheSameTypesAreLegal() {
		assertThat(Fixtures.check().check(List.of(Fixtures.handler(Uses.class, "legal"))))
			.isEqualTo(new EdgeCheckResult(List.of(), List.of()));
	}

	@Test
	void springApiIsCalledBlocking() {
		assertThat(message("block"))
			.startsWith("A blocking API is used (reactor.core.publisher.Mono.block) which is not supported");
	}

	@Test
	void webClientIsCalledIo() {
		assertThat(message("webClientCreate")).startsWith(
				"An IO API is used (org.springframework.web.reactive.function.client.WebClient.create) which is not");
	}

	@Test
	void missingTypeIsMatchedByItsName() {
		ForbiddenApis apis = new ForbiddenApis();
		List<String> supertypes = List.of("com/example/People", "org/springframework/data/repository/CrudRepository");
		assertThat(apis.find(supertypes, "findByName", "()V")).isNotNull();
		assertThat(apis.find(List.of("org/springframework/data/repository/reactive/ReactiveCrudRepository"), "findAll",
				"()V"))
			.isNull();
	}

	private static String message(String method) {
		return Fixtures.check().check(List.of(Fixtures.handler(Uses.class, method))).violations().get(0).message();
	}

}
