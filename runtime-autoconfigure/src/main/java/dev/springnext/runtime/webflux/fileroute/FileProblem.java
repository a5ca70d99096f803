package dev.springnext.runtime.webflux.fileroute;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.bundle.BundleException;
import dev.springnext.runtime.fileroute.segment.SegmentConfigException;

/**
 * Why a file can't be served.
 *
 * @param file the file that has the mistake, or, if that is unknown, the one that can't
 * be served
 * @param line the line, from 1; 0 if unknown
 * @param column the column, from 1; 0 if unknown
 * @param message what is wrong, without the place
 * @param described the whole of it in words, as in logs
 * @param at when it was found
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record FileProblem(String file, int line, int column, String message, String described, Instant at) {

	static FileProblem of(String path, RuntimeException error) {
		String described = String.valueOf(error.getMessage());
		if (error instanceof BundleException bundle && !bundle.problems().isEmpty()) {
			BundleException.Problem first = bundle.problems().get(0);
			String file = first.file();
			return new FileProblem((file != null) ? file : path, first.line(), first.column(), first.message(),
					described, Instant.now());
		}
		if (error instanceof SegmentConfigException config) {
			return new FileProblem(config.place().file(), config.place().line(), config.place().column(),
					config.problem() + " " + config.action(), described, Instant.now());
		}
		return new FileProblem(path, 0, 0, described, described, Instant.now());
	}

	/**
	 * The code around the place.
	 * @param source the source of the file, or {@code null} if it is gone
	 * @return lines with their numbers, the place marked
	 */
	String codeFrame(@Nullable String source) {
		if (source == null || this.line == 0) {
			return "";
		}
		List<String> lines = source.lines().toList();
		StringBuilder frame = new StringBuilder();
		for (int i = Math.max(1, this.line - 2); i <= Math.min(lines.size(), this.line + 2); i++) {
			frame.append(String.format("%s %4d | %s%n", (i == this.line) ? ">" : " ", i, lines.get(i - 1)));
			if (i == this.line && this.column > 0) {
				frame.append("       | ").append(indent(lines.get(i - 1))).append("^").append(System.lineSeparator());
			}
		}
		return frame.toString();
	}

	// Tabs stay tabs, so that the mark stands below its place
	private String indent(String text) {
		StringBuilder indent = new StringBuilder();
		for (int i = 0; i < this.column - 1; i++) {
			indent.append((i < text.length() && text.charAt(i) == '\t') ? '\t' : ' ');
		}
		return indent.toString();
	}

}
