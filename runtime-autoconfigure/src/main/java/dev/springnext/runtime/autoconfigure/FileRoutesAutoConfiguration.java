package dev.springnext.runtime.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

import dev.springnext.runtime.fileroute.ProjectFiles;
import dev.springnext.runtime.fileroute.ProjectWatch;
import dev.springnext.runtime.fileroute.RouteDecisions;
import dev.springnext.runtime.middleware.MiddlewareRegistry;
import dev.springnext.runtime.node.NodeRuntime;
import dev.springnext.runtime.route.RouteRegistry;
import dev.springnext.runtime.route.RuntimeResolver;
import dev.springnext.runtime.webflux.RuntimeHandlerAdapter;
import dev.springnext.runtime.webflux.fileroute.EdgeServices;
import dev.springnext.runtime.webflux.fileroute.FileFunctions;
import dev.springnext.runtime.webflux.fileroute.FileRouteMapping;
import dev.springnext.runtime.webflux.fileroute.FileRoutes;

/**
 * Auto-configuration of routes from files, where {@code spring.next.dir} names a project.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@AutoConfiguration(after = { RuntimeAutoConfiguration.class, EdgeFunctionsAutoConfiguration.class,
		MiddlewareAutoConfiguration.class })
@ConditionalOnBean(RuntimeResolver.class)
@ConditionalOnProperty("spring.next.dir")
public final class FileRoutesAutoConfiguration {

	@Bean
	ProjectFiles projectFiles(NextProperties properties, ResourceLoader resources) {
		return new ProjectLocation(resources).find(Objects.requireNonNull(properties.dir()));
	}

	@Bean
	FileRouteMapping fileRouteMapping(RuntimeHandlerAdapter adapter) {
		return new FileRouteMapping(adapter);
	}

	@Bean
	FileFunctions fileFunctions(ProjectFiles files, ObjectProvider<EdgeServices> edge, ObjectProvider<NodeRuntime> node,
			ResourceLoader resources) {
		return new FileFunctions(files, () -> {
			EdgeServices available = edge.getIfAvailable();
			if (available == null) {
				throw MissingEngineException.of(List.of(files.toString()), resources.getClassLoader());
			}
			return available;
		}, node.getIfAvailable());
	}

	@Bean
	RouteDecisions routeDecisions(ProjectFiles files, RuntimeResolver resolver, FileFunctions functions) {
		return new RouteDecisions(files, resolver, functions::evaluate);
	}

	@Bean
	FileRoutes fileRoutes(ProjectFiles files, RouteDecisions decisions, FileFunctions functions,
			FileRouteMapping mapping, MiddlewareRegistry middleware, RouteRegistry registry, RouteLimitsLookup limits,
			NextProperties properties) {
		return new FileRoutes(files, decisions, functions, new FileRoutes.Destinations(mapping, middleware, registry),
				limits, properties.dev().isErrorPage());
	}

	@Bean
	DevelopmentWatch developmentWatch(NextProperties properties, ProjectFiles files, FileRoutes routes) {
		return new DevelopmentWatch(properties.dev().isReload(), files, routes);
	}

	/**
	 * Watches the project from when the application is ready until it is closed.
	 */
	static final class DevelopmentWatch implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

		private final boolean enabled;

		private final ProjectFiles files;

		private final FileRoutes routes;

		private volatile @org.jspecify.annotations.Nullable ProjectWatch watch;

		DevelopmentWatch(boolean enabled, ProjectFiles files, FileRoutes routes) {
			this.enabled = enabled;
			this.files = files;
			this.routes = routes;
		}

		@Override
		public void onApplicationEvent(ApplicationReadyEvent ready) {
			Path directory = this.files.directory();
			if (this.enabled && directory != null) {
				this.watch = new ProjectWatch(this.files, directory, this.routes::reload);
			}
		}

		@Override
		public void destroy() {
			ProjectWatch running = this.watch;
			if (running != null) {
				running.close();
			}
		}

	}

}
