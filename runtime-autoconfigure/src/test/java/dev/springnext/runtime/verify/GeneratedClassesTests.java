package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.asm.Opcodes;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratedClassesTests {

	private static final String EXECUTORS = "java/util/concurrent/Executors#newCachedThreadPool";

	private final GeneratedClasses classes = new GeneratedClasses();

	@Test
	void deepCallChainIsFollowed() throws ReflectiveOperationException {
		for (int i = 0; i < 100; i++) {
			String[] callees = new String[50];
			for (int j = 0; j < 50; j++) {
				callees[j] = (j < 49) ? "generated/C" + i + "#m" + (j + 1) : "generated/C" + (i + 1) + "#m0";
			}
			this.classes.add(Opcodes.V17, "C" + i, callees);
		}
		this.classes.add(Opcodes.V17, "C100", EXECUTORS);
		EdgeCheckResult result = this.classes.check("C0", "m0");
		assertThat(result.violations()).singleElement()
			.satisfies((violation) -> assertThat(violation.path()).hasSize(5001));
		assertThat(result.unread()).isEmpty();
	}

	@Test
	void classFileOfJdk25IsRead() throws ReflectiveOperationException {
		this.classes.add(Opcodes.V17, "Handler", "generated/Modern#m0");
		this.classes.add(Opcodes.V25, "Modern", EXECUTORS);
		assertThat(this.classes.check("Handler", "m0").violations()).extracting(EdgeViolation::message)
			.containsExactly("A JDK API is used (java.util.concurrent.Executors.newCachedThreadPool) which is not "
					+ "supported in the Edge Runtime. Handler.m0 (Unknown Source) -> Modern.m0 (Unknown Source)");
	}

	@Test
	void classFileFromTheFutureIsStillRead() throws ReflectiveOperationException {
		this.classes.add(Opcodes.V17, "Handler", "generated/Future#m0");
		this.classes.add(200, "Future", EXECUTORS);
		EdgeCheckResult result = this.classes.check("Handler", "m0");
		assertThat(result.violations()).hasSize(1);
		assertThat(result.unread()).isEmpty();
	}

	@Test
	void brokenClassFileIsReported() throws ReflectiveOperationException {
		this.classes.add(Opcodes.V17, "Handler", "generated/Broken#m0");
		this.classes.add("Broken", new byte[] { 1, 2, 3 });
		assertThat(this.classes.check("Handler", "m0").unread()).extracting(UnreadClass::className)
			.containsExactly("generated.Broken");
	}

	@Test
	void missingClassIsReported() throws ReflectiveOperationException {
		this.classes.add(Opcodes.V17, "Handler", "generated/Missing#m0");
		EdgeCheckResult result = this.classes.check("Handler", "m0");
		assertThat(result.unread())
			.containsExactly(new UnreadClass("generated.Missing", "no class file on the class path"));
		assertThat(result.isClean()).isFalse();
	}

	@Test
	void classIsReadOnceForAllHandlers() throws ReflectiveOperationException {
		this.classes.add(Opcodes.V17, "Shared", EXECUTORS);
		List<EdgeHandler> handlers = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			this.classes.add(Opcodes.V17, "C" + i, "generated/Shared#m0", "generated/Missing#m0");
			Class<?> type = this.classes.loadClass("generated.C" + i);
			handlers.add(EdgeHandler.of(type, type.getMethod("m0")));
			handlers.add(EdgeHandler.of(type, type.getMethod("m1")));
		}
		EdgeCheckResult result = EdgeCheck.forPackages(this.classes, List.of("generated")).check(handlers);
		assertThat(result.violations()).hasSize(500);
		assertThat(this.classes.read()).contains("generated/Shared.class", "generated/C499.class")
			.doesNotHaveDuplicates();
	}

}
