package dev.springnext.runtime.verify.bytecode;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a class file says about its class.
 *
 * @param name the internal name
 * @param supertypes the internal names of the superclass (first, unless it is an
 * interface) and of the interfaces
 * @param sourceFile the name of the source file, or {@code null} if it is not recorded
 * @param methods the declared methods by {@linkplain MethodFacts#signature() signature}
 * @param fields the descriptors of the instance fields by their names
 * @param permittedSubclasses the internal names of the subclasses of a sealed type
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record ClassFacts(String name, List<String> supertypes, @Nullable String sourceFile,
		Map<String, MethodFacts> methods, Map<String, String> fields, List<String> permittedSubclasses) {

}
