package dev.springnext.runtime.fetch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports as a setting writes them: {@code 443} or {@code 8000-8999}.
 *
 * @param text the setting
 * @param first the lowest port
 * @param last the highest port
 * @author Switchable Runtimes for Spring
 */
record PortRange(String text, int first, int last) {

	static final int MAX_PORT = 65535;

	private static final Pattern SYNTAX = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

	static List<PortRange> parse(String property, List<String> values) {
		return values.stream().map((value) -> parse(property, value)).toList();
	}

	private static PortRange parse(String property, String value) {
		Matcher matcher = SYNTAX.matcher(value);
		if (matcher.matches()) {
			int first = Integer.parseInt(matcher.group(1));
			int last = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : first;
			if (first > 0 && first <= last && last <= MAX_PORT) {
				return new PortRange(value, first, last);
			}
		}
		throw FetchSettings.invalid(property, value, "a port such as 443, or a range such as 8000-8999");
	}

	boolean contains(int port) {
		return this.first <= port && port <= this.last;
	}

}
