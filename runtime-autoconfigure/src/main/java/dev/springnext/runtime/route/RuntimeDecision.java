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
 * @param declaredMaxDuration how long an invocation may take, where that is declared
 * apart from the runtime, as JavaScript files do
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record RuntimeDecision(List<RuntimeSetting> chain, @Nullable Duration declaredMaxDuration) {

	/**
	 * A decision whose settings alone say how long an invocation may take.
	 * @param chain all settings, most specific first
	 */
	public RuntimeDecision(List<RuntimeSetting> chain) {
		this(chain, null);
	}

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
	 * How long an invocation may take: what was declared apart from the runtime, or else
	 * the nearest {@code maxDuration} of the settings that agree with the winner.
	 * @return the duration, or {@code null} if none sets it
	 */
	public @Nullable Duration maxDuration() {
		if (this.declaredMaxDuration != null) {
			return this.declaredMaxDuration;
		}
		return this.chain.stream()
			.filter((setting) -> setting.runtime() == runtime())
			.map(RuntimeSetting::maxDuration)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
