package dev.springnext.runtime.edge.webapi.file;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code Blob}, {@code File} and {@code FileReader} where web-platform-tests
 * have none.
 */
class BlobTests {

	@Test
	void worksWhenIntrinsicsAreReplaced() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThat(isolate.run("""
					Array.prototype[Symbol.iterator] = () => { throw new Error('seen'); };
					Object.prototype.type = 'text/evil';
					Object.prototype.value = 1;
					String.prototype.toLowerCase = () => 'evil';
					RegExp.prototype.exec = () => null;
					const parts = { *[Symbol.iterator]() { yield 'a'; yield 'b'; } };
					const blob = new Blob(parts, { __proto__: null, type: 'Text/Plain' });
					return blob.type + blob.size + await blob.text();
					""")).isEqualTo("text/plain2ab");
		}
	}

	@Test
	void copiesBuffersWhenItIsMade() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThat(isolate.run("""
					const bytes = new Uint8Array([1, 2, 3, 4]);
					const blob = new Blob([bytes.subarray(1, 3), new DataView(bytes.buffer, 3)]);
					bytes.fill(9);
					const out = await blob.bytes();
					out.fill(7);
					return [...await blob.bytes()].join();
					""")).isEqualTo("2,3,4");
		}
	}

	@Test
	void replacesLoneSurrogates() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThat(isolate.run("return new Blob(['a\\uD800b']).text()")).isEqualTo("a\uFFFDb");
		}
	}

	@Test
	void structuredCloneKeepsFiles() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThat(isolate
				.run("""
						const file = structuredClone(new File(['abc'], 'a.txt', { type: 'text/x', lastModified: 5 }));
						const blob = structuredClone({ deep: [new Blob(['d'])] }).deep[0];
						return [file instanceof File, file.name, file.type, file.lastModified, await file.text(), blob instanceof File, await blob.text()];
						"""))
				.isEqualTo("true,a.txt,text/x,5,abc,false,d");
		}
	}

	@Test
	void readerReadsAndAborts() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThat(isolate
				.run("""
						const seen = [];
						const reader = new FileReader();
						for (const type of ['loadstart', 'progress', 'load', 'loadend', 'abort']) reader['on' + type] = (e) => seen.push(type + e.loaded);
						await new Promise((resolve) => { reader.addEventListener('loadend', resolve, { once: true }); reader.readAsDataURL(new Blob(['hi'], { type: 'text/plain' })); });
						seen.push(reader.result);
						reader.readAsText(new Blob(['x']));
						try { reader.readAsText(new Blob(['y'])); } catch (e) { seen.push(e.name); }
						reader.abort();
						seen.push(reader.result);
						return seen;
						"""))
				.isEqualTo(
						"loadstart0,progress2,load2,loadend2,data:text/plain;base64,aGk=,InvalidStateError,abort0,loadend0,");
		}
	}

	@Test
	void hostFunctionsAreOutOfReachOfForeignObjects() throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			assertThat(isolate.run("""
					const size = Object.getOwnPropertyDescriptor(Blob.prototype, 'size').get;
					const results = [];
					for (const o of [{}, null, 1, Object.create(Blob.prototype), new Proxy(new Blob(), {})]) {
					  try { results.push(size.call(o)); } catch (e) { results.push(e.constructor.name); }
					}
					results.push(await Blob.prototype.text.call({}).catch((e) => e.constructor.name));
					return results;
					""")).isEqualTo("TypeError,TypeError,TypeError,TypeError,TypeError,TypeError");
		}
	}

}
