package dev.springnext.runtime.edge.bundle;

import org.jspecify.annotations.Nullable;

/**
 * What has become of a source: a bundle, or the reason why there is none.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class Bundling {

	private final @Nullable Bundle bundle;

	private final @Nullable BundleException error;

	private Bundling(@Nullable Bundle bundle, @Nullable BundleException error) {
		this.bundle = bundle;
		this.error = error;
	}

	static Bundling of(Bundle bundle) {
		return new Bundling(bundle, null);
	}

	static Bundling failed(BundleException error) {
		return new Bundling(null, error);
	}

	/**
	 * The bundle.
	 * @return the bundle
	 * @throws BundleException if there is none
	 */
	public Bundle bundle() {
		if (this.bundle != null) {
			return this.bundle;
		}
		throw (this.error != null) ? this.error : new BundleException("There is no bundle");
	}

	@Override
	public String toString() {
		return String.valueOf((this.bundle != null) ? this.bundle : this.error);
	}

}
