package dev.springnext.runtime.edge.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EsbuildBinary} and {@link EsbuildPlatform}.
 */
class EsbuildBinaryTests {

	private static final byte[] CONTENT = "#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.UTF_8);

	private final EsbuildPlatform platform = new EsbuildPlatform("linux-x64");

	@TempDir
	private Path cache;

	@Test
	void knowsPlatforms() {
		assertThat(EsbuildPlatform.of("Linux", "amd64").artifact()).isEqualTo("linux-x64");
		assertThat(EsbuildPlatform.of("Linux", "aarch64").artifact()).isEqualTo("linux-arm64");
		assertThat(EsbuildPlatform.of("Mac OS X", "aarch64").artifact()).isEqualTo("darwin-arm64");
		assertThat(EsbuildPlatform.of("Darwin", "x86_64").artifact()).isEqualTo("darwin-x64");
		assertThat(EsbuildPlatform.of("Windows 11", "amd64").resource()).endsWith("win32-x64/0.25.10/esbuild.exe");
		assertThat(EsbuildPlatform.of("Linux", "amd64").advice()).contains("org.mvnpm.at.esbuild:linux-x64:0.25.10");
	}

	@Test
	void extractsExecutable() throws IOException {
		Path file = new EsbuildBinary(this.platform, this.cache).extract(CONTENT);
		assertThat(file).exists().isExecutable().hasBinaryContent(CONTENT);
		assertThat(new EsbuildBinary(this.platform, this.cache).extract(CONTENT)).isEqualTo(file);
		assertThat(file.getParent().toFile().list()).hasSize(1);
	}

	@Test
	void repairsWhatIsNotIntact() throws IOException {
		EsbuildBinary binary = new EsbuildBinary(this.platform, this.cache);
		Path file = binary.extract(CONTENT);
		byte[] other = CONTENT.clone();
		other[0]++;
		Files.write(file, other);
		assertThat(binary.extract(CONTENT)).hasBinaryContent(CONTENT);
	}

	@Test
	void extractsConcurrently() {
		List<CompletableFuture<Path>> files = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> {
				try {
					return new EsbuildBinary(this.platform, this.cache).extract(CONTENT);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}))
			.toList();
		assertThat(files).allSatisfy((file) -> assertThat(file.join()).hasBinaryContent(CONTENT));
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void searchesPath() throws IOException {
		Path file = Files.write(this.cache.resolve("esbuild"), CONTENT);
		EsbuildBinary binary = new EsbuildBinary(this.platform, this.cache);
		String path = "/nowhere" + File.pathSeparator + File.pathSeparator + this.cache;
		assertThat(binary.onPath(path)).isNull();
		assertThat(file.toFile().setExecutable(true)).isTrue();
		assertThat(binary.onPath(path)).isEqualTo(file);
		assertThat(binary.onPath(null)).isNull();
	}

}
