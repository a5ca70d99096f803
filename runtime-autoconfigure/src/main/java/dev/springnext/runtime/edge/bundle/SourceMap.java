package dev.springnext.runtime.edge.bundle;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where code that a tool made came from.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://tc39.es/ecma426/">ECMA-426</a>
 */
public final class SourceMap {

	private final List<String> sources;

	private final List<String> names;

	private final String encoded;

	private volatile @Nullable Mappings mappings;

	private SourceMap(List<String> sources, List<String> names, String encoded) {
		this.sources = sources;
		this.names = names;
		this.encoded = encoded;
	}

	/**
	 * Reads a source map of version 3. Its mappings are decoded when they are first
	 * needed.
	 * @param json the map
	 * @return the source map
	 * @throws IllegalArgumentException if it is none
	 */
	public static SourceMap parse(String json) {
		var map = Json.object(Json.parse(json));
		if (Json.number(map.get("version")) != 3) {
			throw new IllegalArgumentException("Not a source map of version 3");
		}
		String root = Json.string(map.get("sourceRoot"));
		String prefix = (root.isEmpty() || root.endsWith("/")) ? root : root + "/";
		return new SourceMap(
				Json.list(map.get("sources")).stream().map((source) -> prefix + Json.string(source)).toList(),
				Json.list(map.get("names")).stream().map(Json::string).toList(), Json.string(map.get("mappings")));
	}

	/**
	 * The same map with other names of its sources.
	 * @param rename gives a source its name
	 * @return the map
	 */
	SourceMap withSources(java.util.function.UnaryOperator<String> rename) {
		return new SourceMap(this.sources.stream().map(rename).toList(), this.names, this.encoded);
	}

	/**
	 * The files that the code came from.
	 * @return their paths
	 */
	public List<String> sources() {
		return this.sources;
	}

	/**
	 * Where a place in the code came from.
	 * @param line the line, from 1
	 * @param column the column, from 1
	 * @return the place in the original, or {@code null} where code has none
	 */
	public @Nullable Position original(int line, int column) {
		Mappings decoded = this.mappings;
		if (decoded == null) {
			decoded = Mappings.decode(this.encoded);
			this.mappings = decoded;
		}
		int segment = decoded.find(line - 1, column - 1);
		if (segment < 0 || decoded.source(segment) < 0 || decoded.source(segment) >= this.sources.size()) {
			return null;
		}
		int name = decoded.name(segment);
		return new Position(this.sources.get(decoded.source(segment)), decoded.line(segment) + 1,
				decoded.column(segment) + 1, (name >= 0 && name < this.names.size()) ? this.names.get(name) : null);
	}

	/**
	 * A place in an original file.
	 *
	 * @param source the path of the file
	 * @param line the line, from 1
	 * @param column the column, from 1
	 * @param name what the place is called there, or {@code null}
	 */
	public record Position(String source, int line, int column, @Nullable String name) {

	}

	/**
	 * The segments of the map in one array, five numbers each: column, source, line,
	 * column and name, the latter four -1 if missing; {@code starts} has the first
	 * segment of each line.
	 */
	private record Mappings(int[] starts, int[] segments) {

		private static final int WIDTH = 5;

		static Mappings decode(String encoded) {
			int[] starts = new int[16];
			int[] segments = new int[WIDTH * 256];
			int lines = 1;
			int count = 0;
			Vlq vlq = new Vlq(encoded);
			int[] state = new int[WIDTH];
			while (vlq.hasMore()) {
				if (vlq.skip(';')) {
					state[0] = 0;
					if (lines + 1 >= starts.length) {
						starts = Arrays.copyOf(starts, starts.length * 2);
					}
					starts[lines++] = count;
				}
				else if (!vlq.skip(',')) {
					if ((count + 1) * WIDTH > segments.length) {
						segments = Arrays.copyOf(segments, segments.length * 2);
					}
					int fields = 0;
					while (fields < WIDTH && vlq.hasField()) {
						state[fields++] += vlq.next();
					}
					for (int i = 0; i < WIDTH; i++) {
						segments[count * WIDTH + i] = (i < fields) ? state[i] : -1;
					}
					count++;
				}
			}
			starts[lines] = count;
			return new Mappings(Arrays.copyOf(starts, lines + 1), segments);
		}

		int find(int line, int column) {
			if (line < 0 || line >= this.starts.length - 1) {
				return -1;
			}
			int low = this.starts[line];
			int high = this.starts[line + 1] - 1;
			int found = -1;
			while (low <= high) {
				int middle = (low + high) >>> 1;
				if (this.segments[middle * WIDTH] <= column) {
					found = middle;
					low = middle + 1;
				}
				else {
					high = middle - 1;
				}
			}
			return found;
		}

		int source(int segment) {
			return this.segments[segment * WIDTH + 1];
		}

		int line(int segment) {
			return this.segments[segment * WIDTH + 2];
		}

		int column(int segment) {
			return this.segments[segment * WIDTH + 3];
		}

		int name(int segment) {
			return this.segments[segment * WIDTH + 4];
		}

	}

}
