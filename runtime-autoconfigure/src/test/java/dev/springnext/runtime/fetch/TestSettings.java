package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.List;

import org.springframework.util.unit.DataSize;

/**
 * Settings with one thing changed.
 */
final class TestSettings {

	private TestSettings() {
	}

	static FetchSettings open() {
		return open(50, Duration.ofSeconds(30), DataSize.ofMegabytes(10), 20);
	}

	static FetchSettings open(int subRequests, Duration responseTimeout, DataSize maxResponseSize, int maxRedirects) {
		return new FetchSettings(List.of(), List.of("denied.example"), List.of(), List.of(), true, subRequests,
				Duration.ofSeconds(10), responseTimeout, maxResponseSize, maxRedirects);
	}

	static FetchSettings of(List<String> allowedHosts, List<String> deniedHosts, List<String> allowedPorts,
			List<String> deniedPorts) {
		return new FetchSettings(allowedHosts, deniedHosts, allowedPorts, deniedPorts, false, 50,
				Duration.ofSeconds(10), Duration.ofSeconds(30), DataSize.ofMegabytes(10), 20);
	}

}
