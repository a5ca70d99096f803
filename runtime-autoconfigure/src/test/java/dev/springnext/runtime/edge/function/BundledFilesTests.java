package dev.springnext.runtime.edge.function;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.springnext.runtime.edge.bundle.Bundler;
import dev.springnext.runtime.edge.bundle.CodeSizeExceededException;
import dev.springnext.runtime.edge.bundle.EsbuildBundler;
import dev.springnext.runtime.edge.bundle.FunctionSource;
import dev.springnext.runtime.edge.bundle.PlainBundler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@code fetch(new URL('./file', import.meta.url))}.
 */
class BundledFilesTests {

	@TempDir
	private Path directory;

	private Path root;

	private @Nullable EdgeFunctions functions;

	@BeforeEach
	void root() throws IOException {
		this.root = Files.createDirectories(this.directory.resolve("project"));
		write("package.json", "{}");
	}

	@AfterEach
	void close() {
		if (this.functions != null) {
			this.functions.close();
		}
	}

	private Path write(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	@ParameterizedTest
	@EnumSource
	void areFetched(Kind kind) throws Exception {
		write("lib/words.js", "export const words = new URL(\"./words.csv?v=1#x\", import.meta.url);");
		write("lib/words.csv", "a,ü");
		write("shared/my file.bin", "\u0000\u0001");
		write("api/fn.js",
				"""
						import { words } from '../lib/words.js';
						const data = fetch(new URL('../shared/my%20file.bin', import.meta.url)).then((response) => response.arrayBuffer());
						export default async () => {
						  const response = await fetch(words);
						  const chunks = [];
						  for await (const chunk of (await fetch(words)).body) { chunks.push(chunk.byteLength); chunk.fill(0); }
						  const request = new Request(words);
						  return Response.json([response.status, response.headers.get('content-type'), response.headers.get('content-length'),
						    response.url === new URL(words).href.replace('#x', ''), await response.text(), chunks.join(),
						    await (await fetch(request)).text(), [...new Uint8Array(await data)].join(), new URL(import.meta.url).protocol]);
						};
						""");
		assertThat(get(function(kind, "api/fn.js")))
			.isEqualTo("[200,\"text/csv;charset=UTF-8\",\"4\",true,\"a,ü\",\"4\",\"a,ü\",\"0,1\",\"file:\"]");
	}

	@ParameterizedTest
	@CsvSource({ "a.txt, text/plain;charset=UTF-8", "a.json, application/json", "a.PNG, image/png", "a.ttf, font/ttf",
			"a.wasm, application/wasm", "a.unknown, application/octet-stream", "none, application/octet-stream" })
	void haveTheTypeOfTheirExtension(String name, String type) throws Exception {
		write(name, "x");
		write("fn.js", "export default async () => { const { headers } = await fetch(new URL('./" + name
				+ "', import.meta.url)); return new Response(headers.get('content-type')) }");
		assertThat(get(function(Kind.PLAIN, "fn.js"))).isEqualTo(type);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "'file:///etc/passwd'", "new URL('/etc/passwd', import.meta.url)",
			"new URL('../../outside.txt', import.meta.url)", "new URL('./link.txt', import.meta.url)",
			"new URL('./folder/', import.meta.url)", "new URL('./absent.txt', import.meta.url)", "import.meta.url",
			"'file://example.com/api/in.txt'", "new URL(['./', 'computed.txt'].join(''), import.meta.url)",
			"new URL('./%2e%2e%2f%2e%2e%2foutside.txt', import.meta.url)", "'file:///../../outside.txt'",
			"'file:///api/..%2f..%2foutside.txt'", "'file:'" })
	void reachNothingOutsideOfTheBundle(String url) throws Exception {
		Path outside = Files.writeString(this.directory.resolve("outside.txt"), "secret");
		write("api/in.txt", "in");
		write("api/computed.txt", "computed");
		write("api/folder/x.txt", "x");
		Files.createSymbolicLink(this.root.resolve("api/link.txt"), outside);
		write("api/fn.js", "const url = " + url
				+ """
						;
						export default async () => {
						  try { return await fetch(url) } catch (e) { return new Response(`${e} ${e.message.includes(new URL(url).href)} ${e.cause.code}`) }
						};
						""");
		for (Kind kind : new Kind[] { Kind.PLAIN, Kind.ESBUILD, Kind.PLAIN_JAR }) {
			if (kind != Kind.ESBUILD || EsbuildBundler.find() != null) {
				assertThat(get(function(kind, "api/fn.js"))).startsWith("TypeError: fetch failed: file:")
					.endsWith("is not in the bundle: a file is if a module names it literally, as in "
							+ "new URL('./file', import.meta.url) true ENOENT")
					.doesNotContain("secret");
			}
		}
	}

