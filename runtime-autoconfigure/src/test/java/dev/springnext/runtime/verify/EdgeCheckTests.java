package dev.springnext.runtime.verify;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.verify.fixture.BaseController;
import dev.springnext.runtime.verify.fixture.ChildTemplates;
import dev.springnext.runtime.verify.fixture.CleanController;
import dev.springnext.runtime.verify.fixture.Cycle;
import dev.springnext.runtime.verify.fixture.EagerTemplates;
import dev.springnext.runtime.verify.fixture.FileController;
import dev.springnext.runtime.verify.fixture.FileFunction;
import dev.springnext.runtime.verify.fixture.FileGreeter;
import dev.springnext.runtime.verify.fixture.FileSupplier;
import dev.springnext.runtime.verify.fixture.GreetingController;
import dev.springnext.runtime.verify.fixture.PlainController;
import dev.springnext.runtime.verify.fixture.PlainGreeter;
import dev.springnext.runtime.verify.fixture.Routes;
import dev.springnext.runtime.verify.fixture.Shape;
import dev.springnext.runtime.verify.fixture.StaticTemplates;
import dev.springnext.runtime.verify.fixture.Templates;

import static org.assertj.core.api.Assertions.assertThat;

class EdgeCheckTests {

	private static final String READ_STRING = unsupported("java.nio.file.Files.readString");

	private static final String EXISTS = unsupported("java.nio.file.Files.exists");

	private static final String FILE_EXISTS = unsupported("java.io.File.exists");

	private static final String LENGTH = unsupported("java.io.File.length");

	@Test
	void directCallIsReportedWithItsLine() {
		assertThat(messages("direct"))
			.containsExactly(READ_STRING + step("GreetingController.direct", GreetingController.class, "direct"));
	}

	@Test
	void sameApiOnTwoLinesIsReportedTwice() {
		assertThat(messages("twice")).containsExactly(
				READ_STRING + step("GreetingController.twice", GreetingController.class, "twice-a"),
				READ_STRING + step("GreetingController.twice", GreetingController.class, "twice-b"));
	}

	@Test
	void transitiveCallIsReportedWithItsPath() {
		assertThat(messages("transitive"))
			.containsExactly(READ_STRING + step("GreetingController.transitive", GreetingController.class, "transitive")
					+ " -> " + step("Templates.load", Templates.class, "load"));
	}

	@Test
	void nestedLambdaIsShownAsItsMethod() {
		assertThat(messages("lambda"))
			.containsExactly(READ_STRING + step("GreetingController.lambda", GreetingController.class, "lambda"));
	}

	@Test
	void callInLambdaIsFollowed() {
		assertThat(messages("lambdaToTemplates")).containsExactly(
				READ_STRING + step("GreetingController.lambdaToTemplates", GreetingController.class, "lambda-templates")
						+ " -> " + step("Templates.load", Templates.class, "load"));
	}

	@Test
	void methodReferenceIsFollowed() {
		assertThat(messages("methodReference")).singleElement()
			.asString()
			.startsWith(READ_STRING + "GreetingController.methodReference (GreetingController.java:")
			.endsWith(" -> " + step("GreetingController.read", GreetingController.class, "method-reference"));
	}

	@Test
	void methodReferenceToForbiddenApiIsReported() {
		assertThat(messages("jdkMethodReference")).containsExactly(
				EXISTS + step("GreetingController.jdkMethodReference", GreetingController.class, "jdk-reference"));
	}

	@Test
	void constructorReferenceIsFollowed() {
		assertThat(messages("constructorReference")).containsExactly(EXISTS
				+ step("GreetingController.constructorReference", GreetingController.class, "constructor-reference")
				+ " -> " + step("EagerTemplates.<init>", EagerTemplates.class, "eager"));
	}

	@Test
	void interfaceCallEndsInBean() {
		EdgeCheck check = Fixtures.check().withBeans(List.of(PlainGreeter.class, FileGreeter.class));
		assertThat(messages(check, Fixtures.handler(GreetingController.class, "byInterface")))
			.containsExactly(LENGTH + step("GreetingController.byInterface", GreetingController.class, "by-interface")
					+ " -> " + step("FileGreeter.greet", FileGreeter.class, "file-greeter"));
	}

	@Test
	void interfaceCallDoesNotEndInClassesWithoutObjects() {
		EdgeCheck check = Fixtures.check().withBeans(List.of(PlainGreeter.class));
		assertThat(check.check(List.of(Fixtures.handler(GreetingController.class, "byInterface"))).isClean()).isTrue();
	}

	@Test
	void interfaceCallEndsInCreatedObject() {
		assertThat(messages("byInterfaceOfCreated")).containsExactly(LENGTH
				+ step("GreetingController.byInterfaceOfCreated", GreetingController.class, "by-interface-created")
				+ " -> " + step("FileGreeter.greet", FileGreeter.class, "file-greeter"));
	}

	@Test
	void constructorIsFollowed() {
		assertThat(messages("constructor"))
			.containsExactly(EXISTS + step("GreetingController.constructor", GreetingController.class, "constructor")
					+ " -> " + step("EagerTemplates.<init>", EagerTemplates.class, "eager"));
	}

