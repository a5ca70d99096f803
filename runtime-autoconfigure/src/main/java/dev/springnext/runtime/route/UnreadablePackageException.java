package dev.springnext.runtime.route;

/**
 * The {@code package-info} class of a package is there but can't be loaded, so that its
 * runtime is unknown.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class UnreadablePackageException extends RuntimeSelectionException {

	private final String packageName;

	UnreadablePackageException(String packageName, Throwable cause) {
		super("The class " + packageName + ".package-info, which may declare a runtime, can't be read: " + cause + ".",
				"Rebuild it with a JDK that this application's JDK (" + System.getProperty("java.version")
						+ ") can read, or remove package-info.class from the class path.",
				cause);
		this.packageName = packageName;
	}

	/**
	 * The package.
	 * @return its name
	 */
	public String getPackageName() {
		return this.packageName;
	}

}
