package dev.springnext.runtime.edge.bundle;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The size of a bundle: UTF-8 code and assets.
 *
 * @param bytes all together
 * @param parts what makes it up, the largest first
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record BundleSize(long bytes, List<Part> parts) {

	private static final int SHOWN = 10;

	/**
	 * Copies the parts.
	 * @param bytes all together
	 * @param parts what makes it up
	 */
	public BundleSize {
		parts = parts.stream()
			.sorted(Comparator.comparingLong(Part::bytes).reversed().thenComparing(Part::path))
			.toList();
	}

	static BundleSize of(long bytes, Map<String, Long> parts) {
		return new BundleSize(bytes,
				parts.entrySet().stream().map((part) -> new Part(part.getKey(), part.getValue())).toList());
	}

	/**
	 * Tells what is large, one line each.
	 * @return such as {@code  812,345 bytes  63.1 %  node_modules/moment/moment.js}
	 */
	public String describe() {
		StringBuilder text = new StringBuilder();
		this.parts.stream()
			.limit(SHOWN)
			.forEach((part) -> text.append(String.format(Locale.ROOT, "%n  %,12d bytes %5.1f %%  %s", part.bytes(),
					100.0 * part.bytes() / Math.max(this.bytes, 1), part.path())));
		if (this.parts.size() > SHOWN) {
			long rest = this.parts.stream().skip(SHOWN).mapToLong(Part::bytes).sum();
			text.append(String.format(Locale.ROOT, "%n  %,12d bytes %5.1f %%  in %d smaller ones", rest,
					100.0 * rest / Math.max(this.bytes, 1), this.parts.size() - SHOWN));
		}
		return text.toString();
	}

	/**
	 * One original file's share of a bundle.
	 *
	 * @param path the file
	 * @param bytes its bytes in the bundle
	 */
	public record Part(String path, long bytes) {

	}

}
