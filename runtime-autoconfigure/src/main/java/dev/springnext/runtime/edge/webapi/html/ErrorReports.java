package dev.springnext.runtime.edge.webapi.html;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.LogText;

/**
 * Takes the errors of one isolate that its code did not handle: logs them under
 * {@code edge.<bundle>}, and tells {@link GuestErrors}.
 *
 * @author Switchable Runtimes for Spring
 */
final class ErrorReports {

	// Of text that guest code made up
	private static final int MAX_LENGTH = 16 * 1024;

	private final Isolate isolate;

	private final Logger logger;

	private final @Nullable GuestErrors observer;

	ErrorReports(Isolate isolate) {
		this.isolate = isolate;
		this.logger = LoggerFactory.getLogger("edge." + isolate.settings().name());
		this.observer = isolate.settings().service(GuestErrors.class);
	}

	void register(HostFunctions functions) {
		functions.add("uncaught", (arguments) -> uncaught(describe(arguments)))
			.add("unhandledRejection", (arguments) -> rejection("Unhandled promise rejection", describe(arguments)))
			.add("rejectedWork", (arguments) -> rejection("Rejected work of waitUntil", describe(arguments)));
	}

	private @Nullable Object uncaught(String description) {
		Invocation invocation = this.isolate.current();
		this.logger.error("Uncaught {}{}", LogText.of(description), on(invocation));
		if (this.observer != null) {
			this.observer.uncaught(this.isolate.settings().name(), invocation, description);
		}
		return null;
	}

	private @Nullable Object rejection(String what, String description) {
		Invocation invocation = this.isolate.current();
		this.logger.error("{}: {}{}", what, LogText.of(description), on(invocation));
		if (this.observer != null) {
			this.observer.unhandledRejection(this.isolate.settings().name(), invocation, description);
		}
		return null;
	}

	private static String on(@Nullable Invocation invocation) {
		return (invocation != null) ? "\n    (invocation " + invocation.id() + ")" : "";
	}

	private String describe(Value... arguments) {
		String text = (arguments.length > 0 && arguments[0].isString()) ? arguments[0].asString() : "an unknown error";
		return this.isolate.original((text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "..." : text);
	}

}
