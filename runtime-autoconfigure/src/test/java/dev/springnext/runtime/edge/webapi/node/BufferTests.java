package dev.springnext.runtime.edge.webapi.node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.springnext.runtime.edge.bundle.EdgeRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code node:buffer}. What is expected is what Node.js 20 does.
 */
class BufferTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "héllo | utf8 | 68c3a96c6c6f", "a\\ud800b | UTF-8 | 61efbfbd62", "a𝒳 | ucs2 | 610035d8b3dc",
					"aé日 | latin1 | 61e9e5", "SGVs bG8 | base64 | 48656c6c6f", "-_-_ | base64url | fbffbf",
					"YQ==YQ== | base64 | 61", "6162zz63 | hex | 6162", "abc | hex | ab", "é | ascii | e9" })
	void encodes(String text, String encoding, String hex) {
		assertThat(EdgeRun.evaluate("return Buffer.from('" + text + "', '" + encoding + "').toString('hex')"))
			.isEqualTo(hex);
	}

	@ParameterizedTest
	@CsvSource({ "ff61e282f09f98, utf8, '\"\\ufffda\\ufffd\\ufffd\"', 1", "efbbbf61, utf8, '\"\\ufeffa\"', 1",
			"e980, ascii, '\"i\\u0000\"', 1", "fbffbf, base64url, '\"-_-_\"', 1", "6100ff, utf16le, '\"a\"', 1" })
	void decodes(String hex, String encoding, String json, int ignored) {
		assertThat(EdgeRun
			.evaluate("return String(Buffer.from('" + hex + "', 'hex').toString('" + encoding + "') === " + json + ")"))
			.isEqualTo("true");
	}

	@Test
	void sharesMemoryLikeNode() {
		assertThat(EdgeRun.evaluate(
				"""
						const bytes = new Uint8Array([1, 2, 3, 4]);
						const shared = Buffer.from(bytes.buffer, 1, 2);
						const copied = Buffer.from(bytes);
						bytes[1] = 9;
						const part = shared.slice(0, 1);
						part[0] = 8;
						return [[...shared], [...copied], bytes[1], part instanceof Buffer, shared instanceof Uint8Array, Buffer.isBuffer(bytes), shared.map((x) => x) instanceof Buffer];
						"""))
			.isEqualTo("[[8,3],[1,2,3,4],8,true,true,false,true]");
	}

	@Test
	void writesWholeCharactersOnly() {
		assertThat(EdgeRun.evaluate(
				"""
						const b = Buffer.alloc(4, '.');
						return [b.write('aé日'), b.toString(), b.write('日', 2), b.write('abc', 3, 'latin1'), b.toString('latin1')];
						"""))
			.isEqualTo("[3,\"aé.\",0,1,\"aÃ©a\"]");
	}

	@Test
	void readsAndWritesNumbers() {
		assertThat(EdgeRun.evaluate(
				"""
						const b = Buffer.alloc(16);
						b.writeInt16BE(-2, 0); b.writeUInt32LE(0xdeadbeef, 2); b.writeIntBE(-3, 6, 6); b.writeFloatLE(1.5, 12);
						const big = Buffer.alloc(8);
						big.writeBigInt64BE(-5n);
						return [b.readInt16BE(0), b.readUint32LE(2), b.readIntBE(6, 6), b.readFloatLE(12), String(big.readBigInt64BE()), String(big.readBigUInt64LE()), big.readDoubleBE() !== big.readDoubleBE()];
						"""))
			.isEqualTo("[-2,3735928559,-3,1.5,\"-5\",\"18158513697557839871\",true]");
	}

	@Test
	void checksBounds() {
		assertThat(EdgeRun.evaluate("return Buffer.alloc(4).readInt32BE(1)"))
			.isEqualTo("RangeError: The value of \"offset\" is out of range. It must be >= 0 and <= 0. Received 1");
		assertThat(EdgeRun.evaluate("return Buffer.alloc(4).writeInt8(128)")).isEqualTo(
				"RangeError: The value of \"value\" is out of range. It must be >= -128 and <= 127. Received 128");
		assertThat(EdgeRun.evaluate("return Buffer.alloc(2 ** 31)")).startsWith("RangeError: The value of \"size\"");
		assertThat(EdgeRun.evaluate("return Buffer.alloc(4).toString('nope')"))
			.isEqualTo("TypeError: Unknown encoding: nope");
	}

	@Test
	void searchesAndCompares() {
		assertThat(EdgeRun.evaluate(
				"""
						const b = Buffer.from('hello world hello');
						return [b.indexOf('hello', 1), b.lastIndexOf('hello'), b.includes(Buffer.from('wor')), b.indexOf(108, -3), b.indexOf('zz'), b.indexOf('', 99),
						  Buffer.from('abab', 'ucs2').indexOf('b', 0, 'ucs2'), Buffer.compare(Buffer.from([255]), Buffer.from([1])), b.equals(Uint8Array.from(b)), b.compare(Buffer.from('world'), 0, 5, 6, 11)];
						"""))
			.isEqualTo("[12,12,true,14,-1,17,2,1,true,0]");
	}

	@Test
	void handlesLargeContent() {
		assertThat(EdgeRun.evaluate("""
				const b = Buffer.alloc(1 << 20, 'abc');
				const text = b.toString('base64');
				return [Buffer.from(text, 'base64').equals(b), Buffer.concat([b, b]).length, Buffer.byteLength(text)];
				""")).isEqualTo("[true,2097152,1398104]");
	}

	@Test
	void showsItself() {
		assertThat(EdgeRun
			.evaluate("return [JSON.stringify(Buffer.from('a')), util.inspect(Buffer.alloc(51, 1)).slice(-20)]"))
			.isEqualTo("[\"{\\\"type\\\":\\\"Buffer\\\",\\\"data\\\":[97]}\",\" 01 ... 1 more byte>\"]");
	}

}
