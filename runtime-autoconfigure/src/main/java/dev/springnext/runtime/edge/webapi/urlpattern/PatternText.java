package dev.springnext.runtime.edge.webapi.urlpattern;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes parts as a regular expression of JavaScript, and as a pattern.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href=
 * "https://urlpattern.spec.whatwg.org/#converting-part-lists-to-regular-expressions"> URL
 * Pattern Standard, converting part lists</a>
 */
final class PatternText {

	private PatternText() {
	}

	static String escapeRegexp(String text) {
		return escape(text, ".+*?^${}()[]|/\\");
	}

	static String escapePattern(String text) {
		return escape(text, "+*?:{}()\\");
	}

	private static String escape(String text, String special) {
		StringBuilder out = new StringBuilder(text.length() + 8);
		for (int i = 0; i < text.length(); i++) {
			if (special.indexOf(text.charAt(i)) >= 0) {
				out.append('\\');
			}
			out.append(text.charAt(i));
		}
		return out.toString();
	}

	static String toRegexp(List<Part> parts, PartOptions options) {
		StringBuilder out = new StringBuilder("^");
		for (Part part : parts) {
			if (part.type() == Part.Type.FIXED_TEXT) {
				String text = escapeRegexp(part.value());
				out.append((part.modifier() == Part.Modifier.NONE) ? text : "(?:" + text + ")" + part.modifier());
			}
			else {
				appendGroup(part, regexpOf(part, options), out);
			}
		}
		return out.append('$').toString();
	}

	private static String regexpOf(Part part, PartOptions options) {
		return switch (part.type()) {
			case SEGMENT_WILDCARD -> options.segmentWildcard();
			case FULL_WILDCARD -> Part.FULL_WILDCARD;
			default -> part.value();
		};
	}

	private static void appendGroup(Part part, String regexp, StringBuilder out) {
		Part.Modifier modifier = part.modifier();
		String prefix = escapeRegexp(part.prefix());
		String suffix = escapeRegexp(part.suffix());
		if (prefix.isEmpty() && suffix.isEmpty()) {
			out.append(modifier.repeats() ? "((?:" + regexp + ")" + modifier + ")" : "(" + regexp + ")" + modifier);
		}
		else if (!modifier.repeats()) {
			out.append("(?:" + prefix + "(" + regexp + ")" + suffix + ")" + modifier);
		}
		else {
			out.append("(?:" + prefix + "((?:" + regexp + ")(?:" + suffix + prefix + "(?:" + regexp + "))*)" + suffix
					+ ")")
				.append((modifier == Part.Modifier.ZERO_OR_MORE) ? "?" : "");
		}
	}

	static String toPattern(List<Part> parts, PartOptions options) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < parts.size(); i++) {
			Part part = parts.get(i);
			if (part.type() == Part.Type.FIXED_TEXT) {
				String text = escapePattern(part.value());
				out.append((part.modifier() == Part.Modifier.NONE) ? text : "{" + text + "}" + part.modifier());
			}
			else {
				Part before = (i > 0) ? parts.get(i - 1) : null;
				Part next = (i + 1 < parts.size()) ? parts.get(i + 1) : null;
				appendGroupPattern(part, before, needsGrouping(part, before, next, options), options, out);
			}
		}
		return out.toString();
	}

	private static boolean needsGrouping(Part part, @Nullable Part before, @Nullable Part next, PartOptions options) {
		if (!part.suffix().isEmpty() || (!part.prefix().isEmpty() && !part.prefix().equals(options.prefix()))) {
			return true;
		}
		if (part.hasCustomName() && part.type() == Part.Type.SEGMENT_WILDCARD && part.modifier() == Part.Modifier.NONE
				&& next != null && next.prefix().isEmpty() && next.suffix().isEmpty()) {
			boolean joins = (next.type() == Part.Type.FIXED_TEXT) ? startsLikeName(next.value())
					: next.hasNumericName();
			if (joins) {
				return true;
			}
		}
		return part.prefix().isEmpty() && before != null && before.type() == Part.Type.FIXED_TEXT
				&& !options.prefix().isEmpty() && before.value().endsWith(options.prefix());
	}

	private static boolean startsLikeName(String text) {
		return !text.isEmpty() && Tokenizer.isNameCodePoint(text.codePointAt(0), false);
	}

	private static void appendGroupPattern(Part part, @Nullable Part before, boolean grouped, PartOptions options,
			StringBuilder out) {
		boolean custom = part.hasCustomName();
		out.append(grouped ? "{" : "").append(escapePattern(part.prefix()));
		if (custom) {
			out.append(':').append(part.name());
		}
		switch (part.type()) {
			case REGEXP -> out.append('(').append(part.value()).append(')');
			case SEGMENT_WILDCARD -> out.append(custom ? "" : "(" + options.segmentWildcard() + ")");
			case FULL_WILDCARD -> {
				boolean alone = before == null || before.type() == Part.Type.FIXED_TEXT
						|| before.modifier() != Part.Modifier.NONE || grouped || !part.prefix().isEmpty();
				out.append((!custom && alone) ? "*" : "(" + Part.FULL_WILDCARD + ")");
			}
			default -> {
			}
		}
		if (part.type() == Part.Type.SEGMENT_WILDCARD && custom && startsLikeName(part.suffix())) {
			out.append('\\');
		}
		out.append(escapePattern(part.suffix())).append(grouped ? "}" : "").append(part.modifier());
	}

}
