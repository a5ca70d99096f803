package dev.springnext.runtime.fileroute.segment;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.Expression;
import dev.springnext.runtime.edge.syntax.ModuleExport;
import dev.springnext.runtime.edge.syntax.ParsedModule;
import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.route.RuntimeType;

/**
 * What a file must have, and must not have together.
 *
 * @author Switchable Runtimes for Spring
 */
final class SegmentChecks {

	private static final Set<String> NO_FUNCTIONS = Set.of("Literal", "RegExpLiteral", "TemplateLiteral",
			"ArrayExpression", "ObjectExpression", "UnaryExpression", "ClassExpression");

	private final ParsedModule module;

	SegmentChecks(ParsedModule module) {
		this.module = module;
	}

	void check(SegmentConfig config) {
		ModuleExport parameters = this.module.export("generateStaticParams");
		if (parameters != null && config.file().isApp()) {
			if (this.module.directives().contains("use client")) {
				throw problem("generateStaticParams", parameters, "A file with \"use client\" can't export "
						+ "\"generateStaticParams\": that runs on the server.", "Leave one of them out.");
			}
			Declared<RuntimeType> runtime = config.runtime();
			if (config.file().kind() == SegmentFile.Kind.PAGE && runtime != null
					&& runtime.value() == RuntimeType.EDGE) {
				throw problem(
						"generateStaticParams", parameters, "A page can't have both runtime 'edge', as "
								+ runtime.describe() + " says, and \"generateStaticParams\".",
						"Leave one of them out.");
			}
		}
		if (config.file().kind() == SegmentFile.Kind.MIDDLEWARE) {
			requireFunction(config.file());
		}
	}

	private void requireFunction(SegmentFile file) {
		String name = file.isProxy() ? "proxy" : "middleware";
		ModuleExport other = this.module.export(file.isProxy() ? "middleware" : "proxy");
		ModuleExport found = this.module.export(name);
		ModuleExport fallback = this.module.export("default");
		if (mayBeFunction(found) || mayBeFunction(fallback) || (found == null && this.module.export("*") != null)) {
			return;
		}
		ModuleExport wrong = (found != null) ? found : (fallback != null) ? fallback : other;
		String action = (found == null && fallback == null && other != null && mayBeFunction(other))
				? "Rename the function \"" + other.name() + "\" to \"" + name + "\"."
				: "Export a function \"" + name + "\", or one as default.";
		throw problem(name, wrong,
				"The file must export a function, either as default or by the name \"" + name + "\""
						+ ((found != null || fallback != null) ? ", but what it exports so is no function." : "."),
				action);
	}

	private static boolean mayBeFunction(@Nullable ModuleExport export) {
		if (export == null) {
			return false;
		}
		Expression value = export.value();
		return switch (export.kind()) {
			case CLASS, OBJECT, TYPE -> false;
			case FUNCTION, LIST, FROM, LET, VAR -> true;
			case CONST, DEFAULT -> value == null || !NO_FUNCTIONS.contains(value.type());
		};
	}

	private SegmentConfigException problem(String setting, @Nullable ModuleExport export, String problem,
			String action) {
		Place place = this.module.source().place((export != null) ? export.start() : 0);
		return new SegmentConfigException(setting, place, this.module.source().line(place.line()), problem, action);
	}

}
