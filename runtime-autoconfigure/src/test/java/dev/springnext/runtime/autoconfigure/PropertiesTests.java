package dev.springnext.runtime.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.util.unit.DataSize;

import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.EdgeScheduler;
import dev.springnext.runtime.executor.EdgeSettings;
import dev.springnext.runtime.executor.NodejsExecutor;
import dev.springnext.runtime.executor.NodejsSettings;
import dev.springnext.runtime.fetch.FetchSettings;
import dev.springnext.runtime.webflux.SseHeartbeatFilter;

import static org.assertj.core.api.Assertions.assertThat;

class PropertiesTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class,
				WebClientAutoConfiguration.class, RuntimeAutoConfiguration.class, FetchAutoConfiguration.class));

	@Test
	void defaultsAreThoseOfTheDocumentation() {
		this.runner.run((context) -> {
			NextProperties properties = context.getBean(NextProperties.class);
			assertThat(properties.runtime()).isNull();
			assertThat(properties.routes()).isEmpty();
			assertThat(properties.exposeRuntimeHeader()).isFalse();
			assertThat(properties.sse().heartbeat()).isNull();
			assertThat(properties.waitUntil()).isEqualTo(new NextProperties.WaitUntil(1000, Duration.ofMinutes(5)));
			assertThat(properties.nodejs()).isEqualTo(new NextProperties.Nodejs(true, 200, 1000));
			EdgeProperties edge = properties.edge();
			assertThat(edge.loops()).isNull();
			assertThat(edge.queueCapacity()).isEqualTo(1024);
			assertThat(edge.verify()).isEqualTo(EdgeProperties.Verify.FAIL);
			assertThat(edge.watchdog())
				.isEqualTo(new EdgeProperties.Watchdog(Duration.ofMillis(200), Duration.ofSeconds(1), 8));
			assertThat(edge.limits().firstByte()).isEqualTo(Duration.ofSeconds(25));
			assertThat(edge.limits().idle()).isEqualTo(Duration.ofSeconds(60));
			assertThat(edge.limits().duration()).isEqualTo(Duration.ofSeconds(300));
			assertThat(edge.limits().cpuTime()).isEqualTo(Duration.ofSeconds(5));
			assertThat(edge.limits().requestBody()).isEqualTo(DataSize.ofMegabytes(4));
			assertThat(edge.limits().routes()).isEmpty();
			assertThat(context.getBean(FetchProperties.class).settings()).isEqualTo(FetchSettings.defaults());
		});
	}

	@Test
	void thereIsALoopForEachProcessorAndTwoAtLeast() {
		this.runner.run((context) -> assertThat(context.getBean(EdgeScheduler.class).settings().loops())
			.isEqualTo(Math.max(2, Runtime.getRuntime().availableProcessors())));
	}

	@Test
	void edgeLoopsAreSetUpAsConfigured() {
		this.runner
			.withPropertyValues("spring.next.edge.loops=3", "spring.next.edge.queue-capacity=7",
					"spring.next.edge.watchdog.hog-after=30ms", "spring.next.edge.watchdog.quarantine-after=40ms",
					"spring.next.edge.watchdog.max-quarantined=5")
			.run((context) -> assertThat(context.getBean(EdgeScheduler.class).settings())
				.isEqualTo(new EdgeSettings(3, 7, Duration.ofMillis(30), Duration.ofMillis(40), 5)));
	}

	@Test
	void nodejsExecutorIsSetUpAsConfigured() {
		this.runner
			.withPropertyValues("spring.next.nodejs.virtual-threads=false", "spring.next.nodejs.threads=3",
					"spring.next.nodejs.queue-capacity=9")
			.run((context) -> {
				assertThat(context.getBean(NodejsExecutor.class).settings()).isEqualTo(new NodejsSettings(false, 3, 9));
				assertThat(context.getBean(NodejsExecutor.class).figures().kind()).isEqualTo("pool");
			});
	}

	@Test
	void limitsAreSetByRouteAndTheMostSpecificPatternWins() {
		this.runner
			.withPropertyValues("spring.next.edge.limits.first-byte=1s", "spring.next.edge.limits.idle=2s",
					"spring.next.edge.limits.duration=3s", "spring.next.edge.limits.cpu-time=4s",
					"spring.next.edge.limits.request-body=5KB", "spring.next.edge.limits.routes[/a/**].first-byte=11s",
					"spring.next.edge.limits.routes[/a/**].idle=12s", "spring.next.edge.limits.routes[/a/b].idle=22s",
					"spring.next.edge.limits.routes[/a/b].duration=23s",
					"spring.next.edge.limits.routes[/a/b].cpu-time=24s",
					"spring.next.edge.limits.routes[/a/b].request-body=25KB")
			.run((context) -> {
				RouteLimitsLookup limits = context.getBean(RouteLimitsLookup.class);
				assertThat(limits.defaults()).isEqualTo(limits(1, 2, 3, 4, 5));
				assertThat(limits.apply("/c")).isEqualTo(limits.defaults());
				assertThat(limits.apply("/a/c")).isEqualTo(limits(11, 12, 3, 4, 5));
				assertThat(limits.apply("/a/b")).isEqualTo(limits(11, 22, 23, 24, 25));
			});
	}

	@Test
	void fetchIsSetUpAsConfigured() {
		this.runner
			.withPropertyValues("spring.next.fetch.allowed-hosts=a.test,b.test",
					"spring.next.fetch.denied-hosts=c.test", "spring.next.fetch.allowed-ports=443,8000-8999",
					"spring.next.fetch.denied-ports=22", "spring.next.fetch.allow-private-networks=true",
					"spring.next.fetch.sub-requests=3", "spring.next.fetch.connect-timeout=4s",
					"spring.next.fetch.response-timeout=5s", "spring.next.fetch.max-response-size=6KB",
					"spring.next.fetch.max-redirects=7")
			.run((context) -> {
				FetchSettings settings = context.getBean(FetchProperties.class).settings();
				assertThat(settings.allowedHosts()).containsExactly("a.test", "b.test");
				assertThat(settings.deniedHosts()).containsExactly("c.test");
				assertThat(settings.allowedPorts()).containsExactly("443", "8000-8999");
				assertThat(settings.deniedPorts()).containsExactly("22");
				assertThat(settings.allowPrivateNetworks()).isTrue();
				assertThat(settings.subRequests()).isEqualTo(3);
				assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(4));
				assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(5));
				assertThat(settings.maxResponseSize()).isEqualTo(DataSize.ofKilobytes(6));
				assertThat(settings.maxRedirects()).isEqualTo(7);
			});
	}

	@Test
	void heartbeatIsSentOnlyIfConfigured() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(SseHeartbeatFilter.class));
		this.runner.withPropertyValues("spring.next.sse.heartbeat=15s")
			.run((context) -> assertThat(context).hasSingleBean(SseHeartbeatFilter.class));
	}

	private static EdgeLimits limits(int firstByte, int idle, int duration, int cpuTime, int kilobytes) {
		return new EdgeLimits(Duration.ofSeconds(firstByte), Duration.ofSeconds(idle), Duration.ofSeconds(duration),
				Duration.ofSeconds(cpuTime), DataSize.ofKilobytes(kilobytes), DataSize.ofMegabytes(128));
	}

}
