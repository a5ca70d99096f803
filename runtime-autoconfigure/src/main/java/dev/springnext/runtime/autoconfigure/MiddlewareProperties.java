package dev.springnext.runtime.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Middleware, in Java and JavaScript.
 *
 * @param order order of the web filter that runs middleware. The default is before Spring
 * Security's (-100), whose rules so see rewritten paths.
 * @param bodyLimit number of bytes of a request's body that middleware may read, and that
 * are kept for the route; reading more ends the request with 413.
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@ConfigurationProperties("spring.next.middleware")
public record MiddlewareProperties(@DefaultValue("-110") int order, @DefaultValue("10MB") DataSize bodyLimit) {

	public MiddlewareProperties {
		Assert.isTrue(!bodyLimit.isNegative(),
				() -> "'spring.next.middleware.body-limit' must not be negative, but is " + bodyLimit);
	}

}
