package dev.springnext.runtime.edge.webapi.eventsource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.springnext.runtime.edge.webapi.encoding.Utf8;

/**
 * Parses an event stream that comes bit by bit.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href=
 * "https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">
 * HTML, 9.2.6</a>
 */
final class EventStreamParser {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private static final int MAX_RETRY_DIGITS = 9;

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private final StringBuilder data = new StringBuilder();

	private String type = "";

	private String lastEventId;

	private long retryMillis = -1;

	private boolean first = true;

	private boolean afterCarriageReturn;

	EventStreamParser(String lastEventId) {
		this.lastEventId = lastEventId;
	}

	/**
	 * Takes the next bytes.
	 * @param bytes the bytes
	 * @return the events that they complete
	 */
	List<Event> parse(ByteBuffer bytes) {
		List<Event> events = new ArrayList<>();
		while (bytes.hasRemaining()) {
			byte next = bytes.get();
			if (next == '\r' || (next == '\n' && !this.afterCarriageReturn)) {
				endLine(events);
			}
			else if (next != '\n') {
				this.line.write(next);
			}
			this.afterCarriageReturn = next == '\r';
		}
		return events;
	}

	private void endLine(List<Event> events) {
		byte[] bytes = this.line.toByteArray();
		this.line.reset();
		// decoding takes a mark away, which only is one at the start of the stream
		String text = Utf8.decode(bytes);
		boolean marked = bytes.length >= 3 && bytes[0] == BYTE_ORDER_MARK[0] && bytes[1] == BYTE_ORDER_MARK[1]
				&& bytes[2] == BYTE_ORDER_MARK[2];
		if (marked && !this.first) {
			text = '\uFEFF' + text;
		}
		this.first = false;
		if (text.isEmpty()) {
			dispatch(events);
			return;
		}
		int colon = text.indexOf(':');
		if (colon < 0) {
			field(text, "");
		}
		else if (colon > 0) {
			int value = (text.startsWith(" ", colon + 1)) ? colon + 2 : colon + 1;
			field(text.substring(0, colon), text.substring(value));
		}
	}

	private void field(String name, String value) {
		switch (name) {
			case "event" -> this.type = value;
			case "data" -> this.data.append(value).append('\n');
			case "id" -> {
				if (value.indexOf('\0') < 0) {
					this.lastEventId = value;
				}
			}
			case "retry" -> {
				if (!value.isEmpty() && value.chars().allMatch((c) -> c >= '0' && c <= '9')) {
					String digits = value.replaceFirst("^0+(?=.)", "");
					this.retryMillis = (digits.length() > MAX_RETRY_DIGITS) ? Integer.MAX_VALUE
							: Long.parseLong(digits);
				}
			}
			default -> {
				// other fields have no meaning
			}
		}
	}

	// https://html.spec.whatwg.org/multipage/server-sent-events.html#dispatchMessage
	private void dispatch(List<Event> events) {
		if (!this.data.isEmpty()) {
			this.data.setLength(this.data.length() - 1);
			events
				.add(new Event((this.type.isEmpty()) ? "message" : this.type, this.data.toString(), this.lastEventId));
		}
		else {
			events.add(new Event("", "", this.lastEventId));
		}
		this.type = "";
		this.data.setLength(0);
	}

	/**
	 * What the server wants to be waited for before the next connection.
	 * @return the time in milliseconds, or -1 if it has not said
	 */
	long retryMillis() {
		return this.retryMillis;
	}

	/**
	 * An event.
	 *
	 * @param type its type; empty if there is nothing but a new id
	 * @param data its data
	 * @param lastEventId the last id up to here
	 */
	record Event(String type, String data, String lastEventId) {

	}

}
