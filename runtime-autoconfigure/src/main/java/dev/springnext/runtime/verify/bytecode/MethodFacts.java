package dev.springnext.runtime.verify.bytecode;

import java.util.List;

import org.springframework.asm.Opcodes;

/**
 * What a class file says about a method.
 *
 * @param owner the internal name of the declaring class
 * @param name the name, {@code <init>} and {@code <clinit>} included
 * @param descriptor the descriptor
 * @param access the access flags
 * @param line the first line with code, or -1
 * @param references what the code refers to, in order
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record MethodFacts(String owner, String name, String descriptor, int access, int line,
		List<Reference> references) {

	/**
	 * Return what identifies the method within its class.
	 * @return the name and descriptor
	 */
	public String signature() {
		return this.name.concat(this.descriptor);
	}

	/**
	 * Return whether the method has no code.
	 * @return whether it is abstract or native
	 */
	public boolean isAbstract() {
		return has(Opcodes.ACC_ABSTRACT) || has(Opcodes.ACC_NATIVE);
	}

	/**
	 * Return whether a call always ends in this very method.
	 * @return whether nothing can override the method
	 */
	public boolean isFinal() {
		return has(Opcodes.ACC_PRIVATE) || has(Opcodes.ACC_FINAL) || has(Opcodes.ACC_STATIC)
				|| this.name.startsWith("<");
	}

	/**
	 * Return whether the compiler made the method for the body of a lambda.
	 * @return whether it is a lambda
	 */
	public boolean isLambda() {
		return isSynthetic() && this.name.startsWith("lambda$");
	}

	/**
	 * Return whether the source code does not show the method.
	 * @return whether it is synthetic
	 */
	public boolean isSynthetic() {
		return has(Opcodes.ACC_SYNTHETIC);
	}

	private boolean has(int flag) {
		return (this.access & flag) != 0;
	}

}
