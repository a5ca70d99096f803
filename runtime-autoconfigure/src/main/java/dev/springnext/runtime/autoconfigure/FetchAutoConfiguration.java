package dev.springnext.runtime.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

import dev.springnext.runtime.fetch.Fetch;
import dev.springnext.runtime.fetch.GuestTransport;
import dev.springnext.runtime.fetch.OutboundPolicy;

/**
 * Auto-configuration of {@link Fetch}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(after = RuntimeAutoConfiguration.class,
		afterName = "org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration")
@ConditionalOnClass(
		name = { "org.springframework.boot.webclient.WebClientCustomizer", "reactor.netty.http.client.HttpClient" })
@ConditionalOnBean(WebClient.Builder.class)
@EnableConfigurationProperties(FetchProperties.class)
public final class FetchAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	OutboundPolicy outboundPolicy(FetchProperties properties) {
		return OutboundPolicy.of(properties.settings());
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	GuestTransport guestTransport(OutboundPolicy policy, FetchProperties properties,
			ObjectProvider<SslBundles> bundles) {
		return GuestTransport.create(policy, properties.settings(), properties.tls(bundles));
	}

	@Bean
	@ConditionalOnMissingBean
	Fetch fetch(WebClient.Builder builder, OutboundPolicy policy, FetchProperties properties,
			ObjectProvider<SslBundles> bundles) {
		return Fetch.create(builder, policy, properties.settings(), properties.tls(bundles));
	}

}
