package dev.springnext.runtime.verify.bytecode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.asm.ClassReader;

/**
 * The classes outside of the application, of which no code is read. A class that is
 * missing has its name only, which is still matched.
 *
 * @author Switchable Runtimes for Spring
 */
final class LibraryClasses {

	private final ClassFiles classFiles;

	private final Map<String, List<String>> supertypes = new HashMap<>();

	private final Map<String, Set<String>> signatures = new HashMap<>();

	LibraryClasses(ClassFiles classFiles) {
		this.classFiles = classFiles;
	}

	List<String> supertypes(String name) {
		return this.supertypes.computeIfAbsent(name, this::findSupertypes);
	}

	Set<String> signatures(String name) {
		return this.signatures.computeIfAbsent(name, this::readSignatures);
	}

	private List<String> findSupertypes(String name) {
		List<String> supertypes = new ArrayList<>();
		try {
			// most are loaded already, which makes this far cheaper than their files
			Class<?> type = Class.forName(name.replace('/', '.'), false, this.classFiles.classLoader());
			if (type.getSuperclass() != null) {
				supertypes.add(internalName(type.getSuperclass()));
			}
			for (Class<?> interfaceType : type.getInterfaces()) {
				supertypes.add(internalName(interfaceType));
			}
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// an optional dependency
		}
		return supertypes;
	}

	private Set<String> readSignatures(String name) {
		try {
			byte[] classFile = this.classFiles.read(name);
			return (classFile != null) ? ClassFactsVisitor.read(classFile, ClassReader.SKIP_CODE).methods().keySet()
					: Set.of();
		}
		catch (IOException | RuntimeException ex) {
			return Set.of();
		}
	}

	private static String internalName(Class<?> type) {
		return type.getName().replace('.', '/');
	}

}