	@Test
	void staticInitialiserIsFollowed() {
		assertThat(messages("staticInitialiser")).containsExactly(
				EXISTS + step("GreetingController.staticInitialiser", GreetingController.class, "static-initialiser")
						+ " -> " + step("StaticTemplates.<clinit>", StaticTemplates.class, "static"));
	}

	@Test
	void inheritedMethodIsFollowed() {
		assertThat(messages("superclass"))
			.containsExactly(FILE_EXISTS + step("GreetingController.superclass", GreetingController.class, "superclass")
					+ " -> " + step("Templates.inherited", Templates.class, "inherited"));
	}

	@Test
	void superCallIsFollowed() {
		assertThat(messages("superCall"))
			.containsExactly(FILE_EXISTS + step("GreetingController.superCall", GreetingController.class, "super-call")
					+ " -> " + step("ChildTemplates.overridden", ChildTemplates.class, "super") + " -> "
					+ step("Templates.overridden", Templates.class, "overridden"));
	}

	@Test
	void methodThatLibraryCallsBackIsFollowed() {
		assertThat(messages("callback"))
			.containsExactly(LENGTH + step("GreetingController.callback", GreetingController.class, "callback") + " -> "
					+ step("FileSupplier.get", FileSupplier.class, "file-supplier"));
	}

	@Test
	void bridgeMethodIsFollowedAndNotShown() {
		assertThat(messages("bridge")).singleElement()
			.asString()
			.matches("\\Q" + LENGTH + "\\EGreetingController.bridge \\(GreetingController.java:\\d+\\) -> \\Q"
					+ step("FileFunction.apply", FileFunction.class, "file-function") + "\\E");
	}

	@Test
	void cycleEnds() {
		assertThat(messages("cycle"))
			.containsExactly(READ_STRING + step("GreetingController.cycle", GreetingController.class, "cycle") + " -> "
					+ step("Cycle.ping", Cycle.class, "ping"));
	}

	@Test
	void permittedSubclassesOfSealedTypeAreFollowed() {
		assertThat(messages("shape"))
			.containsExactly(LENGTH + step("GreetingController.shape", GreetingController.class, "shape") + " -> "
					+ step("Shape$Square.area", Shape.class, "square"));
	}

	@Test
	void templateMethodOfOtherHandlerIsNotFollowed() {
		EdgeHandler file = Fixtures.handler(FileController.class, "handle");
		EdgeHandler plain = Fixtures.handler(PlainController.class, "handle");
		EdgeCheck check = Fixtures.check().withBeans(List.of(FileController.class, PlainController.class));
		assertThat(messages(check, plain, file))
			.containsExactly(LENGTH + step("BaseController.handle", BaseController.class, "handle") + " -> "
					+ step("FileController.render", FileController.class, "file-render"));
	}

	@Test
	void handlersOfRouterFunctionAreFollowed() {
		assertThat(messages(Fixtures.check(), Fixtures.handler(Routes.class, "routes"))).containsExactlyInAnyOrder(
				READ_STRING + step("Routes.routes", Routes.class, "lambda"),
				LENGTH + step("Routes.routes", Routes.class, "reference") + " -> "
						+ step("Routes$Handler.hello", Routes.class, "hello"));
	}

	@Test
	void bothHandlersAreReportedForSharedCode() {
		EdgeHandler first = Fixtures.handler(GreetingController.class, "transitive");
		EdgeHandler second = Fixtures.handler(GreetingController.class, "lambdaToTemplates");
		assertThat(Fixtures.check().check(List.of(first, second)).violations()).extracting(EdgeViolation::handler)
			.containsExactly("GreetingController.transitive", "GreetingController.lambdaToTemplates");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fetch", "greetings", "streams", "function" })
	void legalHandlerIsClean(String method) {
		assertThat(Fixtures.check().check(List.of(Fixtures.handler(CleanController.class, method))))
			.isEqualTo(new EdgeCheckResult(List.of(), List.of()));
	}

	@Test
	void handlerOutsideOfBasePackagesIsChecked() {
		EdgeCheck check = EdgeCheck.forPackages(getClass().getClassLoader(), List.of("com.example"));
		assertThat(messages(check, Fixtures.handler(GreetingController.class, "direct"))).hasSize(1);
	}

	@Test
	void handlerWithoutCodeIsReported() throws NoSuchMethodException {
		EdgeHandler handler = EdgeHandler.of(PlainGreeter.class, Object.class.getMethod("toString"));
		EdgeCheckResult result = Fixtures.check().check(List.of(handler));
		assertThat(result.unread()).containsExactly(
				new UnreadClass(PlainGreeter.class.getName(), "method 'toString' has no code in the application"));
		assertThat(result.isClean()).isFalse();
	}

	private static List<String> messages(String method) {
		return messages(Fixtures.check(), Fixtures.handler(GreetingController.class, method));
	}

	private static List<String> messages(EdgeCheck check, EdgeHandler... handlers) {
		EdgeCheckResult result = check.check(List.of(handlers));
		assertThat(result.unread()).isEmpty();
		return result.violations().stream().map(EdgeViolation::message).toList();
	}

	private static String unsupported(String api) {
		return "A JDK API is used (" + api + ") which is not supported in the Edge Runtime. ";
	}

	private static String step(String method, Class<?> type, String marker) {
		return method + " (" + Fixtures.at(type, marker) + ")";
	}

}
