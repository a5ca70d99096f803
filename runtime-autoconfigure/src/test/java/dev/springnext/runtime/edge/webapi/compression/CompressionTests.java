package dev.springnext.runtime.edge.webapi.compression;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.webapi.streams.StreamIsolate;

import static org.assertj.core.api.Assertions.assertThat;

class CompressionTests {

	private final StreamIsolate guest = new StreamIsolate();

	@AfterEach
	void close() {
		this.guest.close();
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}

	private String decompress(String format, byte[] bytes) throws Exception {
		this.guest.isolate().bindings().putMember("input", Base64.getEncoder().encodeToString(bytes));
		return this.guest.await("""
				const stream = new DecompressionStream('%s');
				const writer = stream.writable.getWriter();
				const bytes = Uint8Array.from(atob(input), (c) => c.charCodeAt(0));
				writer.write(bytes).catch(() => 0);
				writer.close().catch(() => 0);
				let total = 0;
				for await (const chunk of stream.readable) total += chunk.length;
				return total""".formatted(format));
	}

	@Test
	void gzipIsWhatOthersRead() throws Exception {
		byte[] compressed = this.guest.readAll(this.guest.open("""
				const s = new CompressionStream('gzip');
				const w = s.writable.getWriter();
				for (let i = 0; i < 1000; i++) w.write(new Uint8Array(100).fill(i));
				w.close();
				s.readable"""));
		byte[] plain = new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
		assertThat(plain).hasSize(100_000);
		assertThat(plain[99_999]).isEqualTo((byte) 999);
		assertThat(compressed.length).isLessThan(5_000);
	}

	@Test
	void bombIsUnpackedOnlyAsFarAsRead() throws Exception {
		byte[] bomb = gzip(new byte[32 * 1024 * 1024]);
		this.guest.isolate().bindings().putMember("input", Base64.getEncoder().encodeToString(bomb));
		assertThat(this.guest
			.await("""
					const stream = new DecompressionStream('gzip');
					const writer = stream.writable.getWriter();
					const write = writer.write(Uint8Array.from(atob(input), (c) => c.charCodeAt(0))).then(() => 'written', () => 'failed');
					const reader = stream.readable.getReader();
					const {value} = await reader.read();
					await reader.cancel();
					return value.length + ' ' + await write"""))
			.startsWith("65536 ");
	}

	@Test
	void largeOutputComesWhole() throws Exception {
		assertThat(decompress("gzip", gzip(new byte[3_000_000]))).isEqualTo("3000000");
	}

	@Test
	void truncatedInputIsAnError() throws Exception {
		byte[] whole = gzip("hello".getBytes(StandardCharsets.UTF_8));
		for (int length = 0; length < whole.length; length++) {
			assertThat(decompress("gzip", Arrays.copyOf(whole, length))).startsWith("rejected: TypeError");
		}
	}

	@Test
	void inputAfterTheEndIsAnError() throws Exception {
		byte[] whole = gzip("hello".getBytes(StandardCharsets.UTF_8));
		assertThat(decompress("gzip", Arrays.copyOf(whole, whole.length + 1))).startsWith("rejected: TypeError");
	}

	@Test
	void optionalPartsOfTheHeaderAreRead() throws Exception {
		byte[] whole = gzip("hello".getBytes(StandardCharsets.UTF_8));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(whole, 0, 3);
		out.write(2 | 4 | 8 | 16);
		out.write(whole, 4, 6);
		out.write(new byte[] { 3, 0, 'x', 'y', 'z', 'n', 0, 'c', 0 });
		CRC32 checksum = new CRC32();
		checksum.update(out.toByteArray());
		out.write((int) checksum.getValue() & 0xFF);
		out.write((int) (checksum.getValue() >> 8) & 0xFF);
		out.write(whole, 10, whole.length - 10);
		assertThat(decompress("gzip", out.toByteArray())).isEqualTo("5");
		byte[] damaged = out.toByteArray();
		damaged[12] ^= 1;
		assertThat(decompress("gzip", damaged)).startsWith("rejected: TypeError");
	}

	@Test
	void unknownFormatIsATypeError() throws Exception {
		assertThat(this.guest.await("new CompressionStream('brotli')")).startsWith("rejected: TypeError")
			.contains("brotli");
	}

}
