package dev.springnext.runtime.webflux.fileroute;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;

import dev.springnext.runtime.edge.bundle.EsbuildBundler;
import dev.springnext.runtime.fileroute.ProjectFiles;
import dev.springnext.runtime.test.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A project in a jar.
 */
class PackagedProjectTests {

	private static final String EDGE = "export const runtime = 'edge';\n";

	private final Map<String, String> files = new LinkedHashMap<>();

	@TempDir
	private Path folder;

	@BeforeEach
	void addFiles() {
		String route = EDGE + "export const GET = async (request, { params }) => Response.json(await params);";
		this.files.put("web/app/items/[id]/route.js", route);
		this.files.put("web/app/docs/[...slug]/route.js", route);
		this.files.put("web/app/(group)/grouped/route.js", route);
		this.files.put("web/app/a b/route.js", route);
		this.files.put("web/app/a+b/route.js", route);
		this.files.put("web/lib/100% + %41.txt", "percent");
		this.files.put("web/app/gr\u00fc\u00dfe/route.js", route);
		// The name of the folder again
		this.files.put("web/app/web/route.js", route);
		this.files.put("web/lib/index.js", "export const name = 'index';");
		this.files.put("web/app/imports/route.js",
				EDGE + "import { name } from '../../lib/index.js';\n" + "export const GET = () => new Response(name);");
		this.files.put("web/middleware.js", """
				import { NextResponse } from 'next/server';
				export const config = { runtime: 'edge', matcher: '/grouped' };
				export default () => NextResponse.next({ headers: { 'x-was': 'here' } });
				""");
		this.files.put("web/node_modules/ignored/route.js", "");
		this.files.put("web/.hidden/route.js", "");
		this.files.put("website/app/route.js", "");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void listsAllFilesAsTheyAreCalled(boolean withFolders) throws IOException {
		try (URLClassLoader loader = loader(withFolders)) {
			ProjectFiles project = ProjectFiles.of(loader, "web");
			assertThat(project.list()).containsExactlyInAnyOrderElementsOf(this.files.keySet()
				.stream()
				.filter((path) -> path.startsWith("web/") && !path.contains("node_modules") && !path.contains("/."))
				.map((path) -> path.substring("web/".length()))
				.toList());
			for (String path : project.list()) {
				assertThat(project.read(path)).isEqualTo(this.files.get("web/" + path));
			}
			assertThat(project.tree().read("lib")).isNull();
			assertThat(project.tree().read("node_modules/ignored/route.js")).isNotNull();
			assertThat(project.directory()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void servesAllFiles(boolean withFolders) throws IOException {
		try (URLClassLoader loader = loader(withFolders); TestServer server = start(loader)) {
			expect(server, "/items/7", "{\"id\":\"7\"}");
			expect(server, "/docs/a/b", "{\"slug\":[\"a\",\"b\"]}");
			expect(server, "/a%20b", "{}");
			expect(server, "/a+b", "{}");
			expect(server, "/gr%C3%BC%C3%9Fe", "{}");
			expect(server, "/web", "{}");
			expect(server, "/imports", "index");
			server.test()
				.get()
				.uri("/grouped")
				.exchange()
				.expectStatus()
				.isOk()
				.expectHeader()
				.valueEquals("x-was", "here");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void bundlesTypeScriptAndPackages(boolean withFolders) throws IOException {
		assumeTrue(EsbuildBundler.find() != null, "esbuild is not here");
		this.files.put("web/tsconfig.json", "{\"compilerOptions\":{\"paths\":{\"@/*\":[\"./*\"]}}}");
		this.files.put("web/package.json", "{}");
		this.files.put("web/lib/folder/index.ts", "export const folder: string = 'folder';");
		this.files.put("web/lib/aliased.ts", "import { part } from '@scope/pack/part';\nexport const aliased = part;");
		this.files.put("web/node_modules/pack/package.json",
				"{\"main\":\"lib/main.js\",\"dependencies\":{\"inner\":\"1\",\"absent\":\"1\"}}");
		this.files.put("web/node_modules/pack/lib/main.js", "module.exports = 'pack ' + require('inner');");
		this.files.put("web/node_modules/pack/node_modules/inner/index.js",
				"module.exports = 'inner ' + require('deep');");
		this.files.put("web/node_modules/pack/node_modules/inner/package.json", "{\"dependencies\":{\"deep\":\"1\"}}");
		this.files.put("web/node_modules/deep/index.js", "module.exports = 'deep';");
		this.files.put("web/node_modules/inner/index.js", "module.exports = 'the wrong one';");
		this.files.put("web/node_modules/@scope/pack/package.json", "{\"exports\":{\"./part\":\"./dist/part.mjs\"}}");
		this.files.put("web/node_modules/@scope/pack/dist/part.mjs", "export const part = 'part';");
		this.files.put("web/app/typed/[id]/route.ts", EDGE + """
				import { NextRequest } from 'next/server';
				import pack from 'pack';
				import { folder } from '../../../lib/folder';
				import { aliased } from '@/lib/aliased';
				export const GET = async (request: NextRequest, { params }: { params: Promise<{ id: string }> }) =>
					new Response([(await params).id, pack, folder, aliased].join());
				""");
		try (URLClassLoader loader = loader(withFolders); TestServer server = start(loader)) {
			expect(server, "/typed/5", "5,pack inner deep,folder,part");
		}
	}

	@Test
	void missingPackageIsNamed() throws IOException {
		assumeTrue(EsbuildBundler.find() != null, "esbuild is not here");
		this.files.put("web/app/typed/route.ts", EDGE + "import gone from 'gone';\nexport const GET = () => gone;");
		try (URLClassLoader loader = loader(true)) {
			assertThatException().isThrownBy(() -> start(loader).close())
				.withMessageContaining("app/typed/route.ts:2:")
				.withMessageContaining("Could not resolve \"gone\"");
		}
	}

	private static void expect(TestServer server, String path, String body) {
		server.test()
			.get()
			.uri(URI.create(server.url(path)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo(body);
	}

	private static TestServer start(ClassLoader loader) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(loader);
		try {
			return TestServer.start(Application.class, "spring.next.dir=classpath:web");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private URLClassLoader loader(boolean withFolders) throws IOException {
		Path jar = this.folder.resolve("with space [web] " + withFolders + ".jar");
		Set<String> folders = new LinkedHashSet<>();
		try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
			for (Map.Entry<String, String> file : this.files.entrySet()) {
				String path = file.getKey();
				for (int i = path.indexOf('/'); withFolders && i >= 0; i = path.indexOf('/', i + 1)) {
					if (folders.add(path.substring(0, i + 1))) {
						entries.putNextEntry(new JarEntry(path.substring(0, i + 1)));
						entries.closeEntry();
					}
				}
				entries.putNextEntry(new JarEntry(path));
				entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
				entries.closeEntry();
			}
		}
		return new URLClassLoader(new URL[] { jar.toUri().toURL() }, getClass().getClassLoader());
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
