package dev.springnext.runtime.route;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The runtime of a route, with everyone who had a say, most specific first. The first
 * setting wins.
 *
 * @param chain the settings, at least the default
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record RuntimeDecision(List<RuntimeSetting> chain) {

	public RuntimeDecision {
		Assert.notEmpty(chain, "'chain' must not be empty");
		chain = List.copyOf(chain);
	}

	/**
	 * The runtime that was decided on.
	 * @return the runtime of the winner
	 */
	public RuntimeType runtime() {
		return decidedBy().runtime();
	}

	/**
	 * The setting that won.
	 * @return the most specific setting
	 */
	public RuntimeSetting decidedBy() {
		return this.chain.get(0);
	}

	/**
	 * The nearest {@code maxDuration} of the settings that agree with the winner.
	 * @return the duration, or {@code null} if none sets it
	 */
	public @Nullable Duration maxDuration() {
		return this.chain.stream()
			.filter((setting) -> setting.runtime() == runtime())
			.map(RuntimeSetting::maxDuration)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
