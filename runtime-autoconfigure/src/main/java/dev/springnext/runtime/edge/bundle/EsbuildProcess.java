package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of esbuild.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildProcess {

	private static final int MAX_MESSAGES = 1024 * 1024;

	private final Path executable;

	private final Duration timeLimit;

	EsbuildProcess(Path executable, Duration timeLimit) {
		this.executable = executable;
		this.timeLimit = timeLimit;
	}

	/**
	 * Runs esbuild.
	 * @param what what is bundled, for messages
	 * @param arguments its arguments
	 * @param directory where it runs
	 * @param temporary an empty directory for what it says
	 * @return its exit code and what it says
	 */
	Result run(String what, List<String> arguments, Path directory, Path temporary) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(this.executable.toString());
		command.addAll(arguments);
		Path messages = temporary.resolve("messages.txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(messages.toFile());
		keepLittle(builder.environment());
		Process process = builder.start();
		try {
			process.getOutputStream().close();
			if (!process.waitFor(this.timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new BundleException(
						"esbuild did not end within " + this.timeLimit.toMillis() + " ms for " + what);
			}
			return new Result(process.exitValue(), text(messages));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BundleException("Interrupted while esbuild ran for " + what, ex);
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	// What changes how modules are found stays out, as do secrets
	private static void keepLittle(Map<String, String> environment) {
		environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE"));
	}

	private static String text(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		return new String(bytes, 0, Math.min(bytes.length, MAX_MESSAGES), StandardCharsets.UTF_8);
	}

	/**
	 * How a run ended.
	 *
	 * @param exitCode 0 if all is well
	 * @param messages what esbuild says
	 */
	record Result(int exitCode, String messages) {

	}

}
