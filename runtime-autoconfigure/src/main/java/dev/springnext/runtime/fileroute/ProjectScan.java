package dev.springnext.runtime.fileroute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the names of a project's files.
 *
 * @author Switchable Runtimes for Spring
 */
final class ProjectScan {

	private static final Set<String> EXTENSIONS = Set.of("js", "mjs", "ts", "tsx", "jsx");

	private static final String SOURCE = "src/";

	private static final String APP = "app";

	private static final String PAGES = "pages";

	private final Collection<String> paths;

	// Where app, pages and the files at the root are: src/ if that has them
	private final String root;

	private final List<String> problems = new ArrayList<>();

	private final List<RouteFile> routes = new ArrayList<>();

	private final List<MiddlewareFile> folderMiddleware = new ArrayList<>();

	private final Map<String, String> layouts = new HashMap<>();

	private final Map<String, String> special = new HashMap<>();

	private final List<String> pages = new ArrayList<>();

	ProjectScan(Collection<String> paths) {
		this.paths = paths;
		this.root = (!has(APP + "/") && !has(PAGES + "/") && (has(SOURCE + APP + "/") || has(SOURCE + PAGES + "/")))
				? SOURCE : "";
	}

	private boolean has(String folder) {
		return this.paths.stream().anyMatch((path) -> path.startsWith(folder));
	}

	Project project() {
		List<SourceFile> files = this.paths.stream()
			.filter((path) -> path.startsWith(this.root))
			.map((path) -> SourceFile.of(path, path.substring(this.root.length())))
			.filter((file) -> EXTENSIONS.contains(file.extension()) && !file.base().endsWith(".d"))
			.toList();
		files.stream()
			.filter((file) -> file.isIn(APP))
			.filter((file) -> file.base().equals("layout"))
			.forEach(this::layout);
		files.forEach(this::file);
		this.problems.addAll(new RouteConflicts(this.routes, this.pages, this.root).problems());
		List<MiddlewareFile> middleware = middleware();
		if (!this.problems.isEmpty()) {
			throw FileRouteException.of(this.problems);
		}
		return new Project(this.routes, middleware, this.special.get("instrumentation"), this.pages);
	}

	private void layout(SourceFile file) {
		String folder = String.join("/", file.folders());
		String other = this.layouts.putIfAbsent(folder, file.path());
		if (other != null) {
			duplicate(other, file.path());
		}
	}

	private void file(SourceFile file) {
		try {
			if (file.isIn(APP)) {
				appFile(file);
			}
			else if (file.isIn(PAGES)) {
				pagesFile(file);
			}
			else if (file.folders().isEmpty()
					&& Set.of("middleware", "proxy", "instrumentation").contains(file.base())) {
				String other = this.special.putIfAbsent(file.base(), file.path());
				if (other != null) {
					duplicate(other, file.path());
				}
			}
		}
		catch (FileRouteException ex) {
			this.problems.add(file.path() + ": " + ex.getMessage());
		}
	}

	private void appFile(SourceFile file) {
		if (file.names(1).stream().anyMatch(FolderName::isPrivate)) {
			return;
		}
		switch (file.base()) {
			case "route" -> route(file);
			case "page" -> this.pages.add(file.path());
			case "middleware" ->
				this.folderMiddleware.add(new MiddlewareFile(file.path(), pattern(file.names(1)), null));
			default -> {
				// Whatever else stands beside routes
			}
		}
	}

	private void route(SourceFile file) {
		List<FolderName> names = file.names(1);
		if (names.stream().anyMatch(FolderName::isIntercepting)) {
			throw new FileRouteException("intercepting routes are for pages; a route handler has one path of its own",
					null);
		}
		List<String> above = new ArrayList<>();
		for (int i = 1; i <= file.folders().size(); i++) {
			String layout = this.layouts.get(String.join("/", file.folders().subList(0, i)));
			if (layout != null) {
				above.add(layout);
			}
		}
		this.routes.add(new RouteFile(RouteFile.Kind.APP_ROUTE, file.path(), pattern(names), above));
	}

