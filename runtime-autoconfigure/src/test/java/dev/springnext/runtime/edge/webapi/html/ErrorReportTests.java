package dev.springnext.runtime.edge.webapi.html;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.engine.IsolateSettings;
import dev.springnext.runtime.edge.webapi.dom.GuestCode;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ErrorReportTests {

	private final GuestCode guest = new GuestCode();

	private final List<String> counted = new ArrayList<>();

	private final GuestErrors errors = new GuestErrors() {

		@Override
		public void uncaught(String bundle, @Nullable Invocation invocation, String description) {
			ErrorReportTests.this.counted.add(bundle + " uncaught " + description);
		}

		@Override
		public void unhandledRejection(String bundle, @Nullable Invocation invocation, String description) {
			ErrorReportTests.this.counted.add(bundle + " rejected " + description);
		}

	};

	@AfterEach
	void close() {
		this.guest.close();
	}

	private void run(String code) {
		this.guest.run(this.guest.isolate(IsolateSettings.of("shop").with(GuestErrors.class, this.errors)), code);
	}

	@Test
	void countsWhatNobodyCaught() {
		run("""
				setTimeout(() => { throw new TypeError('a', { cause: new RangeError('b') }); });
				queueMicrotask(() => { throw 'text'; });
				Promise.reject(new Error('c'));
				reportError({ message: 'like an error' });
				""");
		assertThat(this.counted).satisfiesExactlyInAnyOrder(
				(text) -> assertThat(text).startsWith("shop uncaught TypeError: a\n    at ")
					.contains("Caused by: RangeError: b"),
				(text) -> assertThat(text).isEqualTo("shop uncaught text"),
				(text) -> assertThat(text).startsWith("shop rejected Error: c"),
				(text) -> assertThat(text).isEqualTo("shop uncaught like an error"));
	}

	@Test
	void countsNothingThatAListenerTookCareOf() {
		run("""
				addEventListener('error', (e) => { log(e.message, e.error); e.preventDefault(); });
				onunhandledrejection = (e) => { log(e.reason, e.promise instanceof Promise); return false; };
				setTimeout(() => { throw 1; });
				Promise.reject(2);
				""");
		assertThat(this.guest.logged()).containsExactly("2 true", "Uncaught 1 1");
		assertThat(this.counted).isEmpty();
	}

	@Test
	void tellsOfRejectionsThatAreHandledLate() {
		run("""
				onunhandledrejection = (e) => { log('unhandled', e.reason, e.cancelable); return false; };
				addEventListener('rejectionhandled', (e) => {
				  log('handled', e.reason, e.cancelable, e instanceof PromiseRejectionEvent, promises.indexOf(e.promise));
				});
				class Derived extends Promise {}
				const promises = [Promise.reject('then'), Promise.reject('await'), Derived.reject('derived'), Promise.reject('never'),
				  Promise.reject('frozen'), (async () => { throw 'all' })()];
				Object.freeze(promises[4]);
				const handledInTime = Promise.reject('in time');
				queueMicrotask(() => handledInTime.catch(() => {}));
				setTimeout(async () => {
				  promises[0].then(() => {}, () => {});
				  promises[0].catch(() => {});
				  try { await promises[1]; } catch {}
				  log(promises[2].catch(() => {}) instanceof Derived, Object.hasOwn(promises[2], 'constructor'));
				  promises[4].catch(() => {});
				  await Promise.allSettled([promises[5]]);
				  log('not yet');
				}, 1);
				""");
		assertThat(this.guest.logged()).containsExactly("unhandled then true", "unhandled await true",
				"unhandled derived true", "unhandled never true", "unhandled frozen true", "unhandled all true",
				"true false", "not yet", "handled then false true 0", "handled await false true 1",
				"handled derived false true 2", "handled all false true 5");
		assertThat(this.counted).isEmpty();
	}

	@Test
	void countsAllOfTheFirstRejections() {
		run("for (const reason of ['a', 'b', 'c']) Promise.reject(reason)");
		assertThat(this.counted).containsExactly("shop rejected a", "shop rejected b", "shop rejected c");
	}

	@Test
	void leavesRejectedPromisesAloneWhereNobodyListens() {
		run("""
				const promise = Promise.reject('x');
				setTimeout(() => {
				  log(Reflect.ownKeys(promise).length);
				  promise.catch(() => {});
				}, 1);
				""");
		assertThat(this.guest.logged()).containsExactly("0");
		assertThat(this.counted).containsExactly("shop rejected x");
	}

	@Test
	void countsAnErrorInAnErrorListenerAndDoesNotCallItForThat() {
		run("""
				addEventListener('error', () => { log('heard'); throw 'in listener'; });
				reportError('first');
				""");
		assertThat(this.guest.logged()).containsExactly("heard");
		assertThat(this.counted).containsExactly("shop uncaught in listener", "shop uncaught first");
	}

	@Test
	void runsNoCodeOfTheErrorThatItDescribes() {
		run("""
				reportError({ get message() { log('getter'); }, toString() { log('toString'); }, [Symbol.toPrimitive]() { log('primitive'); } });
				const e = new Error('x');
				Object.defineProperty(e, 'stack', { get() { log('stack'); } });
				reportError(e);
				reportError(Symbol('s'));
				reportError(() => {});
				reportError(null);
				""");
		assertThat(this.guest.logged()).isEmpty();
		assertThat(this.counted).containsExactly("shop uncaught an object", "shop uncaught Error",
				"shop uncaught Symbol(s)", "shop uncaught a function", "shop uncaught null");
	}

	@Test
	void cutsOffHugeDescriptions() {
		run("reportError('x'.repeat(1_000_000))");
		assertThat(this.counted).singleElement().asString().hasSizeLessThan(20_000).endsWith("...");
	}

	@Test
	void logsNothingThatPassesForAnEntryOfItsOwn(CapturedOutput output) {
		run("reportError('first\\n2026-01-01 ERROR forged \\u001b[31mred'); Promise.reject('a\\rb');");
		assertThat(output).contains("Uncaught first\n  2026-01-01 ERROR forged \\u001B[31mred")
			.contains("Unhandled promise rejection: a\\u000Db");
	}

	@Test
	void findsTheTopmostFrameOfAStack() {
		assertThat(StackLocation.of("Error: at x:1:2\n    at native\n    at f (a/b.js:3:4)\n    at c.js:5:6"))
			.isEqualTo(new StackLocation("a/b.js", 3, 4));
		assertThat(StackLocation.of("    at http://x/y.js:5:6")).isEqualTo(new StackLocation("http://x/y.js", 5, 6));
		assertThat(StackLocation.of("no frames")).isEqualTo(new StackLocation("", 0, 0));
	}

}
