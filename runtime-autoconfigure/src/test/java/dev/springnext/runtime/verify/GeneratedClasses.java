package dev.springnext.runtime.verify;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * Generated classes of package {@code generated}, and a record of which were read.
 */
final class GeneratedClasses extends ClassLoader {

	private final Map<String, byte[]> classFiles = new HashMap<>();

	private final List<String> read = new ArrayList<>();

	/**
	 * Add a class whose static methods {@code m0, m1, ..} call one method each.
	 * @param version the version of the class file
	 * @param name the name of the class
	 * @param callees class and method names
	 */
	void add(int version, String name, String... callees) {
		ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
		writer.visit(version, Opcodes.ACC_PUBLIC, "generated/" + name, null, "java/lang/Object", null);
		for (int i = 0; i < callees.length; i++) {
			MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "m" + i, "()V", null,
					null);
			String[] callee = callees[i].split("#");
			method.visitCode();
			method.visitMethodInsn(Opcodes.INVOKESTATIC, callee[0], callee[1], "()V", false);
			method.visitInsn(Opcodes.RETURN);
			method.visitMaxs(0, 0);
			method.visitEnd();
		}
		writer.visitEnd();
		add(name, writer.toByteArray());
	}

	void add(String name, byte[] classFile) {
		this.classFiles.put("generated/" + name + ".class", classFile);
	}

	EdgeCheckResult check(String name, String method) throws ReflectiveOperationException {
		Class<?> type = loadClass("generated." + name);
		return EdgeCheck.forPackages(this, List.of("generated"))
			.check(List.of(EdgeHandler.of(type, type.getMethod(method))));
	}

	List<String> read() {
		return this.read;
	}

	@Override
	public InputStream getResourceAsStream(String name) {
		this.read.add(name);
		byte[] classFile = this.classFiles.get(name);
		return (classFile != null) ? new ByteArrayInputStream(classFile) : super.getResourceAsStream(name);
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] classFile = this.classFiles.get(name.replace('.', '/') + ".class");
		if (classFile == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, classFile, 0, classFile.length);
	}

}
