package dev.springnext.runtime.verify.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.asm.ConstantDynamic;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

import dev.springnext.runtime.verify.bytecode.Reference.Kind;

/**
 * Collects the {@link MethodFacts} of one method.
 *
 * @author Switchable Runtimes for Spring
 */
final class MethodFactsVisitor extends MethodVisitor {

	private final MethodFacts method;

	private final Consumer<MethodFacts> result;

	private final Set<Reference> references = new LinkedHashSet<>();

	private int firstLine = -1;

	private int line = -1;

	MethodFactsVisitor(MethodFacts method, Consumer<MethodFacts> result) {
		super(SpringAsmInfo.ASM_VERSION);
		this.method = method;
		this.result = result;
	}

	@Override
	public void visitLineNumber(int line, @Nullable Label start) {
		this.line = line;
		this.firstLine = (this.firstLine < 0) ? line : this.firstLine;
	}

	@Override
	public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
		Kind kind = switch (opcode) {
			case Opcodes.INVOKESTATIC -> Kind.STATIC;
			case Opcodes.INVOKESPECIAL -> Kind.SPECIAL;
			default -> Kind.VIRTUAL;
		};
		add(kind, owner, name, descriptor);
	}

	@Override
	public void visitTypeInsn(int opcode, String type) {
		if (opcode == Opcodes.NEW) {
			add(Kind.INSTANTIATION, type, "", "");
		}
	}

	@Override
	public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
		if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
			add(Kind.STATIC_FIELD, owner, name, descriptor);
		}
	}

	@Override
	public void visitLdcInsn(Object value) {
		addConstant(value);
	}

	@Override
	public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
		for (Object argument : arguments) {
			addConstant(argument);
		}
	}

	@Override
	public void visitEnd() {
		this.result.accept(new MethodFacts(this.method.owner(), this.method.name(), this.method.descriptor(),
				this.method.access(), this.firstLine, new ArrayList<>(this.references)));
	}

	private void addConstant(Object constant) {
		if (constant instanceof Type type && type.getSort() == Type.OBJECT) {
			add(Kind.CLASS_LITERAL, type.getInternalName(), "", "");
		}
		else if (constant instanceof Handle handle) {
			addHandle(handle);
		}
		else if (constant instanceof ConstantDynamic dynamic) {
			for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
				addConstant(dynamic.getBootstrapMethodArgument(i));
			}
		}
	}

	private void addHandle(Handle handle) {
		switch (handle.getTag()) {
			case Opcodes.H_INVOKESTATIC -> add(Kind.STATIC, handle);
			case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE -> add(Kind.VIRTUAL, handle);
			case Opcodes.H_INVOKESPECIAL -> add(Kind.SPECIAL, handle);
			case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC -> add(Kind.STATIC_FIELD, handle);
			case Opcodes.H_NEWINVOKESPECIAL -> {
				add(Kind.INSTANTIATION, handle.getOwner(), "", "");
				add(Kind.SPECIAL, handle);
			}
			default -> {
				// fields of an object lead nowhere
			}
		}
	}

	private void add(Kind kind, Handle handle) {
		add(kind, handle.getOwner(), handle.getName(), handle.getDesc());
	}

	private void add(Kind kind, String owner, String name, String descriptor) {
		if (!owner.startsWith("[")) {
			this.references.add(new Reference(kind, owner, name, descriptor, this.line));
		}
	}

}
