package dev.springnext.runtime.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;

import dev.springnext.runtime.autoconfigure.NextProperties;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.function.EdgeFunctions;
import dev.springnext.runtime.edge.function.EdgeRequest;
import dev.springnext.runtime.edge.function.EdgeResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code in docs/javascript.md does what the page says. Not run are: the router
 * function in Java, whose like is in {@code EdgeFunctionServerTests}; the test in Java,
 * which the sample runs as {@code BouquetTests}; the dependency in XML and the command of
 * a shell, which need the network.
 */
class JavaScriptPageTests {

	// What the blocks in JavaScript answer to GET, by a line of theirs
	private static final Map<String, String> ANSWERS = Map.of("// src/main/resources/edge/hello.js",
			"{\"greeting\":\"Hello undefined!\"}", "export default (request) => new Response(\"all methods\");",
			"all methods", "export default { fetch(request, context)", "all methods", "export async function POST",
			"{}", "new ReadableStream", "loves me\nloves me not\nloves me\nloves me not\nloves me\n", "import add from",
			"3", "./prices.json", "A petal is 3 cents");

	// (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)
	private static final byte[] ADD_WASM = Base64.getDecoder()
		.decode("AGFzbQEAAAABBwFgAn9/AX8DAgEABwcBA2FkZAAACgkBBwAgACABags=");

	private static final Map<String, byte[]> FILES = Map.of("add.wasm", ADD_WASM, "prices.json",
			"{\"petal\": 3}".getBytes(StandardCharsets.UTF_8));

	private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

	static List<Block> blocks() throws IOException {
		return BLOCK.matcher(Files.readString(Path.of("..", "docs", "javascript.md")))
			.results()
			.map((block) -> new Block(block.group(1), block.group(2)))
			.toList();
	}

	static List<Block> javaScript() throws IOException {
		return blocks().stream().filter((block) -> block.language().matches("js|jsx|ts|tsx")).toList();
	}

	static List<Block> yaml() throws IOException {
		return blocks().stream().filter((block) -> block.language().equals("yaml")).toList();
	}

	@ParameterizedTest
	@MethodSource("javaScript")
	void functionAnswers(Block block) throws IOException {
		FunctionSource source = new FunctionSource("documented", "documented." + block.language(), block.code(),
				FILES::get);
		try (EdgeFunctions functions = EdgeFunctions.create()) {
			EdgeResponse response = functions.function(source)
				.fetch(EdgeRequest.get("https://example.com/"))
				.toCompletableFuture()
				.join();
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.text().toCompletableFuture().join()).isEqualTo(answer(block));
		}
	}

	@ParameterizedTest
	@MethodSource("yaml")
	void propertiesExist(Block block) {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ByteArrayResource(block.code().getBytes(StandardCharsets.UTF_8)));
		new Binder(new MapConfigurationPropertySource(yaml.getObject())).bind("spring.next",
				Bindable.of(NextProperties.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
	}

	@Test
	void nothingElseIsShown() throws IOException {
		Set<String> languages = new LinkedHashSet<>(blocks().stream().map(Block::language).toList());
		assertThat(languages).containsExactlyInAnyOrder("js", "yaml", "java", "xml", "sh");
		assertThat(blocks().stream().filter((block) -> block.language().equals("java"))).hasSize(2);
	}

	private static String answer(Block block) {
		return ANSWERS.entrySet()
			.stream()
			.filter((answer) -> block.code().contains(answer.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Say in ANSWERS what this function answers to GET"));
	}

	/**
	 * A block of code.
	 *
	 * @param language its language
	 * @param code its code
	 */
	record Block(String language, String code) {

		@Override
		public String toString() {
			return this.language + ": " + this.code.lines().findFirst().orElse("");
		}

	}

}
