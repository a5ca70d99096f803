package dev.springnext.runtime.edge.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How long an invocation keeps what it has opened, such as connections: until its
 * response has been sent and the work that outlives it is done. May be used from any
 * thread.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class InvocationScope {

	private @Nullable Set<Runnable> actions;

	// The response is the first
	private int holds = 1;

	private List<Runnable> afterResponse = List.of();

	private boolean responded;

	/**
	 * Keeps the scope open for work that outlives the response; undone by
	 * {@link #release}.
	 */
	public synchronized void hold() {
		if (this.holds > 0) {
			this.holds++;
		}
	}

	/**
	 * Tells that the response, or work that outlives it, is done. The last one ends the
	 * scope.
	 */
	public void release() {
		synchronized (this) {
			if (this.holds == 0 || --this.holds > 0) {
				return;
			}
		}
		runActions();
	}

	/**
	 * Tells that the response is complete.
	 */
	public void responded() {
		List<Runnable> all;
		synchronized (this) {
			all = this.afterResponse;
			this.afterResponse = List.of();
			this.responded = true;
		}
		all.forEach(Runnable::run);
	}

	/**
	 * Has an action run when the response is complete; at once if it is. It is forgotten
	 * if there won't be a response.
	 * @param action the action, which runs on any thread and must not enter the isolate
	 */
	public void afterResponse(Runnable action) {
		synchronized (this) {
			if (!this.responded) {
				this.afterResponse = new ArrayList<>(this.afterResponse);
				this.afterResponse.add(action);
				return;
			}
		}
		action.run();
	}

	/**
	 * Ends the scope whatever is under way.
	 */
	public void end() {
		synchronized (this) {
			this.holds = 0;
		}
		runActions();
	}

	private void runActions() {
		Set<Runnable> all;
		synchronized (this) {
			all = this.actions;
			this.actions = null;
		}
		if (all != null) {
			all.forEach(Runnable::run);
		}
	}

	/**
	 * Has an action run at the end; at once if that has been. The action runs on any
	 * thread and must not enter the isolate.
	 * @param action the action
	 */
	public void onEnd(Runnable action) {
		synchronized (this) {
			if (this.holds > 0) {
				if (this.actions == null) {
					this.actions = new LinkedHashSet<>();
				}
				this.actions.add(action);
				return;
			}
		}
		action.run();
	}

	/**
	 * Forgets an action.
	 * @param action what was given to {@link #onEnd}
	 */
	public synchronized void forget(Runnable action) {
		if (this.actions != null) {
			this.actions.remove(action);
		}
	}

}
