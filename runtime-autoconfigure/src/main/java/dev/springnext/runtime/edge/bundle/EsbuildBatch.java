package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bundles functions of one directory with as few runs of esbuild as possible. Where a
 * file is broken, esbuild writes nothing at all: it is run again without such files, and
 * tells then who needs them.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildBatch {

	private final EsbuildProcess process;

	private final Map<FunctionSource, Bundling> results = new HashMap<>();

	EsbuildBatch(EsbuildProcess process) {
		this.process = process;
	}

	/**
	 * Bundles the functions.
	 * @param sources sources of one directory, or a single source
	 * @return what has become of each
	 */
	Map<FunctionSource, Bundling> bundle(List<FunctionSource> sources) {
		try {
			build(sources);
		}
		catch (IOException | BundleException ex) {
			sources.forEach((source) -> this.results.putIfAbsent(source, Bundling.failed(failure(source, ex))));
		}
		return this.results;
	}

	private static BundleException failure(FunctionSource source, Exception cause) {
		return (cause instanceof BundleException known) ? known : new BundleException(
				"The edge function '" + source.name() + "' can't be bundled: " + cause.getMessage(), cause);
	}

	private void build(List<FunctionSource> sources) throws IOException {
		Map<String, List<BundleException.Problem>> broken = new LinkedHashMap<>();
		Map<FunctionSource, Set<String>> faults = new LinkedHashMap<>();
		List<FunctionSource> rest = new ArrayList<>(sources);
		boolean built = false;
		while (!built && !rest.isEmpty()) {
			try (EsbuildRun run = new EsbuildRun(List.copyOf(rest))) {
				built = run.build(this.process, broken.keySet());
				if (built) {
					read(run, rest, broken.keySet(), faults);
				}
				else if (sources.size() == 1) {
					fail(sources.get(0), run.errors());
					return;
				}
				else if (!add(run.errors(), broken)) {
					build(rest.subList(0, rest.size() / 2));
					build(rest.subList(rest.size() / 2, rest.size()));
					built = true;
				}
			}
			for (FunctionSource source : sources) {
				if (broken.containsKey(source.path()) && rest.remove(source)) {
					faults.put(source, Set.of(source.path()));
				}
			}
		}
		tell(faults, broken);
	}

	private void read(EsbuildRun run, List<FunctionSource> sources, Set<String> broken,
			Map<FunctionSource, Set<String>> faults) throws IOException {
		for (int i = 0; i < sources.size(); i++) {
			// Besides the broken files, there are what esbuild adds itself, and URLs
			Set<String> missing = run.external(i);
			missing.retainAll(broken);
			if (missing.isEmpty()) {
				try {
					this.results.put(sources.get(i), Bundling.of(run.bundle(i)));
				}
				catch (BundleException ex) {
					this.results.put(sources.get(i), Bundling.failed(ex));
				}
			}
			else {
				faults.put(sources.get(i), missing);
			}
		}
	}

	// Whether there is anything new to leave out
	private static boolean add(List<BundleException.Problem> errors,
			Map<String, List<BundleException.Problem>> broken) {
		Map<String, List<BundleException.Problem>> added = new LinkedHashMap<>();
		for (BundleException.Problem error : errors) {
			String file = error.file();
			// esbuild takes an asterisk for any file
			if (file == null || file.contains("*")) {
				return false;
			}
			if (!broken.containsKey(file)) {
				added.computeIfAbsent(file, (path) -> new ArrayList<>()).add(error);
			}
		}
		broken.putAll(added);
		return !added.isEmpty();
	}

	private void tell(Map<FunctionSource, Set<String>> faults, Map<String, List<BundleException.Problem>> broken) {
		// What only broken files import is known to be needed, but not by whom
		Set<String> open = new LinkedHashSet<>(broken.keySet());
		faults.values().forEach(open::removeAll);
		faults.forEach((source, files) -> {
			List<BundleException.Problem> problems = new ArrayList<>();
			files.forEach((file) -> problems.addAll(broken.getOrDefault(file, List.of())));
			open.forEach((file) -> problems.addAll(broken.getOrDefault(file, List.of())));
			fail(source, problems);
		});
	}

	private void fail(FunctionSource source, List<BundleException.Problem> problems) {
		this.results.put(source, Bundling.failed(BundleException.of(source.name(), problems)));
	}

}
