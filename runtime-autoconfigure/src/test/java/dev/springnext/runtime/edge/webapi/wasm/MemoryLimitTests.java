package dev.springnext.runtime.edge.webapi.wasm;

import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of {@link MemoryLimit}.
 */
class MemoryLimitTests {

	private static final String HEADER = "0061736d01000000";

	// A custom section before, an empty data section after
	private static final String BEFORE = "0003026162";

	private static final String AFTER = "0b0100";

	@Test
	void memoryWithoutMaximumGetsOne() throws Exception {
		assertThat(limited("0503010001", 1024)).isEqualTo("050501010180" + "08");
	}

	@Test
	void higherMaximumIsLowered() throws Exception {
		assertThat(limited("050601010280" + "8004", 1024)).isEqualTo("050501010280" + "08");
	}

	@Test
	void lowerMaximumIsKept() throws Exception {
		assertThat(limited("050401010102", 1024)).isNull();
	}

	@Test
	void tooMuchFromTheStartIsRefused() {
		assertThatThrownBy(() -> limited("05040100" + "8110", 1024)).isInstanceOf(MemoryLimit.RefusedException.class)
			.hasMessageContaining("2049");
	}

	@Test
	void sharedMemoryIsRefused() {
		assertThatThrownBy(() -> limited("050401030102", 1024)).isInstanceOf(MemoryLimit.RefusedException.class);
	}

	@Test
	void garbageIsLeftAlone() throws Exception {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			byte[] module = new byte[random.nextInt(30)];
			random.nextBytes(module);
			if (module.length > 8) {
				module[8] = 5;
			}
			try {
				new MemoryLimit(module, 1).apply();
			}
			catch (MemoryLimit.RefusedException ex) {
				assertThat(ex).hasMessageContaining("memory");
			}
		}
	}

	private static String limited(String section, int limit) throws Exception {
		byte[] limited = new MemoryLimit(HexFormat.of().parseHex(HEADER + BEFORE + section + AFTER), limit).apply();
		if (limited == null) {
			return null;
		}
		String hex = HexFormat.of().formatHex(limited);
		assertThat(hex).startsWith(HEADER + BEFORE).endsWith(AFTER);
		return hex.substring((HEADER + BEFORE).length(), hex.length() - AFTER.length());
	}

}
