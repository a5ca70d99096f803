package dev.springnext.runtime.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import dev.springnext.runtime.fetch.ClientTls;
import dev.springnext.runtime.fetch.FetchSettings;

/**
 * What Fetch may call.
 *
 * @param allowedHosts hosts that may be called: names, *.names, addresses or networks,
 * each with an optional port. Empty for all; an address or network also opens itself
 * where it is private.
 * @param deniedHosts hosts that may not be called, whatever allowed-hosts says.
 * @param allowedPorts ports that may be called, such as 443 or 8000-8999. Empty for all.
 * @param deniedPorts ports that may not be called, whatever allowed-ports says.
 * @param allowPrivateNetworks whether loopback, link-local, private and other addresses
 * that are not public may be called.
 * @param subRequests number of requests that one edge invocation may send, redirects
 * included.
 * @param connectTimeout time that connecting may take.
 * @param responseTimeout time until the head of the response, redirects included.
 * @param maxResponseSize number of bytes that are read of a response's body.
 * @param maxRedirects number of redirects that are followed.
 * @param sslBundle name of the SSL bundle with whom to trust and which key to show.
 * Without it, the JVM's.
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@ConfigurationProperties("spring.next.fetch")
public record FetchProperties(@DefaultValue List<String> allowedHosts, @DefaultValue List<String> deniedHosts,
		@DefaultValue List<String> allowedPorts, @DefaultValue List<String> deniedPorts,
		@DefaultValue("false") boolean allowPrivateNetworks, @DefaultValue("50") int subRequests,
		@DefaultValue("10s") Duration connectTimeout, @DefaultValue("30s") Duration responseTimeout,
		@DefaultValue("10MB") DataSize maxResponseSize, @DefaultValue("20") int maxRedirects,
		@Nullable String sslBundle) {

	public FetchProperties {
		// Bound values out of range are reported with their origin
		new FetchSettings(allowedHosts, deniedHosts, allowedPorts, deniedPorts, allowPrivateNetworks, subRequests,
				connectTimeout, responseTimeout, maxResponseSize, maxRedirects);
	}

	FetchSettings settings() {
		return new FetchSettings(this.allowedHosts, this.deniedHosts, this.allowedPorts, this.deniedPorts,
				this.allowPrivateNetworks, this.subRequests, this.connectTimeout, this.responseTimeout,
				this.maxResponseSize, this.maxRedirects);
	}

	ClientTls tls(ObjectProvider<SslBundles> bundles) {
		if (!StringUtils.hasText(this.sslBundle)) {
			return ClientTls.defaults();
		}
		SslBundle bundle = bundles.getObject().getBundle(this.sslBundle);
		return ClientTls.of(bundle.getManagers().getTrustManagerFactory(), bundle.getManagers().getKeyManagerFactory(),
				bundle.getOptions().getEnabledProtocols(), bundle.getOptions().getCiphers());
	}

}