	@Test
	void areOnlyRead() throws Exception {
		write("a.txt", "a");
		write("fn.js",
				"""
						export default async () => {
						  try { return await fetch(new URL('./a.txt', import.meta.url), { method: 'PUT', body: 'b' }) } catch (e) { return new Response(e.message) }
						};
						""");
		assertThat(get(function(Kind.PLAIN, "fn.js")))
			.isEqualTo("fetch failed: file:///a.txt can be read with GET only");
	}

	@Test
	void areNoSubRequests() throws Exception {
		write("a.txt", "a");
		write("fn.js", """
				export default async () => {
				  let text = '';
				  for (let i = 0; i < 60; i++) text += await (await fetch(new URL('./a.txt', import.meta.url))).text();
				  return new Response(text);
				};
				""");
		assertThat(get(function(Kind.PLAIN, "fn.js"))).isEqualTo("a".repeat(60));
	}

	@ParameterizedTest
	@EnumSource
	void countAsCode(Kind kind) throws Exception {
		write("a.txt", "a".repeat(5000));
		write("fn.js", "export default () => fetch(new URL('./a.txt', import.meta.url));");
		assertThat(function(kind, "fn.js").bundle().size().bytes()).isGreaterThan(5000);
		this.functions.close();
		this.functions = EdgeFunctions.builder().codeSize(4000).bundler(() -> bundler(kind)).build();
		FunctionSource source = source(kind, "fn.js");
		assertThatExceptionOfType(CodeSizeExceededException.class).isThrownBy(() -> this.functions.function(source))
			.withMessageContaining("a.txt");
	}

	private static Bundler bundler(Kind kind) {
		if (!kind.name().startsWith("ESBUILD")) {
			return new PlainBundler();
		}
		EsbuildBundler esbuild = EsbuildBundler.find();
		assumeTrue(esbuild != null, "there is no esbuild for this platform");
		return esbuild;
	}

	private EdgeFunction function(Kind kind, String path) throws IOException {
		close();
		this.functions = EdgeFunctions.builder().bundler(() -> bundler(kind)).build();
		return this.functions.function(source(kind, path));
	}

	private FunctionSource source(Kind kind, String path) throws IOException {
		return (kind.name().endsWith("JAR")) ? FunctionSource.of(jar(), "edge", path)
				: FunctionSource.of(this.root, Path.of(path));
	}

	private ClassLoader jar() throws IOException {
		Path jar = Files.createTempFile(this.directory, "functions", ".jar");
		try (OutputStream out = Files.newOutputStream(jar);
				ZipOutputStream zip = new ZipOutputStream(out);
				var files = Files.walk(this.root)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				if (!Files.isSymbolicLink(file)) {
					zip.putNextEntry(new ZipEntry("edge/" + this.root.relativize(file).toString().replace('\\', '/')));
					zip.write(Files.readAllBytes(file));
				}
			}
			zip.putNextEntry(new ZipEntry("outside.txt"));
			zip.write("secret".getBytes(StandardCharsets.UTF_8));
		}
		return new URLClassLoader(new URL[] { jar.toUri().toURL() }, null);
	}

	private static String get(EdgeFunction function) throws Exception {
		return function.fetch(EdgeRequest.get("https://example.com/"))
			.toCompletableFuture()
			.get(20, TimeUnit.SECONDS)
			.text()
			.toCompletableFuture()
			.get(10, TimeUnit.SECONDS);
	}

	enum Kind {

		PLAIN, PLAIN_JAR, ESBUILD, ESBUILD_JAR

	}

}
