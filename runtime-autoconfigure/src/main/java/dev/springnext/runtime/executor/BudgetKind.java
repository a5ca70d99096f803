package dev.springnext.runtime.executor;

import org.springframework.http.HttpStatus;

/**
 * The budgets that an edge invocation can break.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public enum BudgetKind {

	/** The time until the response begins. */
	FIRST_BYTE("first-byte", HttpStatus.GATEWAY_TIMEOUT),

	/** The time between two chunks. */
	IDLE("idle", HttpStatus.GATEWAY_TIMEOUT),

	/** The time until the response is complete. */
	DURATION("duration", HttpStatus.GATEWAY_TIMEOUT),

	/** The processor time. */
	CPU_TIME("cpu-time", HttpStatus.SERVICE_UNAVAILABLE),

	/** The size of the request's body. */
	REQUEST_BODY("request-body", HttpStatus.CONTENT_TOO_LARGE),

	/** The memory that guest code holds. */
	MEMORY("memory", HttpStatus.SERVICE_UNAVAILABLE);

	private final String id;

	private final HttpStatus status;

	BudgetKind(String id, HttpStatus status) {
		this.id = id;
		this.status = status;
	}

	/**
	 * The name of the budget, as in {@code spring.next.edge.limits}.
	 * @return the name
	 */
	public String id() {
		return this.id;
	}

	Object limit(EdgeLimits limits) {
		return switch (this) {
			case FIRST_BYTE -> limits.firstByte();
			case IDLE -> limits.idle();
			case DURATION -> limits.duration();
			case CPU_TIME -> limits.cpuTime();
			case REQUEST_BODY -> limits.requestBody();
			case MEMORY -> limits.memory();
		};
	}

	HttpStatus status() {
		return this.status;
	}

}
