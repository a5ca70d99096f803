package dev.springnext.runtime.edge.webapi.fetch;

import java.util.concurrent.ThreadLocalRandom;

import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;

import dev.springnext.runtime.edge.engine.GuestError;
import dev.springnext.runtime.edge.webapi.file.BlobData;

/**
 * Writes {@code multipart/form-data}; the files' bytes are shared, not copied.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href=
 * "https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data">
 * HTML, 4.10.22.7</a>
 */
final class MultipartWriter implements Proxy {

	private final String boundary = "----formdata-edge-" + hex() + hex();

	private final BlobData.Builder body = new BlobData.Builder();

	private static String hex() {
		return String.format("%016x", ThreadLocalRandom.current().nextLong());
	}

	static MultipartWriter from(Value argument) {
		if (argument.isProxyObject() && argument.asProxyObject() instanceof MultipartWriter writer) {
			return writer;
		}
		throw GuestError.type("The argument is not a form that is being written");
	}

	MultipartWriter field(String name, String value) {
		this.body.add(head(name) + "\r\n\r\n" + lineEndings(value) + "\r\n");
		return this;
	}

	MultipartWriter file(String name, String fileName, String type, BlobData content) {
		this.body.add(head(name) + "; filename=\"" + escape(fileName) + "\"\r\nContent-Type: "
				+ ((type.isEmpty()) ? "application/octet-stream" : type) + "\r\n\r\n");
		this.body.add(content);
		this.body.add("\r\n");
		return this;
	}

	private String head(String name) {
		return "--" + this.boundary + "\r\nContent-Disposition: form-data; name=\"" + escape(lineEndings(name)) + "\"";
	}

	private static String escape(String text) {
		return text.replace("\n", "%0A").replace("\r", "%0D").replace("\"", "%22");
	}

	private static String lineEndings(String text) {
		return (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) ? text
				: text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
	}

	BlobData end() {
		this.body.add("--" + this.boundary + "--\r\n");
		return this.body.build();
	}

	String contentType() {
		return "multipart/form-data; boundary=" + this.boundary;
	}

}
