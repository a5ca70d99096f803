package dev.springnext.runtime.edge.webapi.file;

import java.util.UUID;

import org.graalvm.polyglot.Value;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;
import dev.springnext.runtime.edge.webapi.streams.GuestStreams;

/**
 * Blobs and files.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/FileAPI/">File API</a>
 */
public final class FileApi implements WebApi {

	@Override
	public String name() {
		return "file";
	}

	@Override
	public void globals(Globals globals) {
		globals.interfaces("blob", "Blob");
		globals.interfaces("file", "File", "FileList");
		globals.interfaces("file-reader", "FileReader");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		functions.add("builder", (arguments) -> new BlobData.Builder());
		functions.add("addText", (arguments) -> BlobData.Builder.from(arguments[0])
			.add((arguments[2].asBoolean()) ? nativeEndings(arguments[1].asString()) : arguments[1].asString()));
		functions.add("addBytes", (arguments) -> BlobData.Builder.from(arguments[0]).add(Bytes.of(arguments, 1)));
		functions.add("addBlob", (arguments) -> BlobData.Builder.from(arguments[0]).add(BlobData.from(arguments[1])));
		functions.add("build", (arguments) -> BlobData.Builder.from(arguments[0]).build());
		functions.add("size", (arguments) -> BlobData.from(arguments[0]).size());
		functions.add("slice",
				(arguments) -> BlobData.from(arguments[0]).slice(arguments[1].asLong(), arguments[2].asLong()));
		functions.add("text", (arguments) -> BlobData.from(arguments[0]).text());
		functions.add("bytes", (arguments) -> BlobData.from(arguments[0]).toBytes());
		functions.add("stream", (arguments) -> GuestStreams.wrap(BlobData.from(arguments[0]).stream()));
		functions.add("binaryString", (arguments) -> BlobText.binaryString(BlobData.from(arguments[0])));
		functions.add("dataUrl", (arguments) -> BlobText.dataUrl(BlobData.from(arguments[0]), arguments[1].asString()));
		functions.add("decode", (arguments) -> BlobText.decode(BlobData.from(arguments[0]), label(arguments[1]),
				arguments[2].asString()));
		functions.add("post", (arguments) -> {
			isolate.post(arguments[0]::executeVoid);
			return null;
		});
		functions.add("uuid", (arguments) -> UUID.randomUUID().toString());
	}

	private static String label(Value argument) {
		return (argument.isString()) ? argument.asString() : "";
	}

	// https://w3c.github.io/FileAPI/#convert-line-endings-to-native
	private static String nativeEndings(String text) {
		return (text.indexOf('\r') < 0) ? text : text.replace("\r\n", "\n").replace('\r', '\n');
	}

}
