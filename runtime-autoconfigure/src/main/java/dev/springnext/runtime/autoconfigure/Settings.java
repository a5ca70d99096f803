package dev.springnext.runtime.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import dev.springnext.runtime.executor.BackgroundWork;
import dev.springnext.runtime.executor.EdgeLimits;
import dev.springnext.runtime.executor.EdgeSettings;
import dev.springnext.runtime.executor.NodejsSettings;

/**
 * Turns properties into the settings of the features. Properties call it when they are
 * bound, so that a value out of range is reported with its origin.
 *
 * @author Switchable Runtimes for Spring
 */
final class Settings {

	private Settings() {
	}

	static EdgeSettings edge(@Nullable Integer loops, int queueCapacity, EdgeProperties.Watchdog watchdog) {
		int count = (loops != null) ? loops : Math.max(2, Runtime.getRuntime().availableProcessors());
		return new EdgeSettings(count, queueCapacity, watchdog.hogAfter(), watchdog.quarantineAfter(),
				watchdog.maxQuarantined());
	}

	static EdgeLimits limits(Duration firstByte, Duration idle, Duration duration, Duration cpuTime,
			DataSize requestBody, DataSize memory) {
		return new EdgeLimits(firstByte, idle, duration, cpuTime, requestBody, memory);
	}

	static EdgeLimits limits(EdgeLimits limits, EdgeProperties.RouteLimits other) {
		return new EdgeLimits(either(other.firstByte(), limits.firstByte()), either(other.idle(), limits.idle()),
				either(other.duration(), limits.duration()), either(other.cpuTime(), limits.cpuTime()),
				either(other.requestBody(), limits.requestBody()), either(other.memory(), limits.memory()));
	}

	static void routeLimits(@Nullable Duration firstByte, @Nullable Duration idle, @Nullable Duration duration,
			@Nullable Duration cpuTime, @Nullable DataSize requestBody, @Nullable DataSize memory) {
		Duration any = Duration.ofSeconds(1);
		limits(either(firstByte, any), either(idle, any), either(duration, any), either(cpuTime, any),
				either(requestBody, DataSize.ofBytes(0)), either(memory, DataSize.ofBytes(1)));
	}

	static void functions(Map<String, EdgeProperties.Function> functions) {
		Map<String, String> paths = new HashMap<>();
		functions.forEach((name, function) -> {
			String property = "'spring.next.edge.functions." + name;
			Assert.isTrue(StringUtils.hasText(function.path()), () -> property + ".path' is missing");
			Assert.isTrue(StringUtils.hasText(function.source()), () -> property + ".source' is missing");
			String other = paths.put(function.path(), name);
			Assert.isTrue(other == null, () -> property + ".path' is '" + function.path()
					+ "', on which there is the function '" + other + "' already");
		});
	}

	static NodejsSettings nodejs(boolean virtualThreads, int threads, int queueCapacity) {
		return new NodejsSettings(virtualThreads, threads, queueCapacity);
	}

	static BackgroundWork waitUntil(int capacity, Duration timeout) {
		return new BackgroundWork(capacity, timeout);
	}

	static void heartbeat(@Nullable Duration heartbeat) {
		Assert.isTrue(heartbeat == null || heartbeat.toMillis() > 0,
				() -> "'spring.next.sse.heartbeat' must be 1ms or more, not " + heartbeat);
	}

	private static <T> T either(@Nullable T value, T otherwise) {
		return (value != null) ? value : otherwise;
	}

}
