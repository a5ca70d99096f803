package dev.springnext.runtime.edge.webapi.encoding;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The indexes of the encodings with several bytes a character: code points by pointer,
 * zero where there is none. They are made of the JDK's charsets when first needed; what
 * the standard has otherwise is told at each.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://encoding.spec.whatwg.org/#indexes">Encoding 5</a>
 */
final class MultiByteIndex {

	// The JDK's Big5-HKSCS lacks the characters that HKSCS has moved to other places, the
	// control pictures and the
	// euro; the signs of Big5 proper it maps as others do
	private static final String BIG5_DIFFERENCES = """
			2082 7BB8; 2088 7C06; 2103 7CCE; 2114 7DD2; 2123 7E1D; 2148 8005; 2151 8028; 2221 83C1; 2239 84A8;
			2244 840F; 2303 89A6 89A9; 2354 8D77; 2400 90FD; 2413 92B9; 2477 975C; 2498 97FF; 2605 9F16;
			2673 8503; 2746 5159 515B 515D 515E; 2771 936E; 2780 7479; 2990 6D67; 3087 799B; 3259 9097;
			3301 975D; 3436 701E; 3451 5B28; 4136 7201; 4138 77D7; 4141 7E87; 4182 99D6; 4206 91D4; 4220 60DE;
			4230 6FB6; 4241 8F36; 4258 4FBB; 4273 71DF; 4279 9104; 4282 9DF0; 4294 83CF; 4329 5C10 79E3;
			4349 5A67; 4419 8F0B; 4422 7B51; 4494 62D0; 4624 6062; 4694 75F9; 4708 6C4A; 4742 9B2E; 4748 9F17;
			4815 50ED; 4828 5F0C; 4902 880F; 4922 62CE; 4982 7468; 4992 7162; 4997 7250; 5029 2027; 5038 FE51;
			5050 2574; 5120 00AF FFE3; 5123 02CD; 5153 FF5E; 5168 2295 2299; 5180 FF0F FF3C 2215 FE68;
			5185 FFE5; 5187 FFE0 FFE1;
			5432 2400 2401 2402 2403 2404 2405 2406 2407 2408 2409 240A 240B 240C 240D 240E 240F 2410 2411 2412
			2413 2414 2415 2416 2417 2418 2419 241A 241B 241C 241D 241E 241F 2421 20AC; 10942 5EF4; 10946 65E0;
			10948 7676; 10950 96B6; 10957 3003 4EDD; 19028 5029; 19035 507D; 19088 5305; 19096 5344; 19112 537F;
			19162 5605; 19240 5A77; 19299 5E75; 19305 5ED0; 19326 5F58; 19355 60A4; 19398 6490; 19439 6674;
			19454 675E; 19553 6C9C 6E1D; 19557 6E2F; 19611 716E; 19643 732A; 19672 745C; 19697 74E9; 19748 7809;
			""";

	// Since the edition of 2022 these characters have two bytes; the four of before stay
	// valid
	private static final String GB18030_BOTH = "\u9FB4\u9FB5\u9FB6\u9FB7\u9FB8\u9FB9\u9FBA\u9FBB"
			+ "\uFE10\uFE11\uFE12\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19";

	// The characters for private use that they had two bytes for until then, and the one
	// of A3A0
	private static final String GB18030_NOWHERE = "\uE5E5\uE78D\uE78E\uE78F\uE790\uE791\uE792\uE793\uE794\uE795"
			+ "\uE796\uE81E\uE826\uE82B\uE82C\uE832\uE843\uE854\uE864";

	private static final Map<String, int[]> indexes = new ConcurrentHashMap<>();

	private MultiByteIndex() {
	}

	/**
	 * JIS X 0208 with the extensions of NEC and IBM: windows-31j without the characters
	 * that users define, which only Shift_JIS has.
	 * @return the index
	 */
	static int[] jis0208() {
		return index("jis0208", () -> {
			int[] index = make("windows-31j", 11280, (pointer) -> {
				int lead = pointer / 188;
				int trail = pointer % 188;
				return bytes(lead + ((lead < 0x1F) ? 0x81 : 0xC1), trail + ((trail < 0x3F) ? 0x40 : 0x41));
			});
			Arrays.fill(index, 8836, 10716, 0);
			return index;
		});
	}

