package dev.springnext.runtime.benchmarks.isolate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Times requests, one after the other on one connection: from the writing of the request
 * to the first byte of the response.
 */
final class FirstByteClient implements AutoCloseable {

	private final Socket socket = new Socket();

	private final BufferedReader responses;

	FirstByteClient(int port) throws IOException {
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(60_000);
		this.socket.connect(new InetSocketAddress("127.0.0.1", port));
		this.responses = new BufferedReader(
				new InputStreamReader(this.socket.getInputStream(), StandardCharsets.ISO_8859_1));
	}

	/**
	 * Sends a request and reads its response, which must be a 200.
	 * @param path what to get
	 * @return milliseconds to the first byte
	 * @throws IOException if there is no such response
	 */
	double get(String path) throws IOException {
		byte[] request = ("GET " + path + " HTTP/1.1\r\nhost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
		long sent = System.nanoTime();
		this.socket.getOutputStream().write(request);
		this.responses.mark(1);
		int first = this.responses.read();
		long received = System.nanoTime();
		if (first >= 0) {
			this.responses.reset();
		}
		readResponse(path);
		return (received - sent) / 1e6;
	}

	private void readResponse(String path) throws IOException {
		String status = this.responses.readLine();
		if (status == null || !status.startsWith("HTTP/1.1 200")) {
			throw new IOException(path + " answered " + status);
		}
		Integer length = null;
		for (@Nullable
		String line = this.responses.readLine(); line != null && !line.isEmpty(); line = this.responses.readLine()) {
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				length = Integer.valueOf(line.substring(line.indexOf(':') + 1).strip());
			}
		}
		if (length == null) {
			throw new IOException(path + " has no length");
		}
		for (int i = 0; i < length; i++) {
			this.responses.read();
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
