package dev.springnext.runtime.edge.webapi.fetch;

import java.util.function.Function;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.ByteStream;
import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.webapi.encoding.Utf8;
import dev.springnext.runtime.edge.webapi.file.BlobData;
import dev.springnext.runtime.edge.webapi.file.MimeType;
import dev.springnext.runtime.edge.webapi.streams.GuestStreams;
import dev.springnext.runtime.edge.webapi.url.WebUrl;

/**
 * What the modules do with bodies.
 *
 * @author Switchable Runtimes for Spring
 */
final class BodyFunctions {

	private BodyFunctions() {
	}

	static void add(Isolate isolate, HostFunctions functions) {
		functions.add("textBytes", (arguments) -> Utf8.encode(arguments[0].asString()));
		functions.add("textData", (arguments) -> BlobData.of(Utf8.encode(arguments[0].asString())));
		functions.add("textStream",
				(arguments) -> GuestStreams.wrap(BlobData.of(Utf8.encode(arguments[0].asString())).stream()));
		functions.add("emptyStream", (arguments) -> GuestStreams.wrap(BlobData.EMPTY.stream()));
		functions.add("readText", (arguments) -> read(isolate, Utf8::decode, arguments));
		functions.add("readBytes", (arguments) -> read(isolate, Function.identity(), arguments));
		functions.add("readData", (arguments) -> read(isolate, BlobData::of, arguments));
		functions.add("mimeType", (arguments) -> {
			MimeType type = mimeType(arguments[0]);
			return (type != null) ? type.toString() : "";
		});
		functions.add("parseForm", (arguments) -> {
			MimeType type = mimeType(arguments[1]);
			FormParser.parse(BlobData.from(arguments[0]).toBytes(), type, sink(arguments[2], arguments[3]));
			return null;
		});
		functions.add("newMultipart", (arguments) -> new MultipartWriter());
		functions.add("multipartField", (arguments) -> MultipartWriter.from(arguments[0])
			.field(arguments[1].asString(), arguments[2].asString()));
		functions.add("multipartFile",
				(arguments) -> MultipartWriter.from(arguments[0])
					.file(arguments[1].asString(), arguments[2].asString(), arguments[3].asString(),
							BlobData.from(arguments[4])));
		functions.add("multipartEnd", (arguments) -> MultipartWriter.from(arguments[0]).end());
		functions.add("multipartType", (arguments) -> MultipartWriter.from(arguments[0]).contentType());
		functions.add("parseUrl", (arguments) -> {
			WebUrl url = WebUrl.parse(arguments[0].asString(), null);
			return (url != null) ? url.href() : null;
		});
		functions.add("hasCredentials", (arguments) -> {
			WebUrl url = WebUrl.parse(arguments[0].asString(), null);
			return url != null && url.hasCredentials();
		});
	}

	// handle, onValue, onError
	private static @Nullable Object read(Isolate isolate, Function<byte[], ?> convert, Value... arguments) {
		ByteStream stream = GuestStreams.from(arguments[0]);
		if (stream == null) {
			throw GuestError.type("The argument is not a stream of bytes");
		}
		isolate.settle(ByteCollector.collect(stream, isolate.account()).thenApply(convert), arguments[1], arguments[2]);
		return null;
	}

	// Of a list of headers where there is one, else what a body itself says
	private static @Nullable MimeType mimeType(Value header) {
		return MimeType.extract((header.isNull()) ? null
				: (header.isString()) ? header.asString() : GuestHeaders.from(header).list().get("content-type"));
	}

	private static FormParser.Sink sink(Value field, Value file) {
		return new FormParser.Sink() {

			@Override
			public void field(String name, String value) {
				field.executeVoid(name, value);
			}

			@Override
			public void file(String name, String fileName, String type, byte[] content) {
				file.executeVoid(name, fileName, type, BlobData.of(content));
			}

		};
	}

}
