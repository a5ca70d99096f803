package dev.springnext.runtime.edge.webapi.url;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InternationalDomainTests {

	@ParameterizedTest
	@CsvSource({ "B\u00FCcher.DE, xn--bcher-kva.de", "fa\u00DF.de, xn--fa-hia.de", "FA\u1E9E.de, xn--fa-hia.de",
			"\u03B2\u03CC\u03BB\u03BF\u03C2.com, xn--nxasmm1c.com", "\u65E5\u672C\u8A9E\u3002jp, xn--wgv71a119e.jp",
			"\uFF27\uFF4F.com, go.com", "a\u00ADb.com, ab.com", "xn--bcher-kva.de, xn--bcher-kva.de",
			"XN--BCHER-KVA.de, xn--bcher-kva.de", "\u0130.com, xn--i-9bb.com", "\u13B0.com, xn--m9d.com",
			"\u2260.com, xn--1ch.com" })
	void domainIsMapped(String domain, String ascii) {
		assertThat(DomainNames.toAscii(domain)).isEqualTo(ascii);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u2488b", "\u2028", "\u0301a", "xn--a", "xn--", "xn--abc-", "xn--99999999", "xn--\u00FC",
			"\uE000", "\u0378", "\uFFFD", "\uD800", "xn--fa-" })
	void domainThatIsNotAllowedIsRefused(String domain) {
		assertThat(DomainNames.toAscii(domain)).isNull();
	}

	@Test
	void joinersAreAllowedInContext() {
		assertThat(DomainNames.toAscii("\u0646\u0627\u0645\u0647\u200C\u0627\u06CC")).isEqualTo("xn--mgba3gch31f060k");
		assertThat(DomainNames.toAscii("\u0915\u094D\u200D\u0937")).isNotNull();
		assertThat(DomainNames.toAscii("a\u200Cb")).isNull();
		assertThat(DomainNames.toAscii("\u0627\u200C\u0627")).isNull();
		assertThat(DomainNames.toAscii("\u0915\u200D\u0937")).isNull();
	}

	@Test
	void bidiRuleHoldsForAllLabels() {
		assertThat(DomainNames.toAscii("\u05D0\u05D1.com")).isEqualTo("xn--4dbc.com");
		assertThat(DomainNames.toAscii("\u05D0a")).isNull();
		assertThat(DomainNames.toAscii("a\u05D0")).isNull();
		assertThat(DomainNames.toAscii("\u05D0\u05D1.1a")).isNull();
		assertThat(DomainNames.toAscii("\u05D01\u0661")).isNull();
	}

	@Test
	void punycodeRoundTrips() {
		for (String label : new String[] { "\u00FC", "a\u00FCb", "\uD83D\uDE00", "\u4E2D\u6587-abc", "\uDBFF\uDFFD" }) {
			String encoded = Punycode.encode(label);
			assertThat(encoded).isNotNull();
			assertThat(Punycode.decode(encoded)).isEqualTo(label);
		}
	}

}
