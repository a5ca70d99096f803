package dev.springnext.runtime.executor;

import dev.springnext.runtime.route.Route;

/**
 * An edge invocation spent more than its route allows.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class BudgetExceededException extends RuntimeProblemException {

	private final BudgetKind kind;

	BudgetExceededException(BudgetKind kind, Route route, Object limit) {
		super(kind.status(), "The edge runtime ended this request: its budget '" + kind.id() + "' is " + limit + ".",
				"Route " + route.describe() + " (" + route.handler() + ") exceeded its budget '" + kind.id() + "' of "
						+ limit + ". Raise spring.next.edge.limits." + kind.id() + ", for this route alone with "
						+ "spring.next.edge.limits.routes[" + route.pattern() + "]." + kind.id()
						+ ", or move the handler to the nodejs runtime.",
				null);
		this.kind = kind;
	}

	/**
	 * The budget that was broken.
	 * @return the kind of budget
	 */
	public BudgetKind getKind() {
		return this.kind;
	}

}
