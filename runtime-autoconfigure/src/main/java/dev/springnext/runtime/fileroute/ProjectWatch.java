package dev.springnext.runtime.fileroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Watches the files of a project while it is being developed. Looks at them again and
 * again: what the JDK offers instead needs seconds on some systems, and does not see the
 * whole tree at once.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ProjectWatch implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ProjectWatch.class);

	private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

	// So that a project costs a twentieth of a processor at most, and a large one, whose
	// changes would wait too long for that, a quarter
	private static final int PAUSES = 20;

	private static final int LEAST_PAUSES = 3;

	private static final long LONG_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long SETTLING = TimeUnit.MILLISECONDS.toNanos(10);

	private final ProjectFiles files;

	private final Path root;

	private final Consumer<Set<String>> changed;

	private final Thread thread;

	private Map<String, Stamp> known;

	private volatile boolean closed;

	/**
	 * Begins to watch.
	 * @param files the files of a directory
	 * @param root the directory
	 * @param changed is told the paths that were changed, added or removed, on the thread
	 * of the watch
	 */
	public ProjectWatch(ProjectFiles files, Path root, Consumer<Set<String>> changed) {
		this.files = files;
		this.root = root;
		this.changed = changed;
		this.known = stamps();
		this.thread = new Thread(this::run, "next-dev-watch");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void run() {
		long pause = SHORTEST_PAUSE;
		while (!this.closed) {
			try {
				TimeUnit.NANOSECONDS.sleep(pause);
				long started = System.nanoTime();
				Map<String, Stamp> now = stamps();
				pause = pause(System.nanoTime() - started);
				if (!now.equals(this.known)) {
					now = settled(now);
					Set<String> paths = differing(this.known, now);
					this.known = now;
					this.changed.accept(paths);
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.error("Changes of '" + this.files + "' could not be taken over", ex);
			}
		}
	}

	private static long pause(long look) {
		return Math.max(SHORTEST_PAUSE, Math.min(look * PAUSES, Math.max(LONG_PAUSE, look * LEAST_PAUSES)));
	}

	// Editors write in more than one step
	private Map<String, Stamp> settled(Map<String, Stamp> first) throws InterruptedException {
		Map<String, Stamp> before = first;
		while (!this.closed) {
			TimeUnit.NANOSECONDS.sleep(SETTLING);
			Map<String, Stamp> now = stamps();
			if (now.equals(before)) {
				break;
			}
			before = now;
		}
		return before;
	}

	private Map<String, Stamp> stamps() {
		Map<String, Stamp> stamps = new HashMap<>();
		for (String path : this.files.list()) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(this.root.resolve(path),
						BasicFileAttributes.class, new LinkOption[0]);
				stamps.put(path, new Stamp(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.size(),
						attributes.fileKey()));
			}
			catch (IOException ex) {
				// Gone in the meantime: so it will be seen as removed
			}
		}
		return stamps;
	}

	private static Set<String> differing(Map<String, Stamp> before, Map<String, Stamp> now) {
		Set<String> paths = new TreeSet<>();
		before.forEach((path, stamp) -> {
			if (!stamp.equals(now.get(path))) {
				paths.add(path);
			}
		});
		now.keySet().stream().filter((path) -> !before.containsKey(path)).forEach(paths::add);
		return paths;
	}

	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
		try {
			this.thread.join(TimeUnit.SECONDS.toMillis(10));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private record Stamp(long modified, long size, @org.jspecify.annotations.Nullable Object key) {

	}

}
