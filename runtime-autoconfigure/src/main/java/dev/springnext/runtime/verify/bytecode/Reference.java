package dev.springnext.runtime.verify.bytecode;

/**
 * What an instruction of a method refers to, and the line that it stands on. A lambda or
 * method reference counts as a call of the method behind it.
 *
 * @param kind how the instruction refers to it
 * @param owner the internal name of the class that is referred to
 * @param name the name of the method or field, empty if there is none
 * @param descriptor the descriptor of the method or field, empty if there is none
 * @param line the line of the instruction, or -1 if the class file has no lines
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record Reference(Kind kind, String owner, String name, String descriptor, int line) {

	/**
	 * Return what identifies the method or field within its class.
	 * @return the name and descriptor
	 */
	public String signature() {
		return this.name.concat(this.descriptor);
	}

	/**
	 * How an instruction refers to something.
	 */
	public enum Kind {

		/**
		 * A static method is called.
		 */
		STATIC,

		/**
		 * A constructor, private method or method of the superclass is called.
		 */
		SPECIAL,

		/**
		 * A method is called that subclasses may override.
		 */
		VIRTUAL,

		/**
		 * An object is created; the call of its constructor is a reference of its own.
		 */
		INSTANTIATION,

		/**
		 * A static field is read or written.
		 */
		STATIC_FIELD,

		/**
		 * A class literal is used.
		 */
		CLASS_LITERAL

	}

}
