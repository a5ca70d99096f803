package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One build of functions that have the same root, in a temporary directory that is gone
 * when the build is closed.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildRun implements AutoCloseable {

	private final Path temporary;

	private final List<FunctionSource> sources;

	private @Nullable Path root;

	private EsbuildMessages messages = new EsbuildMessages("");

	private @Nullable EsbuildMetafile metafile;

	EsbuildRun(List<FunctionSource> sources) throws IOException {
		this.temporary = Files.createTempDirectory("edge-bundle").toRealPath();
		this.sources = sources;
	}

	/**
	 * Builds the functions.
	 * @param process runs esbuild
	 * @param leaveOut paths of files to build nothing of
	 * @return whether that went well
	 */
	boolean build(EsbuildProcess process, Collection<String> leaveOut) throws IOException {
		FunctionSource first = this.sources.get(0);
		Path directory = new EsbuildProject(first).prepare(this.temporary.resolve("source"));
		Path output = Files.createDirectory(output());
		Path description = this.temporary.resolve("meta.json");
		List<String> arguments = new ArrayList<>();
		for (int i = 0; i < this.sources.size(); i++) {
			arguments.add(name(i) + "=./" + this.sources.get(i).path());
		}
		// Absolute, as another path might be what some import says, too
		leaveOut.forEach((path) -> arguments.add("--external:" + directory.resolve(path).normalize()));
		arguments.addAll(options(output, description));
		String what = (this.sources.size() == 1) ? "the edge function '" + first.name() + "'"
				: this.sources.size() + " edge functions";
		EsbuildProcess.Result result = process.run(what, arguments, directory, this.temporary);
		this.root = directory;
		this.messages = new EsbuildMessages(result.messages());
		if (result.exitCode() == 0) {
			this.metafile = new EsbuildMetafile(Files.readString(description), directory, output);
		}
		else if (this.messages.errors().isEmpty()) {
			throw new BundleException(
					"esbuild failed for " + what + " with exit code " + result.exitCode() + ": " + result.messages());
		}
		return this.metafile != null;
	}

	private static List<String> options(Path output, Path description) {
		// Conditions and fields as Next.js has them on the edge. GraalJS 25 knows all of
		// ES2025; what esbuild lets through beyond that is turned off
		List<String> options = new ArrayList<>(List.of("--bundle", "--format=esm", "--platform=neutral",
				"--target=esnext", "--supported:decorators=false", "--supported:using=false", "--charset=utf8",
				"--conditions=edge-light,worker,browser,module,production",
				"--main-fields=edge-light,worker,browser,module,main", "--define:process.env.NODE_ENV=\"production\"",
				// What is for Node.js alone is left out, with all that it imports
				"--define:process.env.NEXT_RUNTIME=\"edge\"", "--jsx=automatic", "--loader:.js=jsx",
				"--loader:.wasm=copy", "--loader:.md=text", "--loader:.html=text", "--asset-names=assets/[name]-[hash]",
				"--sourcemap=external", "--sources-content=false", "--legal-comments=none", "--color=false",
				"--log-level=warning", "--log-limit=0", "--outdir=" + output, "--metafile=" + description));
		// CommonJS, as packages require() these modules
		BuiltInModules.bySpecifier()
			.forEach((specifier, module) -> options
				.add("--alias:" + specifier + "=data:text/javascript,/*" + module.id() + "*/" + module.commonJs()));
		return options;
	}

	/**
	 * The errors of a build that went wrong.
	 * @return at least one
	 */
	List<BundleException.Problem> errors() {
		return this.messages.errors();
	}

	/**
	 * The files that a function imports, but are no part of its bundle.
	 * @param index the number of the function
	 * @return their paths
	 */
	Set<String> external(int index) {
		return metafile().external(name(index) + ".js");
	}

	/**
	 * Reads the bundle of a function.
	 * @param index the number of the function
	 * @return its bundle
	 * @throws BundleException if the function uses what it can't
	 */
	Bundle bundle(int index) throws IOException {
		FunctionSource source = this.sources.get(index);
		String entry = source.path().replaceFirst("\\.[A-Za-z]+$", "") + ".js";
		Path directory = this.root;
		if (directory == null) {
			throw new IllegalStateException("Nothing has been built");
		}
		return new EsbuildOutput(source, directory, entry).read(output(), name(index), metafile(),
				this.messages.warnings());
	}

	private Path output() {
		return this.temporary.resolve("output");
	}

	private EsbuildMetafile metafile() {
		if (this.metafile == null) {
			throw new IllegalStateException("Nothing has been built");
		}
		return this.metafile;
	}

	private static String name(int index) {
		return "bundle" + index;
	}

	@Override
	public void close() {
		try (Stream<Path> files = Files.walk(this.temporary)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			// It is in the directory for temporary files
			this.temporary.toFile().deleteOnExit();
		}
	}

}
