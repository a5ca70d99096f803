package dev.springnext.runtime.edge.webapi.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.HostFunctions;

/**
 * Where an error comes from: the topmost frame in the text of a stack.
 *
 * @author Switchable Runtimes for Spring
 * @param file the name of the script
 * @param line the line, from 1
 * @param column the column, from 1
 */
record StackLocation(String file, int line, int column) {

	private static final StackLocation UNKNOWN = new StackLocation("", 0, 0);

	private static final int MAX_LENGTH = 4096;

	// " at f (file.js:1:2)" or " at file.js:1:2"
	private static final Pattern POSITION = Pattern.compile(":(\\d{1,9}):(\\d{1,9})\\)?$");

	static void register(HostFunctions functions) {
		functions.add("file", (arguments) -> of(arguments).file())
			.add("line", (arguments) -> of(arguments).line())
			.add("column", (arguments) -> of(arguments).column());
	}

	private static StackLocation of(Value... arguments) {
		return (arguments.length > 0 && arguments[0].isString()) ? of(arguments[0].asString()) : UNKNOWN;
	}

	static StackLocation of(String stack) {
		return stack.lines()
			.filter((line) -> line.startsWith("    at ") && line.length() < MAX_LENGTH)
			.map(StackLocation::frame)
			.filter((location) -> location != null)
			.findFirst()
			.orElse(UNKNOWN);
	}

	private static @Nullable StackLocation frame(String line) {
		Matcher position = POSITION.matcher(line);
		if (!position.find()) {
			return null;
		}
		String before = line.substring("    at ".length(), position.start());
		String file = (line.endsWith(")")) ? before.substring(before.indexOf('(') + 1) : before;
		return new StackLocation(file, Integer.parseInt(position.group(1)), Integer.parseInt(position.group(2)));
	}

}
