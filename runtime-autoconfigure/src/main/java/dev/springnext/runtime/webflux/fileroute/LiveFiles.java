package dev.springnext.runtime.webflux.fileroute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The files of one kind that are served. A file that can't be loaded stays served as it
 * was before.
 *
 * @param <F> what the name of such a file says
 * @param <S> what is served of it
 * @author Switchable Runtimes for Spring
 */
final class LiveFiles<F, S> {

	private final Function<F, String> path;

	private final Loader<F, S> loader;

	private volatile Map<String, LiveFile<F, S>> current = Map.of();

	LiveFiles(Function<F, String> path, Loader<F, S> loader) {
		this.path = path;
		this.loader = loader;
	}

	/**
	 * Loads what is new or has changed.
	 * @param files all files of the kind
	 * @param changed paths of changed files, of whatever kind
	 * @return what has become of it
	 */
	Update<F, S> update(Collection<F> files, Set<String> changed) {
		Map<String, LiveFile<F, S>> before = this.current;
		Map<String, LiveFile<F, S>> next = new LinkedHashMap<>();
		Map<F, RuntimeException> failures = new LinkedHashMap<>();
		List<LiveFile<F, S>> replaced = new ArrayList<>();
		List<LiveFile<F, S>> gone = new ArrayList<>();
		List<String> loaded = new ArrayList<>();
		Map<F, Supplier<LiveFile<F, S>>> loading = begin(files, changed, failures);
		for (F file : files) {
			String name = this.path.apply(file);
			LiveFile<F, S> known = before.get(name);
			Supplier<LiveFile<F, S>> begun = loading.get(file);
			try {
				if (begun != null) {
					next.put(name, begun.get());
					loaded.add(name);
					if (known != null) {
						replaced.add(known);
					}
				}
			}
			catch (RuntimeException ex) {
				failures.put(file, ex);
			}
			RuntimeException failure = failures.get(file);
			if (known != null && !next.containsKey(name)) {
				next.put(name, (failure != null) ? known.withProblem(FileProblem.of(name, failure)) : known);
			}
		}
		before.forEach((name, known) -> {
			if (!next.containsKey(name)) {
				gone.add(known);
			}
		});
		this.current = next;
		return new Update<>(failures, loaded, replaced, gone);
	}

	// With all files, before any of them is loaded: loaders can do some work for all at
	// once
	private Map<F, Supplier<LiveFile<F, S>>> begin(Collection<F> files, Set<String> changed,
			Map<F, RuntimeException> failures) {
		Map<F, Supplier<LiveFile<F, S>>> loading = new HashMap<>();
		for (F file : files) {
			LiveFile<F, S> known = find(this.path.apply(file));
			if (known == null || !known.isCurrent(file, changed)) {
				try {
					loading.put(file, this.loader.begin(file, known));
				}
				catch (RuntimeException ex) {
					failures.put(file, ex);
				}
			}
		}
		return loading;
	}

	/**
	 * The files that are served.
	 * @return the files
	 */
	Collection<LiveFile<F, S>> all() {
		return this.current.values();
	}

	@Nullable LiveFile<F, S> find(String name) {
		return this.current.get(name);
	}

	/**
	 * Loads files.
	 *
	 * @param <F> what its name says
	 * @param <S> what is served of it
	 */
	interface Loader<F, S> {

		/**
		 * Begins to load a file.
		 * @param file the file
		 * @param before the version that is served; {@code null} if none is
		 * @return gives the version that is to be served, when all files have begun; or
		 * throws an exception, too
		 * @throws RuntimeException if it can't be served; what was served before still is
		 */
		Supplier<LiveFile<F, S>> begin(F file, @Nullable LiveFile<F, S> before);

	}

	/**
	 * What has become of changes.
	 *
	 * @param <F> what the name of a file says
	 * @param <S> what is served of it
	 * @param failures the files that can't be loaded
	 * @param loaded the paths of those that were
	 * @param replaced versions of which there are later ones
	 * @param gone versions of files that are no more
	 */
	record Update<F, S>(Map<F, RuntimeException> failures, List<String> loaded, List<LiveFile<F, S>> replaced,
			List<LiveFile<F, S>> gone) {

		void retire() {
			this.replaced.forEach((file) -> file.function().retire());
			this.gone.forEach((file) -> file.function().retire());
		}

	}

}
