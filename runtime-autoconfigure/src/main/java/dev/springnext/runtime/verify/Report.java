package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a result into words.
 *
 * @author Switchable Runtimes for Spring
 */
final class Report {

	private static final int LIMIT = 20;

	private static final String WAY_OUT = "Mark the handler with @NodejsRuntime (or @Runtime(\"nodejs\")) if it needs "
			+ "these APIs, use Fetch for IO, or set spring.next.edge.verify to 'warn' or 'off'.";

	private Report() {
	}

	static String of(EdgeCheckResult result) {
		List<String> lines = new ArrayList<>();
		limited(lines, result.violations().stream().map(EdgeViolation::message).distinct().toList());
		result.violations().stream().map(EdgeViolation::advice).distinct().forEach(lines::add);
		limited(lines, result.unread().stream().map(UnreadClass::message).toList());
		if (!result.violations().isEmpty()) {
			lines.add(WAY_OUT);
		}
		return String.join(System.lineSeparator(), lines);
	}

	private static void limited(List<String> lines, List<String> messages) {
		int more = messages.size() - LIMIT;
		Stream<String> rest = (more > 0) ? Stream.of("... and " + more + " more") : Stream.empty();
		Stream.concat(messages.stream().limit(LIMIT), rest).forEach(lines::add);
	}

}
