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
	// parenthesis. Names of files may have spaces and parentheses, as those of functions
	private static final Pattern FRAME = Pattern.compile("(?m)^(\\s*at )(.+?):(\\d{1,9})(?::(\\d{1,9}))?(\\)?)$");

	// How many words a line may have before the name of its file
	private static final int MAX_STARTS = 32;

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
		String text = frame.group(2);
		int start = 0;
		for (int i = 0; i < MAX_STARTS && start >= 0; i++) {
			SourceMap map = this.maps.apply(text.substring(start));
			if (map != null) {
				return original(frame, text.substring(0, start), map);
			}
			start = nextStart(text, start);
		}
		return frame.group();
	}

	// Where else the name of the file may begin
	private static int nextStart(String text, int after) {
		for (int i = after; i < text.length() - 1; i++) {
			if (text.charAt(i) == ' ' || text.charAt(i) == '(') {
				return i + 1;
			}
		}
		return -1;
	}

	private static String original(MatchResult frame, String function, SourceMap map) {
		SourceMap.Position position = map.original(Integer.parseInt(frame.group(3)),
				(frame.group(4) != null) ? Integer.parseInt(frame.group(4)) : 1);
		return (position != null) ? frame.group(1) + function + position.source() + ":" + position.line() + ":"
				+ position.column() + frame.group(5) : frame.group();
	}

}
