package dev.springnext.runtime.fileroute.segment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.Expression;
import dev.springnext.runtime.edge.syntax.ModuleExport;
import dev.springnext.runtime.edge.syntax.ParsedModule;
import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.edge.syntax.SourceText;
import dev.springnext.runtime.edge.syntax.SyntaxException;

/**
 * Reads segment config from source. Literals are read as they stand, also with what
 * TypeScript says of them; everything else is left open for whoever can run the module.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class SegmentConfigReader {

	/**
	 * Reads a file.
	 * @param file the file
	 * @return what it says
	 * @throws SegmentConfigException if the file is no module, or what it says is not
	 * legal
	 */
	public SegmentConfig read(SegmentFile file) {
		return new Reading(file, parse(file)).read();
	}

	private static ParsedModule parse(SegmentFile file) {
		try {
			return ParsedModule.parse(file.path(), file.code());
		}
		catch (SyntaxException ex) {
			throw SegmentConfigException.of(ex);
		}
	}

	/**
	 * The reading of one file.
	 */
	private static final class Reading {

		private final ParsedModule module;

		private final SourceText source;

		private final SegmentSettings settings;

		private final Map<String, OpenSetting> open = new LinkedHashMap<>();

		private final Map<String, Place> places = new HashMap<>();

		Reading(SegmentFile file, ParsedModule module) {
			this.module = module;
			this.source = module.source();
			this.settings = new SegmentSettings(file);
		}

		SegmentConfig read() {
			SegmentFile file = this.settings.file();
			SegmentSettings.names(file).forEach(this::setting);
			if (file.isApp()) {
				ignoredConfig();
			}
			SegmentChecks checks = new SegmentChecks(this.module);
			SegmentConfig config = new SegmentConfig(this.settings, names(), this.open, checks, this.places);
			checks.check(config);
			return config;
		}

		private Set<String> names() {
			Set<String> names = new LinkedHashSet<>();
			for (ModuleExport export : this.module.exports()) {
				if (export.kind() != ModuleExport.Kind.TYPE) {
					names.add(export.name());
				}
			}
			return names;
		}

		private void ignoredConfig() {
			ModuleExport config = this.module.export("config");
			if (config != null) {
				this.settings.warn("config", this.source.place(config.start()),
						"\"config\" has no effect in app: export each setting by its name, "
								+ "as in export const runtime = 'edge'.");
			}
		}

		private void setting(String name) {
			ModuleExport export = this.module.export(name);
			if (export == null) {
				export = this.module.export("*");
				if (export == null) {
					return;
				}
			}
			Expression value = export.value();
			if (export.kind() == ModuleExport.Kind.CONST && value != null) {
				literal(name, export, value);
				return;
			}
			Place place = this.source.place(export.start());
			this.places.put(name, place);
			Origin origin = new Origin(this.source, export, null);
			if (isDeclaration(export.kind())) {
				throw new SegmentConfigException(name, place, origin.line(place),
						"\"" + name + "\" is a setting, but " + origin.kind() + " has that name here.", "Rename it.");
			}
			this.open.put(name, new OpenSetting(new Unknown(name, origin.kind(), place), origin));
		}

		private static boolean isDeclaration(ModuleExport.Kind kind) {
			return kind == ModuleExport.Kind.FUNCTION || kind == ModuleExport.Kind.CLASS
					|| kind == ModuleExport.Kind.OBJECT;
		}

		private void literal(String name, ModuleExport export, Expression expression) {
			LiteralReader literals = new LiteralReader(this.source);
			@Nullable Object raw = literals.read(expression, name);
			Origin origin = new Origin(this.source, export, literals);
			this.places.putAll(literals.places());
			this.settings.add(new SegmentValue(name, raw, origin));
			List<Unknown> unknown = literals.unknown();
			unknown.stream()
				.filter((part) -> SegmentSettings.isSetting(part.key()))
				.findFirst()
				.ifPresent((part) -> this.open.put(name, new OpenSetting(part, origin)));
		}

	}

}
