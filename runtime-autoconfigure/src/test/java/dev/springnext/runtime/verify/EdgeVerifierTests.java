package dev.springnext.runtime.verify;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.verify.fixture.CleanController;
import dev.springnext.runtime.verify.fixture.FileGreeter;
import dev.springnext.runtime.verify.fixture.GreetingController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class EdgeVerifierTests {

	private final EdgeVerifier verifier = EdgeVerifier.forPackages(Fixtures.PACKAGE);

	@Test
	void legalClassPasses() {
		assertThatNoException().isThrownBy(() -> this.verifier.verify(CleanController.class));
	}

	@Test
	void violationFailsWithWhatToDo() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.verifier.verify(GreetingController.class, "direct"))
			.withMessage(String.join(System.lineSeparator(),
					"A JDK API is used (java.nio.file.Files.readString) which is not supported in the Edge Runtime. "
							+ "GreetingController.direct (" + Fixtures.at(GreetingController.class, "direct") + ")",
					"Read files at start-up and keep the content in memory.",
					"Mark the handler with @NodejsRuntime (or @Runtime(\"nodejs\")) if it needs these APIs, use Fetch "
							+ "for IO, or set spring.next.edge.verify to 'warn' or 'off'."));
	}

	@Test
	void allMethodsOfClassAreVerified() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.verifier.verify(CleanController.class, GreetingController.class))
			.withMessageContaining("GreetingController.direct")
			.withMessageContaining("GreetingController.transitive");
	}

	@Test
	void beansAreKnown() {
		assertThatNoException().isThrownBy(() -> this.verifier.verify(GreetingController.class, "byInterface"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(
				() -> this.verifier.withBeans(FileGreeter.class).verify(GreetingController.class, "byInterface"));
	}

	@Test
	void unknownMethodIsRejected() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.verifier.verify(GreetingController.class, "helo"))
			.withMessageContaining("'helo'");
	}

	@Test
	void exceptionListsTwentyViolationsAndCountsTheRest() {
		List<EdgeViolation> violations = IntStream.range(0, 25)
			.mapToObj((i) -> new EdgeViolation("java.nio.file.Files.exists", ApiGroup.FILES, "A.b",
					List.of(new CallSite("A", "b", "A.java", i + 1))))
			.toList();
		EdgeVerificationException exception = new EdgeVerificationException(
				new EdgeCheckResult(violations, List.of(new UnreadClass("com.example.B", "gone"))));
		assertThat(exception.getViolations()).hasSize(25);
		assertThat(exception.getUnread()).hasSize(1);
		assertThat(exception).hasMessageContaining("A.b (A.java:20)")
			.hasMessageContaining("... and 5 more")
			.hasMessageContaining("Class 'com.example.B' could not be checked for the Edge Runtime: gone");
		assertThat(exception.getMessage()).doesNotContain("A.java:21");
	}

}
