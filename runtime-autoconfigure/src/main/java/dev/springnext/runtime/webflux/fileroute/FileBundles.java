package dev.springnext.runtime.webflux.fileroute;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.springnext.runtime.edge.bundle.Bundle;
import dev.springnext.runtime.edge.bundle.Bundling;
import dev.springnext.runtime.edge.bundle.FunctionSource;

/**
 * Bundles of files, which are made together as far as it is known that they will be
 * needed.
 *
 * @author Switchable Runtimes for Spring
 */
final class FileBundles {

	private final Function<Collection<FunctionSource>, Map<FunctionSource, Bundling>> bundler;

	private final Set<FunctionSource> planned = new LinkedHashSet<>();

	private final Map<FunctionSource, Bundling> made = new HashMap<>();

	/**
	 * Creates the bundles.
	 * @param bundler makes many at once
	 */
	FileBundles(Function<Collection<FunctionSource>, Map<FunctionSource, Bundling>> bundler) {
		this.bundler = bundler;
	}

	/**
	 * Says that a bundle will be needed, of the files as they are then.
	 * @param source its source
	 */
	synchronized void plan(FunctionSource source) {
		this.made.remove(source);
		this.planned.add(source);
	}

	/**
	 * Makes a bundle, and all that are planned, unless that has happened since it was
	 * planned.
	 * @param source its source
	 * @return the bundle
	 * @throws dev.springnext.runtime.edge.bundle.BundleException if the source has errors
	 */
	synchronized Bundle make(FunctionSource source) {
		Bundling known = this.made.remove(source);
		if (known == null) {
			this.planned.add(source);
			this.made.putAll(this.bundler.apply(this.planned));
			this.planned.clear();
			known = this.made.remove(source);
		}
		if (known == null) {
			throw new IllegalStateException("Nothing has become of " + source.path());
		}
		return known.bundle();
	}

}
