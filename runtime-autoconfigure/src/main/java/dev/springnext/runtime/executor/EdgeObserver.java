package dev.springnext.runtime.executor;

import java.time.Duration;

import dev.springnext.runtime.route.Route;

/**
 * Hears of what happens in the edge runtime. Called on hot paths: implementations must
 * return at once.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface EdgeObserver {

	/** Hears nothing. */
	EdgeObserver NONE = new EdgeObserver() {

	};

	/**
	 * An invocation has ended.
	 * @param route its route
	 * @param outcome how it ended
	 * @param elapsed from its arrival on
	 * @param cpuTime on edge loops
	 */
	default void invocationEnded(Route route, Outcome outcome, Duration elapsed, Duration cpuTime) {
	}

	/**
	 * A request was refused as the queue was full.
	 * @param route its route
	 */
	default void rejected(Route route) {
	}

	/**
	 * An invocation broke a budget.
	 * @param route its route
	 * @param kind the budget
	 */
	default void budgetExceeded(Route route, BudgetKind kind) {
	}

	/**
	 * The watchdog saw a task that keeps its loop.
	 * @param event what the watchdog did about it
	 */
	default void watchdog(WatchdogEvent event) {
	}

	/**
	 * How an invocation ended.
	 */
	enum Outcome {

		/** The response is complete. */
		SUCCESS,

		/** The handler failed. */
		ERROR,

		/** A budget or the watchdog ended it. */
		ENDED,

		/** The client left. */
		CANCELLED

	}

	/**
	 * What the watchdog did about a task that keeps its loop.
	 */
	enum WatchdogEvent {

		/** It was reported. */
		HOG,

		/** The loop's thread was given up and replaced. */
		QUARANTINE,

		/** A given-up thread came back and ended. */
		RELEASE

	}

}
