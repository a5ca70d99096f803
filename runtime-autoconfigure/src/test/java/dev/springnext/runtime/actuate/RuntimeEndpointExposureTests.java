package dev.springnext.runtime.actuate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimeEndpointExposureTests {

	private TestServer server;

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void isNotExposedUnlessItIsIncluded() {
		start();
		assertStatus(404);
		assertThat(this.server.context().getBeansOfType(RuntimeEndpoint.class)).isEmpty();
	}

	@Test
	void isExposedWithAllOthers() {
		start("management.endpoints.web.exposure.include=*");
		assertStatus(200);
	}

	@Test
	void isRemovedWithItsAccess() {
		start("management.endpoints.web.exposure.include=*", "management.endpoint.runtime.access=none");
		assertStatus(404);
		assertThat(this.server.context().getBeansOfType(RuntimeEndpoint.class)).isEmpty();
	}

	@Test
	void isServedOnAPortOfItsOwn() {
		start("management.endpoints.web.exposure.include=runtime", "management.server.port=0");
		assertStatus(404);
		String port = this.server.context().getEnvironment().getRequiredProperty("local.management.port");
		this.server.test()
			.get()
			.uri("http://127.0.0.1:" + port + "/actuator/runtime/get-plain")
			.exchange()
			.expectStatus()
			.isOk();
	}

	private void start(String... properties) {
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 0, properties.length);
		all[properties.length] = "spring.next.edge.verify=off";
		this.server = TestServer.start(ActuatorApplication.class, all);
	}

	private void assertStatus(int status) {
		this.server.test().get().uri("/actuator/runtime").exchange().expectStatus().isEqualTo(status);
	}

}
