package dev.springnext.runtime.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.webflux.test.autoconfigure.AutoConfigureWebFlux;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class RegistrationTests {

	private static final ClassLoader CLASS_LOADER = RegistrationTests.class.getClassLoader();

	@Test
	void autoConfigurationsAreListed() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, CLASS_LOADER).getCandidates())
			.filteredOn((name) -> name.startsWith("dev.springnext."))
			.containsExactly(EdgeFunctionsAutoConfiguration.class.getName(), FetchAutoConfiguration.class.getName(),
					FileRoutesAutoConfiguration.class.getName(), MiddlewareAutoConfiguration.class.getName(),
					MissingEngineAutoConfiguration.class.getName(), RuntimeActuatorAutoConfiguration.class.getName(),
					RuntimeAutoConfiguration.class.getName(), RuntimeObservationAutoConfiguration.class.getName(),
					ServletApplicationAutoConfiguration.class.getName());
	}

	@Test
	void webFluxTestsHaveTheRuntimes() {
		assertThat(ImportCandidates.load(AutoConfigureWebFlux.class, CLASS_LOADER).getCandidates())
			.contains(RuntimeAutoConfiguration.class.getName());
	}

	@Test
	void failureAnalyzersAreRegistered() {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation(CLASS_LOADER)
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, new MockEnvironment()),
					(type, name, failure) -> assertThat(name).doesNotStartWith("dev.springnext."));
		assertThat(analyzers).hasAtLeastOneElementOfType(RuntimeSelectionFailureAnalyzer.class)
			.hasAtLeastOneElementOfType(EdgeVerificationFailureAnalyzer.class)
			.hasAtLeastOneElementOfType(FileRouteFailureAnalyzer.class)
			.hasAtLeastOneElementOfType(InvalidMatcherFailureAnalyzer.class)
			.hasAtLeastOneElementOfType(InvalidPropertyFailureAnalyzer.class);
	}

	@Test
	void aotProcessorIsRegistered() {
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories", CLASS_LOADER)
			.load(BeanFactoryInitializationAotProcessor.class,
					(type, name, failure) -> assertThat(name).doesNotStartWith("dev.springnext.")))
			.hasAtLeastOneElementOfType(RuntimeAotProcessor.class);
	}

}
