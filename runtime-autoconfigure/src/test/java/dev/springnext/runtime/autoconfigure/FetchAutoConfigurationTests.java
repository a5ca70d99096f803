package dev.springnext.runtime.autoconfigure;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;

import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.fetch.TransportRequest;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.fetch.Fetch;
import dev.springnext.runtime.fetch.FetchSettings;
import dev.springnext.runtime.fetch.GuestTransport;
import dev.springnext.runtime.fetch.OutboundPolicy;
import dev.springnext.runtime.fetch.TestCertificate;

import static org.assertj.core.api.Assertions.assertThat;

class FetchAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class, FetchAutoConfiguration.class,
				WebClientAutoConfiguration.class));

	@Test
	void contributesFetchAndItsPolicy() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(Fetch.class)
			.hasSingleBean(OutboundPolicy.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.boot.webclient", "reactor.netty.http.client",
			"org.springframework.web.reactive.function.client" })
	void backsOffWithoutAClient(String packageName) {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class, FetchAutoConfiguration.class))
			.withBean(WebClient.Builder.class, WebClient::builder)
			.withClassLoader(new FilteredClassLoader(packageName))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(EdgeScheduler.class)
				.doesNotHaveBean("fetch")
				.doesNotHaveBean("outboundPolicy"));
	}

	@Test
	void backsOffWithoutABuilder() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class, FetchAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Fetch.class));
	}

	@Test
	void beansOfTheApplicationWin() {
		this.runner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context.getBeansOfType(OutboundPolicy.class)).containsOnlyKeys("ownPolicy");
			assertThat(context.getBeansOfType(Fetch.class)).containsOnlyKeys("ownFetch");
		});
	}

	@Test
	void bothClientsTrustTheBundle(@TempDir Path directory) throws Exception {
		TestCertificate certificate = TestCertificate.create(directory, "ip:127.0.0.1");
		KeyManagerFactory keys = certificate.keys();
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.secure((spec) -> spec.sslContext(Http11SslContextSpec.forServer(keys)))
			.handle((request, response) -> response.sendString(Mono.just("trusted")))
			.bindNow();
		String url = "https://127.0.0.1:" + server.port() + "/";
		try {
			this.runner.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
				.withPropertyValues("spring.ssl.bundle.jks.partner.truststore.location=" + certificate.file().toUri(),
						"spring.ssl.bundle.jks.partner.truststore.password=" + certificate.password(),
						"spring.ssl.bundle.jks.partner.truststore.type=PKCS12", "spring.next.fetch.ssl-bundle=partner",
						"spring.next.fetch.allow-private-networks=true")
				.run((context) -> {
					assertThat(context.getBean(Fetch.class).get().uri(url).retrieve().bodyToMono(String.class).block())
						.isEqualTo("trusted");
					assertThat(context.getBean(GuestTransport.class)
						.exchange(new TransportRequest("GET", url, new HeaderList(), null))
						.toCompletableFuture()
						.get(10, TimeUnit.SECONDS)
						.status()).isEqualTo(200);
				});
			this.runner.withPropertyValues("spring.next.fetch.ssl-bundle=absent")
				.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
				.run((context) -> assertThat(context).getFailure()
					.hasRootCauseInstanceOf(NoSuchSslBundleException.class));
		}
		finally {
			server.disposeNow();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		OutboundPolicy ownPolicy() {
			return OutboundPolicy.of(FetchSettings.defaults());
		}

		@Bean
		Fetch ownFetch(OutboundPolicy policy) {
			return Fetch.create(WebClient.builder(), policy, FetchSettings.defaults());
		}

	}

}
