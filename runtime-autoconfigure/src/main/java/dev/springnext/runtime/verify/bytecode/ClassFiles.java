package dev.springnext.runtime.verify.bytecode;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Finds class files by the internal names of their classes.
 *
 * @param classLoader finds the class files
 * @author Switchable Runtimes for Spring
 */
record ClassFiles(ClassLoader classLoader) {

	byte @Nullable [] read(String name) throws IOException {
		try (InputStream stream = this.classLoader.getResourceAsStream(name + ".class")) {
			return (stream != null) ? stream.readAllBytes() : null;
		}
	}

}
