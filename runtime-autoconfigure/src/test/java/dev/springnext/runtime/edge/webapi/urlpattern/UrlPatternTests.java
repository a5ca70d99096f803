package dev.springnext.runtime.edge.webapi.urlpattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

class UrlPatternTests {

	private final TestIsolate isolate = new TestIsolate("patterns");

	@AfterEach
	void close() {
		this.isolate.close();
	}

	@Test
	void groupsAreNamed() {
		assertThat(this.isolate
			.eval("""
					const pattern = new URLPattern('/books/:id(\\\\d+)/:rest*', 'https://a.example');
					const match = pattern.exec('https://a.example/books/12/x/y');
					return [JSON.stringify(match.pathname.groups), pattern.test('https://a.example/books/x'), pattern.pathname];
					"""))
			.isEqualTo("{\"id\":\"12\",\"rest\":\"x/y\"},false,/books/:id(\\d+)/:rest*");
	}

	@Test
	void groupMayBeNamedAsPropertyOfEveryObject() {
		assertThat(this.isolate
			.eval("""
					const { groups } = new URLPattern({ pathname: '/:__proto__/:constructor' }).exec({ pathname: '/a/b' }).pathname;
					return [Object.keys(groups), Object.getPrototypeOf(groups) === Object.prototype, groups.constructor];
					"""))
			.isEqualTo("__proto__,constructor,true,b");
	}

	@Test
	void caseIsIgnoredOnRequest() {
		assertThat(this.isolate.eval("""
				const strict = new URLPattern({ pathname: '/Path' });
				const lax = new URLPattern({ pathname: '/Path' }, { ignoreCase: true });
				return [strict.test({ pathname: '/path' }), lax.test({ pathname: '/path' })];
				""")).isEqualTo("false,true");
	}

	@Test
	void specialSchemesMayBePartOfRegularExpression() {
		assertThat(this.isolate.eval("""
				const pattern = new URLPattern({ protocol: 'http{s}?', pathname: '/a/../b' });
				const other = new URLPattern({ protocol: '(foo|bar)', pathname: 'a/../b' });
				return [pattern.pathname, other.pathname, new URLPattern('http{s}?://a/b').test('https://a/b')];
				""")).isEqualTo("/b,a/../b,true");
	}

	@Test
	void mistakesAreTypeErrorsThatTellThePlace() {
		assertThat(this.isolate
			.eval("""
					const messages = [];
					for (const attempt of [() => new URLPattern('/a'), () => new URLPattern({ pathname: '/(' }), () => new URLPattern({ pathname: '/:a/:a' }),
						() => new URLPattern({ pathname: '/([z-a])' }), () => new URLPattern({ port: 'x' }), () => new URLPattern({}, 'https://a'),
						() => new URLPattern({ baseURL: 'x' }), () => new URLPattern({ pathname: '/a{b' })]) {
						try { attempt(); messages.push('none'); } catch (e) { messages.push(`${e.constructor === TypeError} ${e.message}`); }
					}
					return messages.join('\\n');
					"""))
			.isEqualTo(
					"""
							true Failed to construct 'URLPattern': The pattern '/a' is relative and there is no base.
							true Failed to construct 'URLPattern': The pattern '/(' is not valid at 1: the regular expression is empty or has no end.
							true Failed to construct 'URLPattern': The pattern '/:a/:a' has two groups named 'a'.
							true Failed to construct 'URLPattern': The regular expression of 'pathname' is not valid.
							true Failed to construct 'URLPattern': The pattern 'x' is not valid: 'x' can not be there in a URL.
							true Failed to construct 'URLPattern': A base URL can not be combined with an object.
							true Failed to construct 'URLPattern': The base 'x' is not a valid URL.
							true Failed to construct 'URLPattern': The pattern '/a{b' is not valid at 4: there is its end.""");
	}

	@Test
	void urlThatIsNoneMatchesNothing() {
		assertThat(this.isolate
			.eval("""
					const pattern = new URLPattern({});
					return [pattern.test('nonsense'), pattern.exec('/a', 'b'), pattern.test({ port: 'x' }), pattern.test('https://a/')];
					"""))
			.isEqualTo("false,,false,true");
	}

}
