package dev.springnext.runtime.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import dev.springnext.runtime.verify.EdgeCheck;
import dev.springnext.runtime.verify.EdgeCheckResult;
import dev.springnext.runtime.verify.EdgeHandler;
import dev.springnext.runtime.verify.EdgeVerificationException;
import dev.springnext.runtime.webflux.EdgeHandlerVerifier;

/**
 * Checks the bytecode of edge handlers at start-up, as {@code spring.next.edge.verify}
 * has it.
 *
 * @author Switchable Runtimes for Spring
 */
final class BytecodeVerifier implements EdgeHandlerVerifier {

	private static final Log logger = LogFactory.getLog(BytecodeVerifier.class);

	private final EdgeProperties.Verify mode;

	private final ConfigurableApplicationContext context;

	BytecodeVerifier(EdgeProperties.Verify mode, ConfigurableApplicationContext context) {
		this.mode = mode;
		this.context = context;
	}

	@Override
	public void verify(Collection<Handler> handlers) {
		if (this.mode == EdgeProperties.Verify.OFF || handlers.isEmpty()) {
			return;
		}
		EdgeCheckResult result = check()
			.check(handlers.stream().flatMap((handler) -> entries(handler).stream()).toList());
		result.unread().forEach((unread) -> logger.warn(unread.message()));
		if (result.violations().isEmpty()) {
			return;
		}
		EdgeVerificationException problem = new EdgeVerificationException(result);
		if (this.mode == EdgeProperties.Verify.FAIL) {
			throw problem;
		}
		logger.warn(problem.getMessage());
	}

	private EdgeCheck check() {
		ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
		ClassLoader classLoader = (beanFactory.getBeanClassLoader() != null) ? beanFactory.getBeanClassLoader()
				: ClassUtils.getDefaultClassLoader();
		if (classLoader == null) {
			throw new IllegalStateException("The edge check finds no class loader to read the handlers with");
		}
		if (!AutoConfigurationPackages.has(beanFactory)) {
			return EdgeCheck.forApplication(classLoader);
		}
		List<String> packages = AutoConfigurationPackages.get(beanFactory);
		return EdgeCheck.forPackages(classLoader, packages).withBeans(beanClasses(beanFactory, packages));
	}

	private static Set<Class<?>> beanClasses(ConfigurableListableBeanFactory beanFactory, List<String> packages) {
		Set<Class<?>> classes = new LinkedHashSet<>();
		for (String beanName : beanFactory.getBeanDefinitionNames()) {
			Class<?> type = beanFactory.getType(beanName, false);
			if (type != null && packages.stream().anyMatch((name) -> type.getName().startsWith(name + "."))) {
				classes.add(ClassUtils.getUserClass(type));
			}
		}
		return classes;
	}

	private static List<EdgeHandler> entries(Handler handler) {
		Method method = handler.method();
		return (method != null) ? List.of(EdgeHandler.of(handler.type(), method))
				: new ArrayList<>(EdgeHandler.allOf(handler.type()));
	}

}
