package dev.springnext.runtime.benchmarks.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Writes and compiles an application of many edge controllers, each with a service behind
 * an interface, a repository and a mapper: {@code ApplicationGenerator <directory>
 * <controllers>}.
 */
public final class ApplicationGenerator {

	private static final List<String> TEMPLATES = List.of("Controller", "Service", "DefaultService", "Repository",
			"Item");

	private ApplicationGenerator() {
	}

	public static void main(String[] args) throws IOException {
		Path directory = Path.of(args[0]);
		int controllers = Integer.parseInt(args[1]);
		Path sources = Files.createDirectories(directory.resolve("src/generated/application"));
		List<String> files = new ArrayList<>();
		files.add(write(sources.resolve("GeneratedApplication.java"), template("GeneratedApplication")));
		for (String template : TEMPLATES) {
			String text = template(template);
			for (int i = 0; i < controllers; i++) {
				String number = String.format("%04d", i);
				files.add(write(sources.resolve(template + number + ".java"), text.replace("NNNN", number)));
			}
		}
		compile(Files.createDirectories(directory.resolve("classes")), files);
	}

	private static String template(String name) throws IOException {
		try (InputStream stream = ApplicationGenerator.class.getResourceAsStream(name + ".java.template")) {
			if (stream == null) {
				throw new IOException("No template " + name);
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String write(Path file, String text) throws IOException {
		return Files.writeString(file, text).toString();
	}

	private static void compile(Path classes, List<String> files) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-parameters", "--release", "17", "-d",
				classes.toString(), "-cp", System.getProperty("java.class.path")));
		arguments.addAll(files);
		if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
			throw new IOException("The generated application does not compile");
		}
	}

}
