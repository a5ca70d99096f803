package dev.springnext.runtime.fetch;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FetchSettingsTests {

	@Test
	void hasDefaults() {
		FetchSettings settings = FetchSettings.defaults();
		assertThat(settings.allowPrivateNetworks()).isFalse();
		assertThat(settings.subRequests()).isEqualTo(50);
		assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
		assertThat(settings.maxResponseSize()).isEqualTo(DataSize.ofMegabytes(10));
		assertThat(settings.maxRedirects()).isEqualTo(20);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "https://api.example.com", "api.example.com/v1", "a.*.example", "*example.com",
			"**", "a b", "10.1.2.3/16", "10.0.0.0/33", "10.0.0.0/", "0x7f.1", "2130706433", "256.1.1.1", "[::1",
			"[10.0.0.1]", "a.example:0", "a.example:65536", "a.example:http", "2001:db8::1/32", "*.10.0.0.1" })
	void quotesHostThatCannotBeUsed(String host) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TestSettings.of(List.of("ok.example", host), List.of(), List.of(), List.of()))
			.withMessage("spring.next.fetch.allowed-hosts: '" + host
					+ "' can't be used. Write a host such as api.example.com, *.example.com, * or 203.0.113.7, or a network "
					+ "such as 10.1.0.0/16 or [2001:db8::]/32, with or without a :port.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TestSettings.of(List.of(), List.of(host), List.of(), List.of()))
			.withMessageStartingWith("spring.next.fetch.denied-hosts: '" + host + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "65536", "http", "80-", "90-80", "80,443", "-80", "1-65536" })
	void quotesPortThatCannotBeUsed(String port) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TestSettings.of(List.of(), List.of(), List.of(port), List.of()))
			.withMessage("spring.next.fetch.allowed-ports: '" + port
					+ "' can't be used. Write a port such as 443, or a range such as 8000-8999.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TestSettings.of(List.of(), List.of(), List.of(), List.of(port)))
			.withMessageStartingWith("spring.next.fetch.denied-ports: '" + port + "'");
	}

	@Test
	void quotesLimitThatCannotBeUsed() {
		Duration second = Duration.ofSeconds(1);
		DataSize size = DataSize.ofBytes(1);
		assertThatIllegalArgumentException().isThrownBy(() -> TestSettings.open(-1, second, size, 0))
			.withMessage("spring.next.fetch.sub-requests: '-1' can't be used. Write a number from 0 on.");
		assertThatIllegalArgumentException().isThrownBy(() -> TestSettings.open(0, Duration.ZERO, size, 0))
			.withMessage("spring.next.fetch.response-timeout: 'PT0S' can't be used. Write a duration such as 30s.");
		assertThatIllegalArgumentException().isThrownBy(() -> TestSettings.open(0, second, DataSize.ofBytes(0), 0))
			.withMessage("spring.next.fetch.max-response-size: '0B' can't be used. Write a size such as 10MB.");
		assertThatIllegalArgumentException().isThrownBy(() -> TestSettings.open(0, second, size, -1))
			.withMessage("spring.next.fetch.max-redirects: '-1' can't be used. Write a number from 0 on.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FetchSettings(List.of(), List.of(), List.of(), List.of(), false, 1,
					Duration.ofDays(25), second, size, 1))
			.withMessage("spring.next.fetch.connect-timeout: 'PT600H' can't be used. Write a duration such as 10s.");
	}

}
