package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SourceTreeTests {

	@TempDir
	private Path directory;

	@Test
	void filesOfTheClassPathAreReadAndFoldersAreNot() throws IOException {
		Path folder = Files.createDirectories(this.directory.resolve("web/my lib"));
		Files.writeString(folder.resolve("a.js"), "export default 1");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() }, null)) {
			SourceTree tree = SourceTree.of(loader, "web");
			assertThat(tree.read("my lib/a.js")).asString().isEqualTo("export default 1");
			assertThat(tree.read("my lib")).isNull();
			assertThat(tree.read("my lib/b.js")).isNull();
		}
	}

}
