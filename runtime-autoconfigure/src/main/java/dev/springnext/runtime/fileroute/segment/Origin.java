package dev.springnext.runtime.fileroute.segment;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.ModuleExport;
import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.edge.syntax.SourceText;

/**
 * Where a value comes from: an export of a source file, read or evaluated.
 *
 * @author Switchable Runtimes for Spring
 */
final class Origin {

	private static final int LONGEST_DECLARATION = 120;

	private final SourceText source;

	private final ModuleExport export;

	private final @Nullable LiteralReader literals;

	/**
	 * The origin of a value.
	 * @param source the source file
	 * @param export the export
	 * @param literals where the parts of the value stand, or {@code null} if it was found
	 * by running the module
	 */
	Origin(SourceText source, ModuleExport export, @Nullable LiteralReader literals) {
		this.source = source;
		this.export = export;
		this.literals = literals;
	}

	Origin evaluated() {
		return new Origin(this.source, this.export, null);
	}

	boolean isEvaluated() {
		return this.literals == null;
	}

	Place place() {
		return this.source.place(this.export.start());
	}

	Place valuePlace(String key) {
		Map<String, Place> places = (this.literals != null) ? this.literals.places() : Map.of();
		Place place = places.get(key);
		return (place != null) ? place : place();
	}

	Place keyPlace(String key) {
		Map<String, Place> keys = (this.literals != null) ? this.literals.keys() : Map.of();
		Place place = keys.get(key);
		return (place != null) ? place : place();
	}

	/**
	 * Whether a part of a value could not be read.
	 * @param key the key of the value
	 * @return whether it, or something in it, is no literal
	 */
	boolean hasUnknown(String key) {
		return this.literals != null && this.literals.unknown()
			.stream()
			.anyMatch((part) -> part.key().equals(key) || part.key().startsWith(key + ".")
					|| part.key().startsWith(key + "["));
	}

	/**
	 * What keeps a value from being read.
	 * @param key the key of the value
	 * @return what stands in it, or {@code null} if that can be read
	 */
	@Nullable Unknown unknown(String key) {
		return (this.literals == null) ? null
				: this.literals.unknown().stream().filter((part) -> part.key().equals(key)).findFirst().orElse(null);
	}

	String line(Place place) {
		return this.source.line(place.line());
	}

	/**
	 * The declaration as it is written, in one line.
	 * @return the declaration, such as {@code export const runtime = 'edge'}
	 */
	String declaration() {
		return switch (this.export.kind()) {
			case CONST -> variable("const");
			case LET -> variable("let");
			case VAR -> variable("var");
			case LIST -> list();
			case FROM -> (this.export.name().equals("*") ? "export *" : list()) + " from '" + this.export.from() + "'";
			default -> inLine(this.source.text(this.export.statement(), this.export.end()));
		};
	}

	/**
	 * What the export is, where its value is no expression.
	 * @return a part of a sentence, such as {@code declared with "let"}
	 */
	String kind() {
		return switch (this.export.kind()) {
			case LET -> "declared with \"let\"";
			case VAR -> "declared with \"var\"";
			case LIST -> "exported in a list";
			case FROM -> "exported from '" + this.export.from() + "'";
			case FUNCTION -> "a function";
			case CLASS -> "a class";
			case OBJECT -> "an enum or a namespace";
			default -> "set by a pattern";
		};
	}

	private String variable(String word) {
		boolean alone = this.export.value() != null;
		return "export " + word + " " + (alone ? inLine(this.source.text(this.export.start(), this.export.end()))
				: "{ " + this.export.name() + " }");
	}

	private String list() {
		String local = this.export.local();
		return "export { " + ((local == null || local.equals(this.export.name())) ? "" : local + " as ")
				+ this.export.name() + " }";
	}

	private static String inLine(String code) {
		StringBuilder line = new StringBuilder();
		for (String part : code.split("\\s+", -1)) {
			line.append(line.isEmpty() ? "" : " ").append(part);
			if (line.length() > LONGEST_DECLARATION) {
				return line.substring(0, LONGEST_DECLARATION) + "...";
			}
		}
		return line.toString();
	}

}
