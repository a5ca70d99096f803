package dev.springnext.runtime.edge.webapi.compression;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * Compression streams.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://compression.spec.whatwg.org/">Compression Standard</a>
 */
public final class CompressionApi implements WebApi {

	@Override
	public String name() {
		return "compression";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("compression-streams", "CompressionStream", "DecompressionStream");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.add("newCompressor", (arguments) -> new Compressor(Format.of(arguments[0].asString())));
		functions.add("newDecompressor", (arguments) -> new Decompressor(Format.of(arguments[0].asString())));
		functions.add("feed", (arguments) -> {
			Codec.from(arguments[0]).feed(Bytes.of(arguments, 1));
			return null;
		});
		functions.add("next", (arguments) -> Codec.from(arguments[0]).next());
		functions.add("finish", (arguments) -> {
			Codec.from(arguments[0]).finish();
			return null;
		});
		functions.add("release", (arguments) -> {
			Codec.from(arguments[0]).release();
			return null;
		});
	}

}
