package dev.springnext.runtime.edge.webapi.fetch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code FormData} and {@code Headers} where web-platform-tests have none.
 */
class FormDataTests {

	private static String run(String code) throws InterruptedException {
		try (TestIsolate isolate = new TestIsolate()) {
			return isolate.run(code);
		}
	}

	@Test
	void comesBackAsItWent() throws InterruptedException {
		assertThat(
				run("""
						const form = new FormData();
						form.append('a"\\r\\nb', 'x\\ny');
						form.append('ü', 'ö');
						form.append('f', new File([new Uint8Array([0, 255, 13, 10])], 'fi"le.bin', { type: 'image/png' }));
						form.append('f', new Blob(['--']));
						const back = await new Response(form).formData();
						const out = [];
						for (const [name, value] of back) out.push(name, typeof value === 'string' ? value : [value.name, value.type, ...await value.bytes()]);
						return JSON.stringify(out);
						"""))
			.isEqualTo("[\"a\\\"\\r\\nb\",\"x\\r\\ny\",\"ü\",\"ö\",\"f\",[\"fi\\\"le.bin\",\"image/png\",0,255,13,10],"
					+ "\"f\",[\"blob\",\"application/octet-stream\",45,45]]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--b", "--b\\r\\n", "--b\\r\\n\\r\\nx\\r\\n--b--",
			"--b\\r\\nContent-Disposition: form-data; name=\"x\"\\r\\n\\r\\nv",
			"--b\\r\\nContent-Disposition: form-data; name=\"x\\r\\n\\r\\nv\\r\\n--b--", "--c--",
			"--b\\r\\nContent-Disposition: attachment; name=\"x\"\\r\\n\\r\\nv\\r\\n--b--",
			"--b\\r\\nno header\\r\\n\\r\\nv\\r\\n--b--", "--b--junk" })
	void refusesMalformedMultipart(String body) throws InterruptedException {
		assertThat(run("return new Response('" + body
				+ "', { headers: { 'content-type': 'multipart/form-data; boundary=b' } }).formData()"))
			.startsWith("TypeError: Could not parse the body as FormData");
	}

	@Test
	void readsUrlEncodedForms() throws InterruptedException {
		assertThat(
				run("""
						const form = await new Response('a=1&b=%C3%BC+x&&=z&c&d=%zz%4', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }).formData();
						return JSON.stringify([...form]);
						"""))
			.isEqualTo("[[\"a\",\"1\"],[\"b\",\"ü x\"],[\"\",\"z\"],[\"c\",\"\"],[\"d\",\"%zz%4\"]]");
	}

	@Test
	void readsManyPartsInLinearTime() throws InterruptedException {
		assertThat(
				run("""
						const part = '--b\\r\\nContent-Disposition: form-data; name="x"\\r\\n\\r\\n' + '\\r\\n--'.repeat(1000) + '\\r\\n';
						const form = await new Response(part.repeat(500) + '--b--', { headers: { 'content-type': 'multipart/form-data; boundary=b' } }).formData();
						return form.getAll('x').length;
						"""))
			.isEqualTo("500");
	}

	@Test
	void headersOfPollutedPrototypesAreNotTaken() throws InterruptedException {
		assertThat(run("""
				Object.prototype.polluted = 'yes';
				const own = new Headers({ a: 'b' });
				const response = new Response('x', { status: 201 });
				return JSON.stringify([[...own], [...response.headers]]);
				""")).isEqualTo("[[[\"a\",\"b\"]],[[\"content-type\",\"text/plain;charset=UTF-8\"]]]");
	}

	@Test
	void headersRefuseWhatWouldSplitAMessage() throws InterruptedException {
		assertThat(
				run("""
						const seen = [];
						for (const pair of [['a', 'b\\r\\nc: d'], ['a\\r\\nb', 'c'], ['a b', 'c'], ['', 'c'], ['a', '\\u0100'], ['a', 'b\\0']]) {
						  try { seen.push(new Headers([pair])); } catch (e) { seen.push(e.name); }
						}
						return seen;
						"""))
			.isEqualTo("TypeError,TypeError,TypeError,TypeError,TypeError,TypeError");
	}

}
