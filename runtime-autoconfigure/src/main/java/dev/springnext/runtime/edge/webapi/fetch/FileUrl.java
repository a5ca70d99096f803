package dev.springnext.runtime.edge.webapi.fetch;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * What a {@code file:} URL stands for: a file of the bundle, whose root is
 * {@code file:///}. It is looked up by name there, so it reaches nothing else, whatever
 * it looks like.
 *
 * @param type the content type
 * @param content the bytes, which are not changed
 * @author Switchable Runtimes for Spring
 */
record FileUrl(String type, byte[] content) {

	private static final Map<String, String> TYPES = types();

	/**
	 * Reads a file.
	 * @param url a serialized URL of the scheme {@code file}
	 * @param files the files of the bundle
	 * @return the file, or {@code null} if the bundle has none of this name
	 */
	static @Nullable FileUrl read(String url, @Nullable BundledFiles files) {
		WebUrl parsed = WebUrl.parse(url, null);
		if (parsed == null || files == null || !parsed.host().isEmpty()) {
			return null;
		}
		String path = parsed.decodedPathname().substring(1);
		byte[] content = files.read(path);
		return (content != null) ? new FileUrl(typeOf(path), content) : null;
	}

	private static String typeOf(String path) {
		String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return TYPES.getOrDefault(extension, "application/octet-stream");
	}

	private static Map<String, String> types() {
		Map<String, String> types = new HashMap<>();
		for (String line : """
				text/plain;charset=UTF-8 txt text log
				text/html;charset=UTF-8 html htm
				text/css;charset=UTF-8 css
				text/csv;charset=UTF-8 csv
				text/markdown;charset=UTF-8 md
				text/javascript;charset=UTF-8 js mjs
				application/json json map
				application/xml xml
				application/wasm wasm
				application/pdf pdf
				application/zip zip
				application/gzip gz
				image/png png
				image/jpeg jpg jpeg
				image/gif gif
				image/webp webp
				image/avif avif
				image/svg+xml svg
				image/x-icon ico
				font/ttf ttf
				font/otf otf
				font/woff woff
				font/woff2 woff2
				audio/mpeg mp3
				video/mp4 mp4
				""".split("\n")) {
			String[] words = line.split(" ");
			for (int i = 1; i < words.length; i++) {
				types.put(words[i], words[0]);
			}
		}
		return Map.copyOf(types);
	}

}
