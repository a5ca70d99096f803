package dev.springnext.runtime.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server that says what a test tells it to, valid HTTP or not; each connection has a
 * thread of its own.
 */
final class RawServer implements AutoCloseable {

	private final ServerSocket server;

	final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

	private RawServer(Conversation conversation) throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		start(() -> {
			while (!this.server.isClosed()) {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				start(() -> {
					try (socket) {
						String head = head(socket.getInputStream());
						this.heads.add(head);
						conversation.hold(socket, head);
					}
				});
			}
		});
	}

	static RawServer start(Conversation conversation) {
		try {
			return new RawServer(conversation);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static RawServer saying(String response) {
		return start((socket, head) -> say(socket, response));
	}

	static void say(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream().flush();
	}

	private static void start(Step step) {
		Thread thread = new Thread(() -> {
			try {
				step.run();
			}
			catch (Exception ex) {
				// the other side is gone
			}
		}, "raw-server");
		thread.setDaemon(true);
		thread.start();
	}

	private static String head(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				break;
			}
			head.append((char) next);
		}
		return head.toString();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	interface Conversation {

		void hold(Socket socket, String head) throws Exception;

	}

	private interface Step {

		void run() throws Exception;

	}

}
