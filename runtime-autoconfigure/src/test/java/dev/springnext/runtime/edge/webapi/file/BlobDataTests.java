package dev.springnext.runtime.edge.webapi.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BlobData}.
 */
class BlobDataTests {

	@Test
	void slicesAcrossRanges() {
		BlobData blob = new BlobData.Builder().add("abc").add(BlobData.EMPTY).add("defg").add("h").build();
		assertThat(blob.size()).isEqualTo(8);
		assertThat(blob.slice(2, 5).text()).isEqualTo("cde");
		assertThat(blob.slice(3, 8).slice(1, 3).text()).isEqualTo("ef");
		assertThat(blob.slice(5, 5)).isSameAs(BlobData.EMPTY);
		assertThat(blob.slice(0, 100)).isSameAs(blob);
	}

	@Test
	void sharesBytesOfHugeCompositions() {
		BlobData part = BlobData.of(new byte[1024 * 1024]);
		BlobData.Builder builder = new BlobData.Builder();
		for (int i = 0; i < 3000; i++) {
			builder.add(part);
		}
		BlobData huge = builder.build();
		assertThat(huge.size()).isEqualTo(3000L * 1024 * 1024);
		assertThat(huge.slice(huge.size() - 3, huge.size()).toBytes()).hasSize(3);
		assertThatExceptionOfType(GuestError.class).isThrownBy(huge::toBytes)
			.satisfies((error) -> assertThat(error.name()).isEqualTo("NotReadableError"));
	}

	@Test
	void streamsInPiecesThatCanNotBeWrittenTo() {
		BlobData blob = new BlobData.Builder().add(new byte[100_000])
			.add("end".getBytes(StandardCharsets.UTF_8))
			.build();
		ByteStream stream = blob.stream();
		assertThat(stream.length()).isEqualTo(100_003);
		int total = 0;
		ByteBuffer chunk = stream.read().toCompletableFuture().join();
		while (chunk != null) {
			assertThat(chunk.isReadOnly()).isTrue();
			assertThat(chunk.remaining()).isPositive().isLessThanOrEqualTo(64 * 1024);
			total += chunk.remaining();
			chunk = stream.read().toCompletableFuture().join();
		}
		assertThat(total).isEqualTo(100_003);
	}

	@Test
	void streamEndsAfterCancel() {
		ByteStream stream = BlobData.of(new byte[100_000]).stream();
		stream.read();
		stream.cancel();
		assertThat(stream.read().toCompletableFuture().join()).isNull();
	}

}
