package dev.springnext.runtime.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FetchWithoutNettyTests {

	@Test
	void saysWhatToAdd() throws Exception {
		WithoutNetty loader = new WithoutNetty();
		Method create = loader.loadClass(Fetch.class.getName())
			.getMethod("create", WebClient.Builder.class, loader.loadClass(OutboundPolicy.class.getName()),
					loader.loadClass(FetchSettings.class.getName()));
		assertThatExceptionOfType(InvocationTargetException.class)
			.isThrownBy(() -> create.invoke(null, WebClient.builder(), null, null))
			.havingCause()
			.isInstanceOf(IllegalStateException.class)
			.withMessageContaining("Add org.springframework.boot:spring-boot-starter-reactor-netty");
	}

	private static final class WithoutNetty extends ClassLoader {

		private WithoutNetty() {
			super(FetchWithoutNettyTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("reactor.netty.")) {
				throw new ClassNotFoundException(name);
			}
			Class<?> loaded = findLoadedClass(name);
			if (loaded != null) {
				return loaded;
			}
			return name.startsWith(Fetch.class.getPackageName()) ? define(name) : super.loadClass(name, resolve);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (@Nullable
			InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (in == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = in.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
