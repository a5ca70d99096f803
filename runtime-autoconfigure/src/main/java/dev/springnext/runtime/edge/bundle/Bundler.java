package dev.springnext.runtime.edge.bundle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

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

	/**
	 * Makes the bundles of many functions, which may take less time than one by one. A
	 * source with errors is no obstacle to the others.
	 * @param sources the sources of the functions
	 * @return what has become of each, in the same order
	 */
	default Map<FunctionSource, Bundling> bundleAll(Collection<FunctionSource> sources) {
		Map<FunctionSource, Bundling> all = new LinkedHashMap<>();
		for (FunctionSource source : sources) {
			try {
				all.put(source, Bundling.of(bundle(source)));
			}
			catch (BundleException ex) {
				all.put(source, Bundling.failed(ex));
			}
		}
		return all;
	}

}
