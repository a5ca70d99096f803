package dev.springnext.runtime.edge.webapi.performance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

class PerformanceTests {

	private final TestIsolate isolate = new TestIsolate("performance");

	@AfterEach
	void close() {
		this.isolate.close();
	}

	@Test
	void clockIsMonotonicAndCoarse() {
		assertThat(this.isolate
			.eval("""
					const times = Array.from({ length: 1000 }, () => performance.now());
					const monotonic = times.every((t, i) => i === 0 || t >= times[i - 1]);
					const coarse = times.every((t) => Math.abs(t * 200 - Math.round(t * 200)) < 1e-6);
					return [monotonic, coarse, times[0] > 0, Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000];
					"""))
			.isEqualTo("true,true,true,true");
	}

	@Test
	void measureSpansMarks() {
		assertThat(this.isolate
			.eval("""
					performance.mark('a', { startTime: 10 });
					performance.mark('b', { startTime: 25 });
					performance.mark('a', { startTime: 12 });
					const { startTime, duration } = performance.measure('m', 'a', 'b');
					const whole = performance.measure('n', { start: 1, duration: 4 });
					const errors = [];
					for (const attempt of [() => performance.measure('x', 'none'), () => performance.measure('x', { start: 1, end: 2, duration: 3 }),
						() => performance.mark('x', { startTime: -1 }), () => performance.measure('x', { detail: 1 })]) {
						try { attempt(); } catch (e) { errors.push(e.name); }
					}
					performance.clearMarks('a');
					return [startTime, duration, whole.startTime + whole.duration, errors, performance.getEntriesByType('mark').length];
					"""))
			.isEqualTo("12,13,5,SyntaxError,TypeError,TypeError,TypeError,1");
	}

	@Test
	void observersAreToldLater() {
		this.isolate
			.eval("""
					globalThis.seen = [];
					performance.mark('before');
					const observer = new PerformanceObserver((list, self) => {
						seen.push(list.getEntries().map((e) => e.name).join(), self === observer);
					});
					observer.observe({ type: 'mark', buffered: true });
					new PerformanceObserver(() => { throw new Error('of an observer'); }).observe({ entryTypes: ['mark', 'nothing'] });
					performance.mark('one');
					performance.measure('not observed');
					performance.mark('two');
					""");
		assertThat(this.isolate.eval("return seen.length")).isEqualTo("0");
		this.isolate.loop().runDue();
		assertThat(this.isolate.eval("return seen")).isEqualTo("before,one,two,true");
	}

	@Test
	void entriesThatNobodyClearsAreBounded() {
		assertThat(this.isolate.eval("""
				for (let i = 0; i < 10050; i++) performance.mark('m' + i, { startTime: i });
				const entries = performance.getEntries();
				return [entries.length <= 10000, entries[entries.length - 1].name];
				""")).isEqualTo("true,m10049");
	}

	@Test
	void classesHaveNoPublicConstructorsButOne() {
		assertThat(this.isolate.eval("""
				const errors = [];
				for (const Class of [Performance, PerformanceEntry, PerformanceMeasure, PerformanceObserverEntryList]) {
					try { new Class(); } catch (e) { errors.push(e.constructor.name); }
				}
				return [errors, new PerformanceMark('m').name, Performance.length, PerformanceMark.length];
				""")).isEqualTo("TypeError,TypeError,TypeError,TypeError,m,0,1");
	}

}
