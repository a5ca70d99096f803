package dev.springnext.runtime.edge.syntax;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * The punctuators of the language, longest first. A {@code >} is always alone, because
 * type arguments end with it.
 *
 * @author Switchable Runtimes for Spring
 */
final class Punctuators {

	private static final String[][] BY_FIRST = new String[128][];

	private static final String[] GREATER = { ">>>=", ">>>", ">>=", ">>", ">=", ">" };

	static {
		String all = "{ } ( ) [ ] ; , < <= << <<= > = == === => ! != !== + ++ += - -- -= * ** *= **= / /= % %= "
				+ "& && &= &&= | || |= ||= ^ ^= ~ ? ?. ?? ??= : . ... @";
		for (String text : all.split(" ")) {
			String[] known = BY_FIRST[text.charAt(0)];
			String[] more = (known != null) ? Arrays.copyOf(known, known.length + 1) : new String[1];
			more[more.length - 1] = text;
			Arrays.sort(more, Comparator.comparingInt(String::length).reversed());
			BY_FIRST[text.charAt(0)] = more;
		}
	}

	private Punctuators() {
	}

	static @Nullable String at(String code, int at) {
		char first = code.charAt(at);
		String[] candidates = (first < 128) ? BY_FIRST[first] : null;
		if (candidates == null) {
			return null;
		}
		for (String text : candidates) {
			if (code.startsWith(text, at) && !(text.equals("?.") && isDigit(code, at + 2))) {
				return text;
			}
		}
		return null;
	}

	static String greater(String code, int at) {
		for (String text : GREATER) {
			if (code.startsWith(text, at)) {
				return text;
			}
		}
		return ">";
	}

	private static boolean isDigit(String code, int at) {
		return at < code.length() && Characters.isDigit(code.charAt(at));
	}

}