	/**
	 * JIS X 0212: what EUC-JP has behind the byte 0x8F.
	 * @return the index
	 */
	static int[] jis0212() {
		return index("jis0212",
				() -> make("EUC-JP", 94 * 94, (pointer) -> bytes(0x8F, pointer / 94 + 0xA1, pointer % 94 + 0xA1)));
	}

	/**
	 * KS X 1001 and the other Hangul syllables: windows-949 without the characters that
	 * users define.
	 * @return the index
	 */
	static int[] eucKr() {
		return index("euc-kr", () -> {
			int[] index = make("x-windows-949", 126 * 190,
					(pointer) -> bytes(pointer / 190 + 0x81, pointer % 190 + 0x41));
			for (int i = 0; i < index.length; i++) {
				index[i] = (index[i] >= 0xE000 && index[i] <= 0xF8FF) ? 0 : index[i];
			}
			return index;
		});
	}

	/**
	 * Big5 with the supplementary characters of Hong Kong.
	 * @return the index
	 */
	static int[] big5() {
		return index("big5", () -> {
			int[] index = make("Big5-HKSCS", 126 * 157, (pointer) -> {
				int trail = pointer % 157;
				return bytes(pointer / 157 + 0x81, trail + ((trail < 0x3F) ? 0x40 : 0x62));
			});
			for (String run : BIG5_DIFFERENCES.strip().split(";\\s*")) {
				String[] words = run.split("\\s+");
				int first = Integer.parseInt(words[0]);
				for (int i = 1; i < words.length; i++) {
					index[first + i - 1] = Integer.parseInt(words[i], 16);
				}
			}
			return index;
		});
	}

	/**
	 * The characters of GB 18030 with two bytes.
	 * @return the index
	 */
	static int[] gb18030() {
		return index("gb18030", () -> {
			int[] index = make("GB18030", 126 * 190, (pointer) -> {
				int trail = pointer % 190;
				return bytes(pointer / 190 + 0x81, trail + ((trail < 0x3F) ? 0x40 : 0x41));
			});
			// Software writes A3A0 for an ideographic space; the JDK has U+E5E5
			index[6555] = 0x3000;
			return index;
		});
	}

	/**
	 * The characters of the BMP with four bytes in GB 18030: those that have none with
	 * two, in order, but for what the edition of 2022 has moved; U+1E3F and U+E7C7 had
	 * changed places before. The JDKs follow different editions here.
	 * @return the index
	 * @see <a href=
	 * "https://encoding.spec.whatwg.org/#index-gb18030-ranges-code-point">Encoding 5</a>
	 */
	static int[] gb18030Ranges() {
		return index("gb18030-ranges", () -> {
			BitSet skipped = new BitSet(0x10000);
			for (int point : gb18030()) {
				skipped.set(point);
			}
			skipped.set(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
			GB18030_BOTH.codePoints().forEach(skipped::clear);
			GB18030_NOWHERE.codePoints().forEach(skipped::set);
			skipped.set(0xE7C7);
			skipped.clear(0x1E3F);
			return IntStream.range(0x80, 0x10000)
				.filter((point) -> !skipped.get(point))
				.map((point) -> (point != 0x1E3F) ? point : 0xE7C7)
				.toArray();
		});
	}

	private static int[] index(String name, Supplier<int[]> maker) {
		return indexes.computeIfAbsent(name, (key) -> maker.get());
	}

	private static int[] make(String charsetName, int size, IntFunction<byte[]> bytes) {
		Charset charset = Charsets.get(charsetName);
		int[] index = new int[size];
		for (int pointer = 0; pointer < size; pointer++) {
			String character = new String(bytes.apply(pointer), charset);
			int point = character.codePointAt(0);
			if (point != Utf8.REPLACEMENT && character.length() == Character.charCount(point)) {
				index[pointer] = point;
			}
		}
		return index;
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

}