	private void pagesFile(SourceFile file) {
		List<String> folders = file.folders();
		boolean api = (folders.size() > 1) ? folders.get(1).equals("api") : file.base().equals("api");
		if (!api) {
			this.pages.add(file.path());
			return;
		}
		List<FolderName> names = new ArrayList<>(file.names(1));
		if (!file.base().equals("index")) {
			names.add(new FolderName(file.base()));
		}
		this.routes.add(new RouteFile(RouteFile.Kind.API_ROUTE, file.path(), pattern(names), List.of()));
	}

	private static RoutePattern pattern(List<FolderName> names) {
		List<RoutePattern.Segment> segments = new ArrayList<>();
		for (FolderName name : names) {
			RoutePattern.Segment segment = name.segment();
			if (segment != null) {
				if (!segments.isEmpty() && segments.get(segments.size() - 1).kind().isCatchAll()) {
					throw new FileRouteException("a catch-all must be the last part of a path, but '" + name.name()
							+ "' follows '" + segments.get(segments.size() - 1) + "'", null);
				}
				if (segment.kind() != RoutePattern.Kind.STATIC && segments.stream()
					.anyMatch((other) -> other.kind() != RoutePattern.Kind.STATIC
							&& other.text().equals(segment.text()))) {
					throw new FileRouteException(
							"you cannot have the same slug name '" + segment.text() + "' repeat within a single path",
							null);
				}
				segments.add(segment);
			}
		}
		return new RoutePattern(segments);
	}

	private List<MiddlewareFile> middleware() {
		List<MiddlewareFile> all = new ArrayList<>();
		String middleware = this.special.get("middleware");
		String proxy = this.special.get("proxy");
		if (middleware != null && proxy != null) {
			this.problems.add("Both '" + middleware + "' and '" + proxy
					+ "' are there, which is the same by its old and its new name. Keep one of them.");
		}
		String own = (middleware != null) ? middleware : proxy;
		if (own != null) {
			all.add(new MiddlewareFile(own, null, null));
		}
		this.folderMiddleware.stream()
			.sorted(Comparator.comparingInt((MiddlewareFile file) -> file.path().split("/").length)
				.thenComparing(MiddlewareFile::path))
			.map(this::inGroup)
			.forEach(all::add);
		return all;
	}

	// Other files may have the paths of a group's folder: it is for those in the group
	private MiddlewareFile inGroup(MiddlewareFile file) {
		String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
		String name = folder.substring(0, Math.max(0, folder.length() - 1));
		if (!new FolderName(name.substring(name.lastIndexOf('/') + 1)).isGroup()) {
			return file;
		}
		return new MiddlewareFile(file.path(), file.folder(),
				this.routes.stream()
					.filter((route) -> route.path().startsWith(folder))
					.map(RouteFile::pattern)
					.toList());
	}

	private void duplicate(String one, String other) {
		this.problems.add("'" + one + "' and '" + other + "' are the same file in two languages. Keep one of them.");
	}

	/**
	 * A file of code.
	 *
	 * @param path its path in the project
	 * @param folders the folders that it is in, from the root on
	 * @param base its name without extension
	 * @param extension its extension
	 */
	private record SourceFile(String path, List<String> folders, String base, String extension) {

		static SourceFile of(String path, String below) {
			List<String> parts = List.of(below.split("/"));
			String name = parts.get(parts.size() - 1);
			int dot = name.lastIndexOf('.');
			return new SourceFile(path, parts.subList(0, parts.size() - 1), (dot < 0) ? name : name.substring(0, dot),
					(dot < 0) ? "" : name.substring(dot + 1));
		}

		boolean isIn(String folder) {
			return !this.folders.isEmpty() && this.folders.get(0).equals(folder);
		}

		List<FolderName> names(int from) {
			return this.folders.stream().skip(from).map(FolderName::new).toList();
		}

	}

}
