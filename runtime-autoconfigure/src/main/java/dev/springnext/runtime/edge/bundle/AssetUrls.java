package dev.springnext.runtime.edge.bundle;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * Finds {@code new URL('./file', import.meta.url)}: the files that code fetches from
 * beside itself.
 *
 * @author Switchable Runtimes for Spring
 */
final class AssetUrls {

	private static final String[] AFTER = { ",", "import", ".", "meta", ".", "url" };

	private AssetUrls() {
	}

	static List<AssetUrl> scan(String code) {
		List<AssetUrl> found = new ArrayList<>();
		if (!code.contains("import.meta.url")) {
			return found;
		}
		JsTokens tokens = new JsTokens(code);
		for (int i = 0; i < tokens.count(); i++) {
			if (tokens.is(i, "new") && tokens.is(i + 1, "URL") && tokens.is(i + 2, "(") && tokens.isString(i + 3)
					&& follows(tokens, i + 4)) {
				found.add(new AssetUrl(tokens.string(i + 3), tokens.start(i + 3), tokens.end(i + 3)));
			}
		}
		return found;
	}

	private static boolean follows(JsTokens tokens, int at) {
		for (int i = 0; i < AFTER.length; i++) {
			if (!tokens.is(at + i, AFTER[i])) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A URL of a file.
	 *
	 * @param specifier what it is relative to the module
	 * @param start where the string with the specifier begins
	 * @param end where it ends
	 */
	record AssetUrl(String specifier, int start, int end) {

		/**
		 * The path of the file.
		 * @param importer the path of the module
		 * @return the path, or {@code null} if it can't be of the bundle
		 */
		@Nullable String path(String importer) {
			if (this.specifier.isEmpty() || this.specifier.startsWith("/") || this.specifier.indexOf(':') >= 0) {
				return null;
			}
			int end = this.specifier.split("[?#]", 2)[0].length();
			String path = BundlePath.resolve(importer, this.specifier.substring(0, end));
			WebUrl url = (path != null) ? WebUrl.parse("file:///" + path, null) : null;
			String decoded = (url != null) ? url.decodedPathname().substring(1) : null;
			// An escaped ../ would lead on
			return (decoded != null && decoded.equals(BundlePath.resolve("", decoded))) ? decoded : null;
		}

	}

}
