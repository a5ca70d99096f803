package dev.springnext.runtime.edge.engine;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates between the exceptions of Java and the errors of one isolate's JavaScript.
 * Guest code sees a {@link GuestError} as the JavaScript error that it stands for, and
 * any other exception of the host as an internal error without details, which are logged.
 * Java sees what guest code threw as a {@link GuestException}, in terms of its source
 * files.
 *
 * @author Switchable Runtimes for Spring
 */
final class ErrorTranslator {

	private static final Logger logger = LoggerFactory.getLogger(ErrorTranslator.class);

	private final IsolateSettings settings;

	private final Value core;

	private final Value makeError;

	private final Value throwError;

	// Made in advance: where it is needed, there is no stack left to make it
	private final PolyglotException stackOverflow;

	ErrorTranslator(IsolateSettings settings, Value core) {
		this.settings = settings;
		this.core = core;
		this.makeError = core.getMember("makeError");
		this.throwError = core.getMember("throwError");
		this.stackOverflow = thrown(GuestError.range("Maximum call stack size exceeded"));
	}

	/**
	 * The error of guest code that has used up the stack inside of a host function.
	 * @return always the same exception
	 */
	PolyglotException stackOverflow() {
		return this.stackOverflow;
	}

	/**
	 * The JavaScript error for a Java one, for promises to be rejected with.
	 * @param error what went wrong
	 * @return an error that shows nothing of Java, or what guest code itself had thrown
	 */
	Value toGuest(Throwable error) {
		Throwable cause = error;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof PolyglotException polyglot && polyglot.getGuestObject() != null) {
			return polyglot.getGuestObject();
		}
		GuestError shown = shown(cause);
		return this.makeError.execute(shown.type(), shown.name(), shown.getMessage());
	}

	/**
	 * The exception with which a host function throws into the guest code that called it.
	 * @param error what went wrong
	 * @return what guest code can catch as a JavaScript error
	 */
	RuntimeException toGuestException(Throwable error) {
		if (error instanceof RuntimeException own && isOfEngine(error)) {
			return own;
		}
		return thrown(shown(error));
	}

	/**
	 * What guest code threw, as an exception for whoever called it.
	 * @param thrown what came out of the engine
	 * @return the exception, for logs
	 */
	GuestException failure(PolyglotException thrown) {
		Value error = thrown.getGuestObject();
		if (error == null) {
			return new GuestException(this.settings.name(), String.valueOf(thrown.getMessage()), null);
		}
		return new GuestException(this.settings.name(), thrown(error));
	}

	/**
	 * Takes a guest's error apart, or whatever it threw.
	 * @param error what was thrown
	 * @return its parts
	 */
	ThrownError thrown(Value error) {
		String stack = describe(error);
		Value facts = this.core.getMember("facts").execute(error);
		if (facts.isNull()) {
			return new ThrownError(ThrownError.ERROR, stack, stack, null);
		}
		String name = text(facts, 0);
		String message = text(facts, 1);
		return new ThrownError((name != null) ? name : ThrownError.ERROR, (message != null) ? message : "", stack,
				text(facts, 2));
	}

	private static @Nullable String text(Value facts, long index) {
		Value text = facts.getArrayElement(index);
		return (text.isString()) ? text.asString() : null;
	}

	/**
	 * Describes a guest's error or whatever it threw, for logs.
	 * @param thrown what was thrown
	 * @return its stack, with the places of its source files, or its text
	 */
	String describe(Value thrown) {
		return original(this.core.getMember("describe").execute(thrown).asString());
	}

	/**
	 * Replaces the places in bundled code by those of its source files.
	 * @param text a stack trace, or text with one
	 * @return the text with the places of the source files
	 */
	String original(String text) {
		StackTraceMapper mapper = this.settings.service(StackTraceMapper.class);
		return (mapper != null) ? mapper.original(text) : text;
	}

	// Only code of the guest's language can throw what the guest's code catches
	private PolyglotException thrown(GuestError error) {
		try {
			this.throwError.executeVoid(error.type(), error.name(), error.getMessage());
		}
		catch (PolyglotException ex) {
			return ex;
		}
		throw new IllegalStateException("unreachable");
	}

	private GuestError shown(Throwable error) {
		if (error instanceof GuestError guest) {
			return guest;
		}
		if (error instanceof Error fatal && (isOfEngine(error) || error instanceof VirtualMachineError)) {
			throw fatal;
		}
		logger.error("{}: a host function failed", this.settings.name(), error);
		return GuestError.error("Internal error of the edge runtime");
	}

	// What guest code threw while the host called it, or an interruption: passes through
	private static boolean isOfEngine(Throwable error) {
		return error instanceof PolyglotException || error.getClass().getName().startsWith("com.oracle.truffle.");
	}

}
