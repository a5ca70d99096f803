package dev.springnext.runtime.route;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ReflectionUtils;

import dev.springnext.runtime.annotation.EdgeRuntime;
import dev.springnext.runtime.annotation.NodejsRuntime;
import dev.springnext.runtime.annotation.Runtime;
import dev.springnext.runtime.route.RuntimeResolver.ConfiguredRuntime;
import dev.springnext.runtime.route.RuntimeSetting.Level;
import dev.springnext.runtime.route.fixture.outer.OuterHandler;
import dev.springnext.runtime.route.fixture.outer.inner.deepest.DeepHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class RuntimeResolverTests {

	@Test
	void defaultIsNodejs() {
		RuntimeDecision decision = decide(Plain.class);
		assertThat(decision.runtime()).isEqualTo(RuntimeType.NODEJS);
		assertThat(decision.decidedBy().describe()).isEqualTo("the default as spring.next.runtime is not set");
	}

	@Test
	void propertyBeatsTheDefault() {
		RuntimeDecision decision = decide(resolver("edge", Map.of()), Plain.class);
		assertThat(levels(decision)).containsExactly(Level.PROPERTY, Level.DEFAULT);
		assertThat(decision.decidedBy().describe()).isEqualTo("spring.next.runtime=edge in test");
	}

	@Test
	void mostSpecificPatternBeatsOtherPatternsAndTheProperty() {
		Map<String, String> routes = new LinkedHashMap<>();
		routes.put("/**", "nodejs");
		routes.put("/api/**", "edge");
		routes.put("/api/users/{id}", "nodejs");
		routes.put("/other/**", "edge");
		RuntimeResolver resolver = resolver("edge", routes);
		assertThat(decide(resolver, Plain.class, "/api/orders").runtime()).isEqualTo(RuntimeType.EDGE);
		RuntimeDecision decision = decide(resolver, Plain.class, "/api/users/{name}");
		assertThat(decision.runtime()).isEqualTo(RuntimeType.NODEJS);
		assertThat(decision.chain()).extracting(RuntimeSetting::declaration)
			.containsExactly("spring.next.routes[/api/users/{id}]=nodejs", "spring.next.routes[/api/**]=edge",
					"spring.next.routes[/**]=nodejs", "spring.next.runtime=edge", "the default");
	}

	@Test
	void nearestPackageBeatsItsParents() {
		assertThat(decide(OuterHandler.class).runtime()).isEqualTo(RuntimeType.EDGE);
		RuntimeDecision deep = decide(DeepHandler.class);
		assertThat(deep.runtime()).isEqualTo(RuntimeType.NODEJS);
		assertThat(deep.chain()).extracting(RuntimeSetting::location)
			.containsExactly("on package dev.springnext.runtime.route.fixture.outer.inner (package-info.java)",
					"on package dev.springnext.runtime.route.fixture.outer (package-info.java)",
					"as spring.next.runtime is not set");
	}

	@Test
	void packageBeatsPatterns() {
		RuntimeDecision decision = decide(resolver("nodejs", Map.of("/x", "nodejs")), OuterHandler.class, "/x");
		assertThat(levels(decision)).containsExactly(Level.PACKAGE, Level.PATTERN, Level.PROPERTY, Level.DEFAULT);
		assertThat(decision.runtime()).isEqualTo(RuntimeType.EDGE);
	}

	@Test
	void methodBeatsType() {
		RuntimeDecision decision = decide(MethodOverType.class);
		assertThat(decision.runtime()).isEqualTo(RuntimeType.NODEJS);
		assertThat(decision.chain()).extracting(RuntimeSetting::describe)
			.startsWith("@NodejsRuntime on " + MethodOverType.class.getName() + ".handle",
					"@Runtime(\"edge\") on " + MethodOverType.class.getName());
	}

	@Test
	void interfacesAndSuperclassesCount() {
		assertThat(decide(OfContract.class).runtime()).isEqualTo(RuntimeType.EDGE);
		assertThat(decide(OfSuperclass.class).runtime()).isEqualTo(RuntimeType.EDGE);
		assertThat(decide(OfContractMethod.class).decidedBy().level()).isEqualTo(Level.METHOD);
		assertThat(decide(OfContractMethod.class).runtime()).isEqualTo(RuntimeType.EDGE);
	}

	@Test
	void ownAnnotationBeatsInheritedOnes() {
		assertThat(decide(OwnOverConflict.class).runtime()).isEqualTo(RuntimeType.NODEJS);
		assertThat(decide(OwnOverConflict.class).chain()).hasSize(4);
	}

	@Test
	void metaAnnotationsCount() {
		RuntimeDecision decision = decide(OfMeta.class);
		assertThat(decision.runtime()).isEqualTo(RuntimeType.EDGE);
		assertThat(decision.decidedBy().declaration()).isEqualTo("@FastAndSmall");
		assertThat(decision.maxDuration()).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void nearestMaxDurationOfTheWinningRuntimeCounts() {
		assertThat(decide(MaxDurationOnType.class).maxDuration()).isEqualTo(Duration.ofSeconds(30));
		assertThat(decide(MethodOverMaxDuration.class).maxDuration()).isNull();
	}

	@Test
	void twoRuntimesOnOneElementConflict() {
		assertThatExceptionOfType(ConflictingRuntimesException.class).isThrownBy(() -> decide(Conflicting.class))
			.withMessageContaining("Two runtimes are declared for type " + Conflicting.class.getName())
			.withMessageContaining("@EdgeRuntime on " + Conflicting.class.getName())
			.withMessageContaining("@NodejsRuntime on " + Conflicting.class.getName())
			.satisfies((ex) -> assertThat(ex.getSettings()).hasSize(2));
	}

	@Test
	void inheritedRuntimesOfOneDistanceConflict() {
		assertThatExceptionOfType(ConflictingRuntimesException.class).isThrownBy(() -> decide(InheritedConflict.class))
			.withMessageContaining(Contract.class.getName())
			.withMessageContaining(Blocking.class.getName())
			.satisfies((ex) -> assertThat(ex.getAction())
				.contains("put the one that is meant on type " + InheritedConflict.class.getName() + " itself"));
	}

	@Test
	void illegalValueNamesItsPlaceAndTheNearestLegalOne() {
		assertThatExceptionOfType(InvalidRuntimeException.class).isThrownBy(() -> decide(Misspelt.class))
			.withMessage("Runtime 'egde' (@Runtime(\"egde\") on " + Misspelt.class.getName() + ") does not exist.")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Write 'edge', or choose another one of the legal values: 'nodejs', 'edge'."));
		assertThatExceptionOfType(InvalidRuntimeException.class).isThrownBy(() -> resolver("deno", Map.of()))
			.withMessage("Runtime 'deno' (spring.next.runtime in test) does not exist.");
		assertThatExceptionOfType(InvalidRuntimeException.class)
			.isThrownBy(() -> resolver(null, Map.of("/api/**", "NodeJS")))
			.withMessage("Runtime 'NodeJS' (spring.next.routes[/api/**] in test) does not exist.")
			.satisfies((ex) -> assertThat(ex.getAction()).startsWith("Write 'nodejs'"));
	}

	@Test
	void oldSpellingsAreUnderstoodWithAWarning(CapturedOutput output) {
		assertThat(resolver("node.js", Map.of()).defaultDecision().runtime()).isEqualTo(RuntimeType.NODEJS);
		assertThat(resolver("experimental-edge", Map.of()).defaultDecision().runtime()).isEqualTo(RuntimeType.EDGE);
		assertThat(output)
			.contains("Runtime 'node.js' (spring.next.runtime in test) is an old spelling: write 'nodejs'")
			.contains("Runtime 'experimental-edge' (spring.next.runtime in test) is an old spelling: write 'edge'");
	}

	@Test
	void illegalPatternIsQuoted() {
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> resolver(null, Map.of("/api/{id", "edge")))
			.withMessageContaining("'/api/{id'")
			.withMessageContaining("spring.next.routes");
	}

	@Test
	void keyThatLostItsSlashesIsRefused() {
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> resolver(null, Map.of("api", "edge")))
			.withMessageContaining("'api'")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("\"[/api]\""));
	}

	@Test
	void maxDurationIsPositiveAndForEdgeOnly() {
		assertThatExceptionOfType(InvalidMaxDurationException.class).isThrownBy(() -> decide(ZeroDuration.class))
			.withMessageContaining("maxDuration = 0");
		assertThatExceptionOfType(InvalidMaxDurationException.class).isThrownBy(() -> decide(NodejsDuration.class))
			.withMessageContaining("nodejs");
	}

	@Test
	void unreadablePackageStopsTheDecision() throws Exception {
		byte[] handler = OuterHandler.class.getResourceAsStream("OuterHandler.class").readAllBytes();
		String name = OuterHandler.class.getName();
		ClassLoader broken = new ClassLoader(getClass().getClassLoader()) {

			@Override
			protected Class<?> loadClass(String className, boolean resolve) throws ClassNotFoundException {
				if (className.equals(name)) {
					Class<?> loaded = findLoadedClass(className);
					return (loaded != null) ? loaded : defineClass(className, handler, 0, handler.length);
				}
				if (className.equals(OuterHandler.class.getPackageName() + ".package-info")) {
					return defineClass(className, new byte[] { 1, 2, 3, 4 }, 0, 4);
				}
				return super.loadClass(className, resolve);
			}

		};
		Class<?> type = Class.forName(name, true, broken);
		assertThatExceptionOfType(UnreadablePackageException.class).isThrownBy(() -> decide(type))
			.withMessageContaining("dev.springnext.runtime.route.fixture.outer.package-info")
			.satisfies((ex) -> assertThat(ex.getPackageName()).isEqualTo("dev.springnext.runtime.route.fixture.outer"));
	}

	@Test
	void routeOfItsOwnBeatsEverything() {
		RuntimeSetting own = RuntimeResolver.routeSetting("edge", "at Routes.java:12");
		RuntimeDecision decision = resolver("nodejs", Map.of()).decide(own, method(MethodOverType.class),
				MethodOverType.class, "/x");
		assertThat(decision.runtime()).isEqualTo(RuntimeType.EDGE);
		assertThat(levels(decision)).startsWith(Level.ROUTE, Level.METHOD, Level.TYPE);
	}

	private static List<Level> levels(RuntimeDecision decision) {
		return decision.chain().stream().map(RuntimeSetting::level).toList();
	}

	private static RuntimeDecision decide(Class<?> type) {
		return decide(resolver(null, Map.of()), type);
	}

	private static RuntimeDecision decide(RuntimeResolver resolver, Class<?> type) {
		return decide(resolver, type, "/x");
	}

	private static RuntimeDecision decide(RuntimeResolver resolver, Class<?> type, String pattern) {
		return resolver.decide(method(type), type, pattern);
	}

	private static Method method(Class<?> type) {
		Method method = ReflectionUtils.findMethod(type, "handle");
		assertThat(method).isNotNull();
		return method;
	}

	private static RuntimeResolver resolver(String runtime, Map<String, String> routes) {
		Map<String, ConfiguredRuntime> configured = new LinkedHashMap<>();
		routes.forEach((pattern, value) -> configured.put(pattern, new ConfiguredRuntime(value, "test")));
		return RuntimeResolver.of((runtime != null) ? new ConfiguredRuntime(runtime, "test") : null, configured);
	}

	@Retention(RetentionPolicy.RUNTIME)
	@EdgeRuntime(maxDuration = 7)
	@interface FastAndSmall {

	}

	static class Plain {

		void handle() {
		}

	}

	@Runtime("edge")
	static class MethodOverType {

		@NodejsRuntime
		void handle() {
		}

	}

	@EdgeRuntime
	interface Contract {

	}

	@NodejsRuntime
	interface Blocking {

	}

	interface AnnotatedMethod {

		@EdgeRuntime
		void handle();

	}

	static class OfContract extends Plain implements Contract {

	}

	@EdgeRuntime
	static class Base extends Plain {

	}

	static class OfSuperclass extends Base {

	}

	static class OfContractMethod implements AnnotatedMethod {

		@Override
		public void handle() {
		}

	}

	static class InheritedConflict extends Plain implements Contract, Blocking {

	}

	@NodejsRuntime
	static class OwnOverConflict extends Plain implements Contract, Blocking {

	}

	@FastAndSmall
	static class OfMeta extends Plain {

	}

	@EdgeRuntime
	@NodejsRuntime
	static class Conflicting extends Plain {

	}

	@Runtime("egde")
	static class Misspelt extends Plain {

	}

	@EdgeRuntime(maxDuration = 30)
	static class MaxDurationOnType {

		@EdgeRuntime
		void handle() {
		}

	}

	@EdgeRuntime(maxDuration = 30)
	static class MethodOverMaxDuration {

		@NodejsRuntime
		void handle() {
		}

	}

	@EdgeRuntime(maxDuration = 0)
	static class ZeroDuration extends Plain {

	}

	@Runtime(value = "nodejs", maxDuration = 3)
	static class NodejsDuration extends Plain {

	}

}
