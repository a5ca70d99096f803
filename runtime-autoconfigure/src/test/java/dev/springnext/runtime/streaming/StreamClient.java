package dev.springnext.runtime.streaming;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An HTTP client on a bare socket, which sees each chunk of a response on its own.
 */
public final class StreamClient implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Socket socket = new Socket();

	private final long deadline = System.nanoTime() + PATIENCE.multipliedBy(2).toNanos();

	private final InputStream input;

	private String head = "";

	private final StringBuilder body = new StringBuilder();

	private StreamClient(int port, String path, int receiveBuffer) throws IOException {
		if (receiveBuffer > 0) {
			this.socket.setReceiveBufferSize(receiveBuffer);
		}
		this.socket.setSoTimeout((int) PATIENCE.toMillis());
		this.socket.connect(new InetSocketAddress("127.0.0.1", port));
		this.socket.getOutputStream()
			.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	public static StreamClient get(int port, String path) throws IOException {
		return new StreamClient(port, path, 0);
	}

	public static StreamClient slow(int port, String path) throws IOException {
		return new StreamClient(port, path, 8 * 1024);
	}

	public String head() throws IOException {
		if (this.head.isEmpty()) {
			StringBuilder lines = new StringBuilder();
			for (String line = line(); !line.isEmpty(); line = line()) {
				lines.append(line).append('\n');
			}
			this.head = lines.toString();
		}
		return this.head;
	}

	/**
	 * Reads chunks until the body contains the text.
	 * @param text the text
	 * @return the body so far
	 */
	public String readUntil(String text) throws IOException {
		head();
		while (this.body.indexOf(text) < 0) {
			byte[] chunk = chunk();
			if (chunk.length == 0) {
				throw new EOFException("The response is complete without '" + text + "': " + this.body);
			}
			this.body.append(new String(chunk, StandardCharsets.UTF_8));
		}
		return this.body.toString();
	}

	/**
	 * Reads to the end.
	 * @return whether the server ended the response as complete
	 */
	public boolean isComplete() throws IOException {
		try {
			head();
			for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
				this.body.append(new String(chunk, StandardCharsets.UTF_8));
			}
			return true;
		}
		catch (EOFException | SocketException ex) {
			return false;
		}
	}

	public String body() {
		return this.body.toString();
	}

	private byte[] chunk() throws IOException {
		if (System.nanoTime() > this.deadline) {
			throw new SocketTimeoutException("The response does not end: " + this.body);
		}
		int size = Integer.parseInt(line(), 16);
		byte[] chunk = this.input.readNBytes(size);
		if (chunk.length < size || !line().isEmpty()) {
			throw new EOFException("The connection ended within a chunk");
		}
		return chunk;
	}

	private String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.input.read(); next != '\n'; next = this.input.read()) {
			if (next < 0) {
				throw new EOFException("The connection ended without the last chunk");
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.US_ASCII).stripTrailing();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
