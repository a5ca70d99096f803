package dev.springnext.runtime.edge.webapi.next;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a part of a {@code User-Agent} text tells.
 *
 * @param pattern the part, in any case
 * @param values what it tells, each a text, the number of a group, or empty for nothing
 * @author Switchable Runtimes for Spring
 */
record UserAgentRule(Pattern pattern, List<String> values) {

	static UserAgentRule of(String regex, String... values) {
		return new UserAgentRule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), List.of(values));
	}

	/**
	 * The values of the first rule that applies.
	 * @param rules the rules, special ones first
	 * @param text the text
	 * @param count how many values there are
	 * @return the values, all {@code null} if no rule applies
	 */
	static @Nullable String[] first(List<UserAgentRule> rules, String text, int count) {
		@Nullable String[] found = new @Nullable String[count];
		for (UserAgentRule rule : rules) {
			Matcher matcher = rule.pattern.matcher(text);
			if (matcher.find()) {
				for (int i = 0; i < count; i++) {
					found[i] = value(rule.values.get(i), matcher);
				}
				return found;
			}
		}
		return found;
	}

	private static @Nullable String value(String value, Matcher matcher) {
		boolean isGroup = value.length() == 1 && Character.isDigit(value.charAt(0));
		String text = (isGroup) ? matcher.group(Integer.parseInt(value)) : value;
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
