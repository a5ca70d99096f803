package dev.springnext.runtime.edge.bundle;

/**
 * Makes bundles. Safe for use by several threads.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bundler {

	/**
	 * Makes the bundle of a function.
	 * @param source the source of the function
	 * @return the bundle; the same source gives the same bundle
	 * @throws BundleException if the source has errors, or a tool that it needs is
	 * missing
	 */
	Bundle bundle(FunctionSource source);

}
