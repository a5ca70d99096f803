package dev.springnext.runtime.edge.bundle;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The modules of Next.js that the edge runtime serves; their exports are in
 * {@code edge.webapi.next}.
 *
 * @author Switchable Runtimes for Spring
 */
final class NextModules {

	static final String PACKAGE = "next/";

	private static final String SCHEME = "next:";

	static final List<BuiltInModule> ALL = List.of(
			module("cache", "cacheLife", "cacheTag", "refresh", "revalidatePath", "revalidateTag", "unstable_cache",
					"unstable_cacheLife", "unstable_cacheTag", "unstable_noStore", "updateTag"),
			module("headers", "cookies", "draftMode", "headers"),
			module("navigation", "RedirectType", "forbidden", "notFound", "permanentRedirect", "redirect",
					"unauthorized", "unstable_rethrow"),
			module("server", "NextFetchEvent", "NextRequest", "NextResponse", "URLPattern", "after", "connection",
					"userAgent", "userAgentFromString"));

	private NextModules() {
	}

	private static BuiltInModule module(String name, String... exports) {
		return new BuiltInModule(SCHEME + name, List.of(exports));
	}

	/**
	 * What is wrong with an import of a module that is not served.
	 * @param specifier what is imported
	 * @return the problem, or {@code null} if it is not of Next.js
	 */
	static @Nullable String problem(String specifier) {
		if (!specifier.equals("next") && !specifier.startsWith(PACKAGE)) {
			return null;
		}
		String there = ALL.stream()
			.map((module) -> "'" + PACKAGE + module.name() + "'")
			.collect(Collectors.joining(", "));
		return (specifier.equals("next/og") || specifier.equals("next/og.js"))
				? "'next/og' is imported, but images of JSX can't be made here; the modules of Next.js that there are: "
						+ there
				: "'" + specifier + "' is imported, which is not one of the modules of Next.js that there are: "
						+ there;
	}

	/**
	 * What is wrong with a name that is imported.
	 * @param module the module that it is imported from
	 * @param name the name
	 * @return the problem, or {@code null} if the module exports it
	 */
	static @Nullable String problem(BuiltInModule module, String name) {
		if (module.isOfNode() || name.equals("default") || name.equals(ImportScanner.ALL)
				|| module.exports().contains(name)) {
			return null;
		}
		return "'" + PACKAGE + module.name() + "' has no export '" + name + "'; it has "
				+ String.join(", ", module.exports());
	}

}
