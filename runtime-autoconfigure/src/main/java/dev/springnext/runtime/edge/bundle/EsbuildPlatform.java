package dev.springnext.runtime.edge.bundle;

import java.util.Locale;

/**
 * The build of esbuild for this machine.
 *
 * @param artifact the artifact below {@code org.mvnpm.at.esbuild}, such as
 * {@code linux-x64}
 * @author Switchable Runtimes for Spring
 */
record EsbuildPlatform(String artifact) {

	static final String GROUP = "org.mvnpm.at.esbuild";

	static final String VERSION = "0.25.10";

	static EsbuildPlatform current() {
		return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
	}

	static EsbuildPlatform of(String osName, String osArch) {
		String os = osName.toLowerCase(Locale.ROOT);
		String system = (os.contains("win")) ? "win32"
				: (os.contains("mac")) ? "darwin" : (os.contains("freebsd")) ? "freebsd" : "linux";
		if (os.contains("darwin")) {
			system = "darwin";
		}
		String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
			case "aarch64", "arm64" -> "arm64";
			case "x86", "i386", "i486", "i586", "i686" -> "ia32";
			case "arm" -> "arm";
			case "ppc64le" -> "ppc64";
			case "s390x" -> "s390x";
			case "riscv64" -> "riscv64";
			default -> "x64";
		};
		return new EsbuildPlatform(system + "-" + arch);
	}

	boolean isWindows() {
		return this.artifact.startsWith("win32");
	}

	/**
	 * Where the jar has the binary.
	 */
	String resource() {
		return "META-INF/resources/_static/" + this.artifact + "/" + VERSION
				+ ((isWindows()) ? "/esbuild.exe" : "/bin/esbuild");
	}

	/**
	 * What to do where esbuild is missing.
	 */
	String advice() {
		return "Add the dependency " + GROUP + ":" + this.artifact + ":" + VERSION + " or put esbuild on the PATH.";
	}

}
