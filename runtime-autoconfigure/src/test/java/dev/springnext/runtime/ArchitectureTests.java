package dev.springnext.runtime;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The arrows between packages, as ARCHITECTURE.md draws them.
 */
class ArchitectureTests {

	private static final String BASE = "dev.springnext.runtime.";

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.springnext.runtime");

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(this.classes);
	}

	@Test
	void annotationDependsOnNothing() {
		onlyDependsOn("annotation");
	}

	@Test
	void routeDependsOnAnnotation() {
		onlyDependsOn("route", "annotation");
	}

	@Test
	void executorDependsOnRoute() {
		onlyDependsOn("executor", "route", "annotation");
	}

	@Test
	void fetchDependsOnRouteAndTheTransportsOfEdge() {
		onlyDependsOn("fetch", "edge", "route", "annotation");
	}

	@Test
	void verifyStandsAlone() {
		onlyDependsOn("verify");
	}

	@Test
	void middlewareDependsOnRoute() {
		onlyDependsOn("middleware", "route", "annotation");
	}

	@Test
	void webfluxDependsOnMiddlewareFetchAndExecutor() {
		onlyDependsOn("webflux", "middleware", "fileroute", "node", "fetch", "executor", "edge", "route", "annotation");
	}

	@Test
	void fileRoutesDependOnRouteAndTheSourcesOfEdge() {
		onlyDependsOn("fileroute", "edge", "route", "annotation");
	}

	@Test
	void nodeDependsOnTheSourcesOfEdge() {
		onlyDependsOn("node", "edge");
	}

	@Test
	void observationAndActuateDependOnWhatTheyReport() {
		onlyDependsOn("observation", "executor", "edge", "route", "annotation");
		onlyDependsOn("actuate", "webflux", "middleware", "executor", "edge", "route", "annotation");
	}

	@Test
	void edgeStandsAlone() {
		onlyDependsOn("edge");
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(BASE + "edge..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "reactor..", "org.reactivestreams..", "io.netty..")
			.check(this.classes);
	}

	@Test
	void onlyEdgeKnowsTheEngine() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(BASE + "edge..", BASE + "autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.graalvm.polyglot..")
			.check(this.classes);
	}

	@Test
	void nothingDependsOnAutoconfigure() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(BASE + "autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(BASE + "autoconfigure..")
			.check(this.classes);
	}

	@Test
	void onlyWebfluxKnowsTheExchange() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(BASE + "webflux..")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("org.springframework.web.server.ServerWebExchange")
			.check(this.classes);
	}

	@Test
	void bootIsKnownToTheOutermostPackagesOnly() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(BASE + "annotation..", BASE + "route..", BASE + "fetch..", BASE + "verify..",
					BASE + "middleware..", BASE + "webflux..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(this.classes);
	}

	@Test
	void autoConfigurationsShowNothingButThemselves() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(this.classes);
		ArchRuleDefinition.methods()
			.that()
			.areAnnotatedWith(Bean.class)
			.should()
			.bePackagePrivate()
			.check(this.classes);
	}

	@Test
	void packagesAreNullMarked() {
		ArchRuleDefinition.classes()
			.that()
			.haveSimpleName("package-info")
			.should()
			.beAnnotatedWith("org.jspecify.annotations.NullMarked")
			.check(this.classes);
	}

	private void onlyDependsOn(String name, String... others) {
		DescribedPredicate<JavaClass> own = JavaClass.Predicates.resideInAPackage(BASE + name + "..");
		DescribedPredicate<JavaClass> allowed = own
			.or(JavaClass.Predicates.resideOutsideOfPackage("dev.springnext.runtime.."));
		for (String other : others) {
			allowed = allowed.or(JavaClass.Predicates.resideInAPackage(BASE + other + ".."));
		}
		ArchRuleDefinition.classes().that(own).should().onlyDependOnClassesThat(allowed).check(this.classes);
	}

}
