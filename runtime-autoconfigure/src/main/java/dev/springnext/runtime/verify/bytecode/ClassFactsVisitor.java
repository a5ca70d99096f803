package dev.springnext.runtime.verify.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/**
 * Collects the {@link ClassFacts} of one class.
 *
 * @author Switchable Runtimes for Spring
 */
final class ClassFactsVisitor extends ClassVisitor {

	private final Map<String, MethodFacts> methods = new LinkedHashMap<>();

	private final Map<String, String> fields = new LinkedHashMap<>();

	private final List<String> permittedSubclasses = new ArrayList<>();

	private final String name;

	private @Nullable String sourceFile;

	private ClassFactsVisitor(String name) {
		super(SpringAsmInfo.ASM_VERSION);
		this.name = name;
	}

	static ClassFacts read(byte[] classFile, int parsingOptions) {
		ClassReader reader = new ClassReader(classFile);
		ClassFactsVisitor visitor = new ClassFactsVisitor(reader.getClassName());
		reader.accept(visitor, ClassReader.SKIP_FRAMES | parsingOptions);
		return new ClassFacts(reader.getClassName(), supertypes(reader), visitor.sourceFile, visitor.methods,
				visitor.fields, visitor.permittedSubclasses);
	}

	private static List<String> supertypes(ClassReader reader) {
		List<String> supertypes = new ArrayList<>();
		if (reader.getSuperName() != null) {
			supertypes.add(reader.getSuperName());
		}
		supertypes.addAll(List.of(reader.getInterfaces()));
		return supertypes;
	}

	@Override
	public void visitSource(@Nullable String source, @Nullable String debug) {
		this.sourceFile = source;
	}

	@Override
	public void visitPermittedSubclass(String permittedSubclass) {
		this.permittedSubclasses.add(permittedSubclass);
	}

	@Override
	public @Nullable FieldVisitor visitField(int access, String name, String descriptor, @Nullable String signature,
			@Nullable Object value) {
		if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0) {
			this.fields.put(name, descriptor);
		}
		return null;
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions) {
		MethodFacts method = new MethodFacts(this.name, name, descriptor, access, -1, List.of());
		return new MethodFactsVisitor(method, (facts) -> this.methods.put(facts.signature(), facts));
	}

}
