package dev.springnext.runtime.edge.webapi.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.Invocation;
import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ConsoleTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("edge.shop");

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {

		@Override
		protected void append(ILoggingEvent line) {
			line.prepareForDeferredProcessing();
			super.append(line);
		}

	};

	private final TestIsolate isolate = new TestIsolate("shop");

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.TRACE);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.lines);
		this.lines.start();
	}

	@AfterEach
	void close() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(null);
		this.logger.setAdditive(true);
		this.isolate.close();
	}

	private String lastLine() {
		return this.lines.list.get(this.lines.list.size() - 1).getFormattedMessage();
	}

	@Test
	void methodsHaveLevels() {
		this.isolate.eval("""
				console.debug('d'); console.log('l'); console.info('i'); console.warn('w'); console.error('e');
				console.assert(true, 'not'); console.assert(false, 'a %d', 1);
				""");
		assertThat(this.lines.list).extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
			.containsExactly(tuple(Level.DEBUG, "d"), tuple(Level.INFO, "l"), tuple(Level.INFO, "i"),
					tuple(Level.WARN, "w"), tuple(Level.ERROR, "e"), tuple(Level.ERROR, "Assertion failed: a 1"));
	}

	@Test
	void levelThatIsOffFormatsNothing() {
		this.logger.setLevel(Level.WARN);
		assertThat(this.isolate
			.eval("""
					let touched = 0;
					const spy = new Proxy({}, { ownKeys() { touched++; return []; }, getPrototypeOf() { touched++; return null; } });
					console.log(spy); console.debug('%o', spy); console.dir(spy); console.table(spy); console.trace(spy);
					return touched;
					"""))
			.isEqualTo("0");
		assertThat(this.lines.list).isEmpty();
	}

	@Test
	void requestIsInTheContextOfTheLine() {
		Invocation invocation = mock();
		given(invocation.id()).willReturn("r-17");
		given(invocation.remainingCpuNanos()).willReturn(Long.MAX_VALUE);
		given(invocation.remainingBytes()).willReturn(Long.MAX_VALUE);
		this.isolate.evalFor(invocation, "console.log('x')");
		this.isolate.eval("console.log('y')");
		assertThat(this.lines.list).extracting((line) -> line.getMDCPropertyMap().get("requestId"))
			.containsExactly("r-17", null);
	}

	@Test
	void lineCanNotPassForAnother() {
		this.isolate.eval("console.log('a {}\\n2026-01-01 ERROR forged \\u001b[31m\\r')");
		assertThat(lastLine()).isEqualTo("a {}\n  2026-01-01 ERROR forged \\u001B[31m\\u000D");
	}

	@Test
	void lineIsBounded() {
		this.isolate.eval("console.log('x'.repeat(1000000))");
		assertThat(lastLine()).hasSizeLessThan(17_000).endsWith("... 983616 more characters");
	}

	@Test
	void groupsIndent() {
		this.isolate.eval("""
				console.group('g'); console.log('a\\nb'); console.group(); console.log('c');
				console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('d');
				""");
		assertThat(this.lines.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly("g", "  a\n    b", "    c", "d");
	}

	@Test
	void countsAndTimersHaveLabels() {
		this.isolate
			.eval("""
					console.count(); console.count('x'); console.count(); console.countReset(); console.count(); console.countReset('none');
					console.time('t'); console.time('t'); console.timeLog('t', 5); console.timeEnd('t'); console.timeEnd('t');
					""");
		assertThat(this.lines.list).extracting(ILoggingEvent::getFormattedMessage)
			.satisfiesExactly((line) -> assertThat(line).isEqualTo("default: 1"),
					(line) -> assertThat(line).isEqualTo("x: 1"), (line) -> assertThat(line).isEqualTo("default: 2"),
					(line) -> assertThat(line).isEqualTo("default: 1"),
					(line) -> assertThat(line).contains("There is no count 'none'"),
					(line) -> assertThat(line).contains("'t' is running already"),
					(line) -> assertThat(line).matches("t: [\\d.]+ms 5"),
					(line) -> assertThat(line).matches("t: [\\d.]+ms"),
					(line) -> assertThat(line).contains("There is no timer 't'"));
	}

	@Test
	void tableIsDrawn() {
		this.isolate.eval("console.table([{ a: 1, b: 'x' }, { a: 2 }])");
		assertThat(lastLine()).isEqualTo("""
				┌─────────┬───┬─────┐
				  │ (index) │ a │ b   │
				  ├─────────┼───┼─────┤
				  │ 0       │ 1 │ 'x' │
				  │ 1       │ 2 │     │
				  └─────────┴───┴─────┘""");
	}

	@Test
	void formatTakesItsArguments() {
		this.isolate.eval("console.log('%s is %i %% of %o%c', 'x', '42.9', { a: 1 }, 'css', 'rest', { b: [2] })");
		assertThat(lastLine()).isEqualTo("x is 42 % of { a: 1 } rest { b: [ 2 ] }");
	}

	@Test
	void traceShowsTheCaller() {
		this.isolate.eval("function caller() { console.trace('here'); } caller();");
		assertThat(lastLine()).startsWith("Trace: here\n").contains("caller").doesNotContain("edge:console");
	}

	@Test
	void changedIntrinsicsChangeNothing() {
		this.isolate
			.eval("""
					Array.prototype[Symbol.iterator] = Array.prototype.push = Array.prototype.join = String.prototype.replace = RegExp.prototype.exec
						= Map.prototype.get = Object.keys = Function.prototype.call = Function.prototype.apply = () => { throw new Error('changed'); };
					Object.defineProperty(Object.prototype, 'get', { get() { throw new Error('get'); }, configurable: true });
					console.log('%s', 'a', { b: ['c\\n', new Set(), /x/] });
					console.count();
					""");
		assertThat(this.lines.list).hasSize(2);
		assertThat(this.lines.list.get(0).getFormattedMessage()).isEqualTo("a { b: [ 'c\\n', Set(0) {}, /x/ ] }");
	}

}
