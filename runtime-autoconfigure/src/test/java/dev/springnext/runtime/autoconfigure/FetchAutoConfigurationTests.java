package dev.springnext.runtime.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.fetch.Fetch;
import dev.springnext.runtime.fetch.FetchSettings;
import dev.springnext.runtime.fetch.OutboundPolicy;

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
