package dev.springnext.runtime.edge.bundle;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Finds the executable of esbuild: in the jar of {@code org.mvnpm.at.esbuild} for this
 * platform, from where it is copied to a cache of the user, or else on the PATH.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildBinary {

	private final EsbuildPlatform platform;

	private final Path cache;

	EsbuildBinary(EsbuildPlatform platform, Path cache) {
		this.platform = platform;
		this.cache = cache;
	}

	static Path userCache() {
		String home = System.getenv("XDG_CACHE_HOME");
		String local = System.getenv("LOCALAPPDATA");
		Path base = (home != null && !home.isBlank()) ? Path.of(home) : (local != null && !local.isBlank())
				? Path.of(local) : Path.of(System.getProperty("user.home"), ".cache");
		return base.resolve("spring-next").resolve("esbuild");
	}

	/**
	 * Finds the executable.
	 * @param loader has the jar, perhaps
	 * @return the executable, or {@code null} if there is none
	 */
	@Nullable Path find(ClassLoader loader) {
		try (InputStream in = loader.getResourceAsStream(this.platform.resource())) {
			if (in != null) {
				return extract(in.readAllBytes());
			}
		}
		catch (IOException ex) {
			throw new BundleException("esbuild can't be copied to '" + this.cache + "': " + ex.getMessage(), ex);
		}
		return onPath(System.getenv("PATH"));
	}

	@Nullable Path onPath(@Nullable String path) {
		if (path == null) {
			return null;
		}
		String name = (this.platform.isWindows()) ? "esbuild.exe" : "esbuild";
		for (String directory : path.split(File.pathSeparator)) {
			Path candidate = (directory.isEmpty()) ? null : new File(directory, name).toPath();
			if (candidate != null && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
				return candidate.toAbsolutePath();
			}
		}
		return null;
	}

	// The name has the checksum of the content, so that another version never meets this
	// one; what is there is
	// checked, as a process that died or somebody else may have left anything
	Path extract(byte[] content) throws IOException {
		String checksum = checksum(content);
		Path directory = this.cache
			.resolve(this.platform.artifact() + "-" + EsbuildPlatform.VERSION + "-" + checksum.substring(0, 16));
		Path target = directory.resolve((this.platform.isWindows()) ? "esbuild.exe" : "esbuild");
		if (isIntact(target, content.length, checksum)) {
			return target;
		}
		Files.createDirectories(directory);
		Path temporary = Files.createTempFile(directory, "esbuild", ".tmp");
		try {
			Files.write(temporary, content);
			if (!temporary.toFile().setExecutable(true, true) && !this.platform.isWindows()) {
				throw new IOException("'" + temporary + "' can't be made executable");
			}
			move(temporary, target);
		}
		catch (IOException ex) {
			// On Windows a file that runs can't be replaced: another process was faster
			if (!isIntact(target, content.length, checksum)) {
				throw ex;
			}
		}
		finally {
			Files.deleteIfExists(temporary);
		}
		return target;
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException | FileAlreadyExistsException ex) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static boolean isIntact(Path file, int size, String checksum) throws IOException {
		return Files.isRegularFile(file) && Files.isExecutable(file) && Files.size(file) == size
				&& checksum(Files.readAllBytes(file)).equals(checksum);
	}

	private static String checksum(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
