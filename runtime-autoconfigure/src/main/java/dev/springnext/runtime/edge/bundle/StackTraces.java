package dev.springnext.runtime.edge.bundle;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Stack traces of a bundle, told in terms of its sources.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class StackTraces {

	// at fn (/entry.js:1:23), at /entry.js:1:23; the position ends the line or the
	// parenthesis
	private static final Pattern FRAME = Pattern
		.compile("(?m)^(\\s*at (?:.*?[ (])??)([^\\s()]+?):(\\d{1,9})(?::(\\d{1,9}))?(\\)?)$");

	private final Function<String, @Nullable SourceMap> maps;

	/**
	 * Stack traces of a bundle.
	 * @param bundle the bundle
	 */
	public StackTraces(Bundle bundle) {
		this((module) -> bundle.sourceMap(BundlePath.nameOf(module)));
	}

	StackTraces(Function<String, @Nullable SourceMap> maps) {
		this.maps = maps;
	}

	/**
	 * Rewrites a stack trace, or any text with lines of one.
	 * @param text the text
	 * @return the text with the places of the original files, where they are known
	 */
	public String original(String text) {
		if (text.indexOf("at ") < 0) {
			return text;
		}
		return FRAME.matcher(text).replaceAll((frame) -> Matcher.quoteReplacement(original(frame)));
	}

	private String original(MatchResult frame) {
		SourceMap map = this.maps.apply(frame.group(2));
		SourceMap.Position position = (map != null) ? map.original(Integer.parseInt(frame.group(3)),
				(frame.group(4) != null) ? Integer.parseInt(frame.group(4)) : 1) : null;
		return (position != null)
				? frame.group(1) + position.source() + ":" + position.line() + ":" + position.column() + frame.group(5)
				: frame.group();
	}

}
