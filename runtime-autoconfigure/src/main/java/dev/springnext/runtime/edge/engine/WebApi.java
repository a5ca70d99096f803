package dev.springnext.runtime.edge.engine;

/**
 * One web API: modules in JavaScript, and the Java that they call. The modules are
 * resources in the folder of the implementing class; each is one function expression
 * {@code (function (core, host) { ...; return {...}; })} that runs once in an isolate,
 * when it is first needed, and returns what it exports: to the global object, and to
 * modules of other APIs that ask with {@code core.use('folder/file')}.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public interface WebApi {

	/**
	 * The name of the API: the folder of its modules.
	 * @return such as {@code url}
	 */
	String name();

	/**
	 * Declares the globals that modules of the API provide.
	 * @param globals takes the declarations
	 */
	void globals(Globals globals);

	/**
	 * Adds the functions that the modules of the API may call. Called once for each
	 * isolate that uses the API; state that the functions share is of that isolate.
	 * @param isolate the isolate
	 * @param functions takes the functions
	 */
	default void host(Isolate isolate, HostFunctions functions) {
	}

}
