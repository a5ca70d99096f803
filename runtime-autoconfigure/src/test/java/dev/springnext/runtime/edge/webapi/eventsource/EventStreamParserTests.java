package dev.springnext.runtime.edge.webapi.eventsource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.webapi.eventsource.EventStreamParser.Event;

import static org.assertj.core.api.Assertions.assertThat;

class EventStreamParserTests {

	private final EventStreamParser parser = new EventStreamParser("start");

	@Test
	void parsesEveryLineEnding() {
		assertThat(parse("data: a\n\ndata: b\r\n\r\ndata: c\r\rdata: d\n\r\n")).containsExactly(message("a"),
				message("b"), message("c"), message("d"));
	}

	@Test
	void parsesBytesOneByOne() {
		List<Event> events = new ArrayList<>();
		for (byte next : "\uFEFFdata: h\u00e9\r\ndata:  x\r\n\r\n".getBytes(StandardCharsets.UTF_8)) {
			events.addAll(this.parser.parse(ByteBuffer.wrap(new byte[] { next })));
		}
		assertThat(events).containsExactly(message("h\u00e9\n x"));
	}

	@Test
	void takesMarkForTextBehindStart() {
		assertThat(parse("data: a\n\n\uFEFFdata: b\n\ndata:\uFEFFc\n\n")).containsExactly(message("a"),
				new Event("", "", "start"), message("\uFEFFc"));
	}

	@Test
	void ignoresCommentsAndOtherFields() {
		assertThat(parse(": hello\nfoo: bar\nData: x\ndata\ndata: y\n\n")).containsExactly(message("\ny"));
	}

	@Test
	void tellsNewIdWithoutData() {
		assertThat(parse("id: 1\nevent: ping\n\ndata: a\n\nid\ndata: b\n\nid: 2\0\ndata: c\n\n")).containsExactly(
				new Event("", "", "1"), new Event("message", "a", "1"), message("b", ""), message("c", ""));
	}

	@Test
	void takesOnlyDigitsForRetry() {
		for (String value : new String[] { "", "-1", "1.5", " 7", "0x10", "\u0661" }) {
			parse("retry:" + " " + value + "\n");
			assertThat(this.parser.retryMillis()).as(value).isEqualTo(-1);
		}
		parse("retry: 0050\n");
		assertThat(this.parser.retryMillis()).isEqualTo(50);
		parse("retry:" + "9".repeat(1000) + "\n");
		assertThat(this.parser.retryMillis()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void dropsEventThatIsNotFinished() {
		assertThat(parse("data: a\n\ndata: b\n")).containsExactly(message("a"));
	}

	@Test
	void replacesMalformedText() {
		assertThat(this.parser
			.parse(ByteBuffer.wrap(new byte[] { 'd', 'a', 't', 'a', ':', (byte) 0xFF, (byte) 0xC3, '\n', '\n' })))
			.containsExactly(message("\uFFFD\uFFFD"));
	}

	private List<Event> parse(String text) {
		return this.parser.parse(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static Event message(String data) {
		return message(data, "start");
	}

	private static Event message(String data, String lastEventId) {
		return new Event("message", data, lastEventId);
	}

}
