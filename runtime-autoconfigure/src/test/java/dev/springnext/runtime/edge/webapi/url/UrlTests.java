package dev.springnext.runtime.edge.webapi.url;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.testing.TestIsolate;

import static org.assertj.core.api.Assertions.assertThat;

class UrlTests {

	private final TestIsolate isolate = new TestIsolate("urls");

	@AfterEach
	void close() {
		this.isolate.close();
	}

	@Test
	void searchParamsAndQueryAreOne() {
		assertThat(this.isolate.eval("""
				const url = new URL('https://a/b?x=1&utm_source=s&y=a%20b#h');
				const params = url.searchParams;
				params.delete('utm_source');
				params.append('z', 'ü');
				const first = url.href;
				url.search = '?p=q';
				return [first, params.get('p'), params.has('x'), params === url.searchParams, url.href];
				""")).isEqualTo("https://a/b?x=1&y=a+b&z=%C3%BC#h,q,false,true,https://a/b?p=q#h");
	}

	@Test
	void copyOfUrlHasItsOwnState() {
		assertThat(this.isolate.eval("""
				const url = new URL('https://a/b?x=1#h');
				url.searchParams.append('y', '2');
				const copy = new URL(url);
				copy.searchParams.delete('x');
				copy.hash = '';
				return [url, copy];
				""")).isEqualTo("https://a/b?x=1&y=2#h,https://a/b?y=2");
	}

	@Test
	void urlIsConvertedAsItSaysItIs() {
		assertThat(this.isolate
			.eval("""
					const own = Object.assign(new URL('https://a/'), { toString: () => 'https://own/' });
					const primitive = Object.assign(new URL('https://a/'), { [Symbol.toPrimitive]: () => 'https://primitive/' });
					const based = new URL(new URL('https://a/x'), 'https://b/');
					const { toString } = URL.prototype;
					URL.prototype.toString = () => 'https://patched/';
					const patched = new URL(new URL('https://a/')).href;
					URL.prototype.toString = toString;
					return [new URL(own), new URL(primitive), based, patched];
					"""))
			.isEqualTo("https://own/,https://primitive/,https://a/x,https://patched/");
	}

	@Test
	void queryThatNobodyChangedStaysAsItIs() {
		assertThat(this.isolate.eval("""
				const url = new URL('https://a/?x=a%20b&&');
				const read = url.searchParams.get('x');
				url.pathname = '/c';
				return [read, url.href];
				""")).isEqualTo("a b,https://a/c?x=a%20b&&");
	}

	@Test
	void otherSettersKeepChangesOfSearchParams() {
		assertThat(this.isolate.eval("""
				const url = new URL('https://a/?x=1');
				url.searchParams.set('x', '2');
				url.hash = 'h';
				url.searchParams.append('y', '3');
				url.port = '99';
				return url;
				""")).isEqualTo("https://a:99/?x=2&y=3#h");
	}

	@Test
	void emptiedSearchParamsLeaveNoQuestionMark() {
		assertThat(this.isolate.eval("""
				const url = new URL('https://a/?x=1#h');
				url.searchParams.delete('x');
				return url;
				""")).isEqualTo("https://a/#h");
	}

	@Test
	void listMayChangeDuringIteration() {
		assertThat(this.isolate.eval("""
				const params = new URLSearchParams('a=1&b=2&c=3');
				const seen = [];
				for (const [name] of params) { seen.push(name); params.delete(name); }
				const own = new URLSearchParams([['x', 'y'], ['x', 'z']]);
				const copy = new URLSearchParams(own);
				own.append('more', '1');
				return [seen, params, copy, new URLSearchParams({ a: 1, b: null })].join(' ');
				""")).isEqualTo("a,c b=2 x=y&x=z a=1&b=null");
	}

	@Test
	void errorsNameWhatIsWrong() {
		assertThat(this.isolate
			.eval("""
					const messages = [];
					for (const attempt of [() => new URL('nonsense'), () => new URL('/a', 'b'), () => new URL('http://[', 'http://a'),
						() => new URL(), () => { new URL('http://a').href = 'x'; }, () => new URLSearchParams([['a']]),
						() => new URLSearchParams().get(), () => URL('http://a'), () => URL.prototype.href]) {
						try { attempt(); messages.push('none'); } catch (e) { messages.push(`${e.constructor === TypeError} ${e.message}`); }
					}
					return messages.slice(0, 7).join('\\n') + messages.slice(7).every((m) => m.startsWith('true'));
					"""))
			.isEqualTo("""
					true Failed to construct 'URL': 'nonsense' is not a valid URL.
					true Failed to construct 'URL': The base 'b' is not a valid URL.
					true Failed to construct 'URL': 'http://[' is not a valid URL, with the base 'http://a'.
					true Failed to construct 'URL': 1 argument required, but only 0 present.
					true Failed to set the 'href' property on 'URL': 'x' is not a valid URL.
					true Failed to construct 'URLSearchParams': Item 0 is not a pair of a name and a value.
					true Failed to execute 'get' on 'URLSearchParams': 1 argument required, but only 0 present.true""");
	}

	@Test
	void changedIntrinsicsChangeNothing() {
		assertThat(this.isolate
			.eval("""
					const entries = URLSearchParams.prototype.entries;
					Array.prototype[Symbol.iterator] = () => { throw new Error('array iterator'); };
					Array.prototype.push = () => { throw new Error('push'); };
					Object.defineProperty(Array.prototype, '0', { set() { throw new Error('index'); }, configurable: true });
					Object.defineProperty(Object.prototype, 'get', { __proto__: null, get() { throw new Error('get'); }, configurable: true });
					Object.defineProperty(Object.prototype, 'value', { __proto__: null, get() { throw new Error('value'); }, configurable: true });
					Function.prototype.call = Function.prototype.apply = () => { throw new Error('call'); };
					const url = new URL('https://a/?b=1&b=2');
					const all = url.searchParams.getAll('b');
					const next = url.searchParams.keys().next().value;
					url.searchParams.sort();
					return all[0] + all[1] + next + url.href;
					"""))
			.isEqualTo("12bhttps://a/?b=1&b=2");
	}

	@Test
	void hostFunctionsRefuseForeignHandles() {
		assertThat(this.isolate
			.eval("""
					const messages = [];
					const { get } = Object.getOwnPropertyDescriptor(URL.prototype, 'href');
					for (const other of [{}, null, 1, new URLSearchParams(), Object.create(URL.prototype), new Proxy(new URL('http://a'), {})]) {
						try { get.call(other); messages.push('none'); } catch (e) { messages.push(e.constructor.name); }
					}
					return messages;
					"""))
			.isEqualTo("TypeError,TypeError,TypeError,TypeError,TypeError,TypeError");
	}

	@Test
	void symbolsAreNoStrings() {
		assertThat(this.isolate
			.eval("""
					const messages = [];
					for (const attempt of [() => new URL(Symbol()), () => new URLSearchParams(Symbol()), () => new URLSearchParams().get(Symbol())]) {
						try { attempt(); } catch (e) { messages.push(e.constructor.name); }
					}
					return messages;
					"""))
			.isEqualTo("TypeError,TypeError,TypeError");
	}

}
