package dev.springnext.runtime.actuate;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import dev.springnext.runtime.executor.EdgeFigures;
import dev.springnext.runtime.executor.EdgeScheduler;

/**
 * Down while threads of edge loops that were given up still run: each costs a processor
 * that nobody gets back but by a restart.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class EdgeHealthIndicator extends AbstractHealthIndicator {

	private final EdgeScheduler edge;

	/**
	 * Creates the indicator.
	 * @param edge the edge loops
	 */
	public EdgeHealthIndicator(EdgeScheduler edge) {
		this.edge = edge;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		EdgeFigures figures = this.edge.figures();
		builder.up()
			.withDetail("loops", figures.loops())
			.withDetail("quarantined", figures.quarantined())
			.withDetail("maxQuarantined", this.edge.settings().maxQuarantined());
		if (figures.quarantined() > 0) {
			builder.down();
		}
	}

}
