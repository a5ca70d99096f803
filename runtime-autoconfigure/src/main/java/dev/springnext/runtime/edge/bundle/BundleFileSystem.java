package dev.springnext.runtime.edge.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as the file system of an isolate, so that the module loader of GraalJS finds
 * what the bundle has and nothing else. Holds no state of isolates: one serves all that
 * run the bundle.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class BundleFileSystem implements FileSystem {

	static final String WASM = ".wasm";

	private static final String WASM_MODULE = WASM + "?module";

	private final Bundle bundle;

	private final Map<String, byte[]> files = new ConcurrentHashMap<>();

	/**
	 * The file system of a bundle.
	 * @param bundle the bundle
	 */
	public BundleFileSystem(Bundle bundle) {
		this.bundle = bundle;
	}

	@Override
	public Path parsePath(URI uri) {
		return new BundlePath(("file".equals(uri.getScheme())) ? String.valueOf(uri.getPath()) : uri.toString());
	}

	@Override
	public Path parsePath(String path) {
		return BundlePath.of(path);
	}

	@Override
	public Path toAbsolutePath(Path path) {
		return path.toAbsolutePath();
	}

	@Override
	public Path toRealPath(Path path, LinkOption... options) {
		Path real = path.toAbsolutePath().normalize();
		String text = real.toString();
		return (text.endsWith(WASM_MODULE)) ? new BundlePath(text.substring(0, text.length() - "?module".length()))
				: real;
	}

	@Override
	public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
		if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
			throw readOnly();
		}
		bytes(path);
	}

	@Override
	public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
			FileAttribute<?>... attributes) throws IOException {
		if (options.stream().anyMatch((option) -> option != StandardOpenOption.READ)) {
			throw readOnly();
		}
		return new BytesChannel(bytes(path));
	}

	@Override
	public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
		Map<String, Object> all = new HashMap<>();
		all.put("isRegularFile", true);
		all.put("isDirectory", false);
		all.put("isSymbolicLink", false);
		all.put("isOther", false);
		all.put("size", (long) bytes(path).length);
		FileTime time = FileTime.fromMillis(0);
		all.put("lastModifiedTime", time);
		all.put("lastAccessTime", time);
		all.put("creationTime", time);
		return all;
	}

	@Override
	public @Nullable String getMimeType(Path path) {
		// GraalJS would instantiate it; the edge runtime gives the module
		return (toRealPath(path).toString().endsWith(WASM)) ? "application/javascript+module" : null;
	}

	@Override
	public void createDirectory(Path path, FileAttribute<?>... attributes) {
		throw readOnly();
	}

	@Override
	public void delete(Path path) {
		throw readOnly();
	}

	@Override
	public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter) {
		throw readOnly();
	}

	private static SecurityException readOnly() {
		return new SecurityException("An edge function has no file system");
	}

	private byte[] bytes(Path path) throws IOException {
		String text = path.toString();
		byte[] known = this.files.get(text);
		if (known == null) {
			String code = code(text);
			if (code == null) {
				throw new IOException(missing(text));
			}
			known = code.getBytes(StandardCharsets.UTF_8);
			this.files.put(text, known);
		}
		return known;
	}

	private @Nullable String code(String text) {
		Bundle.Module module = this.bundle.modules().get(BundlePath.nameOf(text));
		if (module != null) {
			return module.code();
		}
		BuiltInModule builtIn = BuiltInModules.withId(text);
		if (builtIn != null && builtIn.isServed()) {
			return builtIn.code();
		}
		String asset = BundlePath.nameOf(toRealPath(new BundlePath(text)).toString());
		return (asset.endsWith(WASM) && this.bundle.assets().containsKey(asset))
				? "export default globalThis[Symbol.for('edge.modules')](" + Json.quote("wasm:" + asset) + ");\n"
				: null;
	}

	private String missing(String text) {
		if (text.startsWith(NodeModules.SCHEME)) {
			return "Native module not found: " + text.substring(NodeModules.SCHEME.length());
		}
		if (text.startsWith("eval:")) {
			return "Code generation from strings disallowed for this context";
		}
		String specifier = (text.startsWith(BundlePath.BARE)) ? text.substring(BundlePath.BARE.length()) : text;
		return "Cannot find module '" + specifier + "' in the bundle of the edge function '" + this.bundle.name() + "'";
	}

}
