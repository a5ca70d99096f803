package dev.springnext.runtime.edge.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads what esbuild says. It marks messages with {@code [ERROR]} and {@code [WARNING]},
 * followed by the place, the source line and a marker below it.
 *
 * @author Switchable Runtimes for Spring
 */
final class EsbuildMessages {

	private static final Pattern HEAD = Pattern.compile("^\\S+ \\[(ERROR|WARNING)\\] (.*)$");

	private static final Pattern PLACE = Pattern.compile("^    (\\S.*):(\\d+):(\\d+):$");

	private static final Pattern LINE = Pattern.compile("^ *\\d+ \u2502 (.*)$");

	private static final Pattern UNRESOLVED = Pattern.compile("^Could not resolve \"([^\"]+)\"");

	private final List<BundleException.Problem> errors = new ArrayList<>();

	private final List<BundleWarning> warnings = new ArrayList<>();

	private @Nullable String kind;

	private String message = "";

	private @Nullable String file;

	private int line;

	private int column;

	private @Nullable String text;

	EsbuildMessages(String output) {
		output.lines().forEach(this::read);
		end();
	}

	List<BundleException.Problem> errors() {
		return this.errors;
	}

	List<BundleWarning> warnings() {
		return this.warnings;
	}

	private void read(String next) {
		Matcher head = HEAD.matcher(next);
		if (head.matches()) {
			end();
			this.kind = head.group(1);
			this.message = head.group(2);
			return;
		}
		if (this.kind == null) {
			return;
		}
		Matcher place = PLACE.matcher(next);
		Matcher source = LINE.matcher(next);
		if (this.file == null && place.matches()) {
			this.file = place.group(1);
			this.line = Integer.parseInt(place.group(2));
			// esbuild counts columns from 0
			this.column = Integer.parseInt(place.group(3)) + 1;
		}
		else if (this.file != null && this.text == null && source.matches()) {
			this.text = source.group(1);
		}
	}

	private void end() {
		if ("ERROR".equals(this.kind)) {
			Matcher unresolved = UNRESOLVED.matcher(this.message);
			String problem = (unresolved.find()) ? NextModules.problem(unresolved.group(1)) : null;
			this.errors.add(new BundleException.Problem((problem != null) ? problem : this.message, this.file,
					this.line, this.column, this.text));
		}
		else if ("WARNING".equals(this.kind)) {
			this.warnings.add(new BundleWarning(this.message, this.file, this.line));
		}
		this.kind = null;
		this.file = null;
		this.text = null;
	}

}
