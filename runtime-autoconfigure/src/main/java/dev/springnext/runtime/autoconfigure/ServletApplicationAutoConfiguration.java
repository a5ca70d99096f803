package dev.springnext.runtime.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

/**
 * Tells servlet applications that the runtimes need WebFlux.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class ServletApplicationAutoConfiguration {

	private static final Log logger = LogFactory.getLog(ServletApplicationAutoConfiguration.class);

	ServletApplicationAutoConfiguration() {
		logger.warn("This is a servlet application: runtime-spring-boot-starter needs WebFlux, so @Runtime and "
				+ "spring.next.* have no effect. Replace spring-boot-starter-webmvc with "
				+ "spring-boot-starter-webflux, or set spring.main.web-application-type=reactive where both are on "
				+ "the class path.");
	}

}
