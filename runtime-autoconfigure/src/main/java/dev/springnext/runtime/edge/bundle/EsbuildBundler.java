package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A bundler that runs esbuild: TypeScript, JSX, packages of npm; one module comes out.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://esbuild.github.io/">esbuild</a>
 */
public final class EsbuildBundler implements Bundler {

	private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(60);

	private final Path executable;

	private final Duration timeLimit;

	/**
	 * A bundler with an executable of esbuild.
	 * @param executable the executable
	 * @param timeLimit the most time that a bundle may take
	 */
	public EsbuildBundler(Path executable, Duration timeLimit) {
		this.executable = executable;
		this.timeLimit = timeLimit;
	}

	/**
	 * Finds esbuild: in the jar {@code org.mvnpm.at.esbuild:<platform>} on the class
	 * path, or on the PATH.
	 * @return the bundler, or {@code null} if esbuild is in neither
	 */
	public static @Nullable EsbuildBundler find() {
		ClassLoader loader = EsbuildBundler.class.getClassLoader();
		Path found = new EsbuildBinary(EsbuildPlatform.current(), EsbuildBinary.userCache()).find(loader);
		return (found != null) ? new EsbuildBundler(found, DEFAULT_TIME_LIMIT) : null;
	}

	/**
	 * Finds the best bundler: esbuild, or else the plain one.
	 * @return the bundler
	 */
	public static Bundler findOrPlain() {
		EsbuildBundler found = find();
		return (found != null) ? found : new PlainBundler();
	}

	@Override
	public Bundle bundle(FunctionSource source) {
		Path temporary = null;
		try {
			temporary = Files.createTempDirectory("edge-bundle").toRealPath();
			return bundle(source, temporary);
		}
		catch (IOException ex) {
			throw new BundleException("The edge function '" + source.name() + "' can't be bundled: " + ex.getMessage(),
					ex);
		}
		finally {
			delete(temporary);
		}
	}

	private Bundle bundle(FunctionSource source, Path temporary) throws IOException {
		Path root = new EsbuildProject(source).prepare(temporary.resolve("source"));
		String entry = source.path().replaceFirst("\\.[A-Za-z]+$", "") + ".js";
		Path output = Files.createDirectory(temporary.resolve("output"));
		Path code = output.resolve("bundle.js");
		Path metafile = temporary.resolve("meta.json");
		List<String> arguments = arguments(source.path(), code, metafile);
		EsbuildProcess.Result result = new EsbuildProcess(this.executable, this.timeLimit).run(source.name(), arguments,
				root, temporary);
		EsbuildMessages messages = new EsbuildMessages(result.messages());
		if (result.exitCode() != 0) {
			throw (messages.errors().isEmpty())
					? new BundleException("esbuild failed for the edge function '" + source.name() + "' with exit code "
							+ result.exitCode() + ": " + result.messages())
					: BundleException.of(source.name(), messages.errors());
		}
		return new EsbuildOutput(source, root, entry).read(output, Files.readString(metafile), messages.warnings());
	}

	private static List<String> arguments(String entry, Path code, Path metafile) {
		// Conditions and fields as Next.js has them on the edge. GraalJS 25 knows all of
		// ES2025; what esbuild lets
		// through beyond that is turned off
		List<String> arguments = new ArrayList<>(List.of("./" + entry, "--bundle", "--format=esm", "--platform=neutral",
				"--target=esnext", "--supported:decorators=false", "--supported:using=false", "--charset=utf8",
				"--conditions=edge-light,worker,browser,module,production",
				"--main-fields=edge-light,worker,browser,module,main", "--define:process.env.NODE_ENV=\"production\"",
				"--jsx=automatic", "--loader:.wasm=copy", "--loader:.md=text", "--loader:.html=text",
				"--asset-names=assets/[name]-[hash]", "--sourcemap=external", "--sources-content=false",
				"--legal-comments=none", "--color=false", "--log-level=warning", "--log-limit=0", "--outfile=" + code,
				"--metafile=" + metafile));
		NodeModules.served().forEach((name) -> alias(arguments, name));
		NodeModules.others().stream().sorted().forEach((name) -> alias(arguments, name));
		return arguments;
	}

	// CommonJS, as packages require() these modules
	private static void alias(List<String> arguments, String name) {
		String stub = "=data:text/javascript,/*" + NodeModules.SCHEME + name + "*/" + NodeModules.commonJs(name);
		arguments.add("--alias:" + name + stub);
		arguments.add("--alias:" + NodeModules.SCHEME + name + stub);
	}

	private static void delete(@Nullable Path directory) {
		if (directory == null) {
			return;
		}
		try (Stream<Path> files = Files.walk(directory)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			// It is in the directory for temporary files
			directory.toFile().deleteOnExit();
		}
	}

}
