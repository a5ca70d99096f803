package dev.springnext.runtime.webflux.fileroute;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A file that is served.
 *
 * @param <F> what its name says
 * @param <S> what is served of it
 * @param file what its name says, as it was when it was loaded
 * @param served what is served of it
 * @param function what runs it
 * @param sources the files that decided on it: its own path and those of its layouts
 * @param loaded when it was loaded
 * @param problem why a later version of the file is not served; {@code null} if this is
 * the last one
 * @author Switchable Runtimes for Spring
 */
record LiveFile<F, S>(F file, S served, FileFunction function, List<String> sources, Instant loaded,
		@Nullable FileProblem problem) {

	LiveFile(F file, S served, FileFunction function, List<String> sources) {
		this(file, served, function, sources, Instant.now(), null);
	}

	LiveFile<F, S> withProblem(FileProblem of) {
		return new LiveFile<>(this.file, this.served, this.function, this.sources, this.loaded, of);
	}

	boolean isCurrent(F as, Set<String> changed) {
		return this.problem == null && this.file.equals(as) && this.sources.stream().noneMatch(changed::contains)
				&& this.function.inputs().stream().noneMatch(changed::contains);
	}

}
