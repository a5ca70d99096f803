package dev.springnext.runtime.fetch;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * JavaScript's {@code caches}, with responses of its own and of a real server.
 */
class GuestCacheTests {

	private final AtomicInteger requests = new AtomicInteger();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.route((routes) -> routes
			.get("/count",
					(request, response) -> response.header("X-Kind", "number")
						.sendString(Mono.fromCallable(() -> "count " + this.requests.incrementAndGet())))
			.get("/varies", (request, response) -> response.header("Vary", "Accept, *").sendString(Mono.just("any"))))
		.bindNow();

	private final String url = "http://127.0.0.1:" + this.server.port();

	private final GuestTransport transport = GuestTransport.create(OutboundPolicy.of(TestSettings.open()),
			TestSettings.open());

	private final EdgeScript script = new EdgeScript(this.transport);

	@AfterEach
	void stop() {
		this.script.run("", "for (const name of await caches.keys()) await caches.delete(name); return '';");
		this.script.close();
		this.transport.close();
		this.server.disposeNow();
	}

	@Test
	void storesResponses() {
		assertThat(
				run("""
						const cache = await caches.open('a');
						const original = new Response('body', { status: 201, statusText: 'Made', headers: { 'x-a': 'b', 'set-cookie': 'c' } });
						await cache.put('http://x.example/p?q#f', original);
						const found = await cache.match(new Request('http://x.example/p?q#g'));
						return [original.bodyUsed, found !== original, found.status, found.statusText, found.headers.get('x-a'),
						  found.headers.getSetCookie().join(), await found.text(), await (await cache.match('http://x.example/p?q')).text()].join('|');
						"""))
			.isEqualTo("true|true|201|Made|b|c|body|body");
	}

	@Test
	void keepsBytesAndAbsenceOfBody() {
		assertThat(run("""
				const cache = await caches.open('a');
				await cache.put('http://x.example/bytes', new Response(new Uint8Array([0, 255, 128])));
				await cache.put('http://x.example/null', new Response(null, { status: 204 }));
				const bytes = await (await cache.match('http://x.example/bytes')).bytes();
				return bytes.join() + ' ' + (await cache.match('http://x.example/null')).body;
				""")).isEqualTo("0,255,128 null");
	}

	@Test
	void addsWhatItFetches() {
		assertThat(
				run("""
						const cache = await caches.open('a');
						await cache.add(url + '/count');
						const first = await (await cache.match(url + '/count')).text();
						await cache.addAll([url + '/count', new Request(url + '/count?2')]);
						const found = await cache.match(url + '/count');
						return [first, (await cache.keys()).length, found.url === url + '/count', found.headers.get('x-kind')].join('|');
						"""))
			.isEqualTo("count 1|2|true|number");
		assertThat(this.requests).hasValue(3);
	}

	@Test
	void addsAllOrNothing() {
		assertThat(
				run("""
						const cache = await caches.open('a');
						const results = [];
						for (const requests of [[url + '/count', url + '/absent'], [url + '/count', url + '/count'], [url + '/varies'], [42, 'http://']]) {
						  try { await cache.addAll(requests); results.push('added'); } catch (e) { results.push(e.name); }
						}
						results.push((await cache.keys()).length);
						return results.join('|');
						"""))
			.isEqualTo("TypeError|InvalidStateError|TypeError|TypeError|0");
	}

	@Test
	void refusesWhatCanNotBeStored() {
		assertThat(
				run("""
						const cache = await caches.open('a');
						const used = new Response('x');
						await used.text();
						const results = [];
						for (const [request, response] of [
						  [new Request('http://x.example/', { method: 'POST' }), new Response()], ['data:,x', new Response()], ['http://x.example/', used],
						  ['http://x.example/', new Response('', { status: 206 })], ['http://x.example/', new Response('', { headers: { vary: 'a, *' } })],
						  ['http://x.example/', {}], ['http://x.example/']]) {
						  try { await cache.put(request, response); results.push('stored'); } catch (e) { results.push(e.name); }
						}
						results.push((await cache.matchAll()).length);
						return results.join('|');
						"""))
			.isEqualTo("TypeError|".repeat(7) + "0");
	}

	@Test
	void honoursVaryAndOptions() {
		assertThat(
				run("""
						const cache = await caches.open('a');
						const request = (lang) => new Request('http://x.example/?q', { headers: { 'accept-language': lang } });
						const response = (text) => new Response(text, { headers: { vary: 'Accept-Language' } });
						await cache.put(request('de'), response('Hallo'));
						await cache.put(request('en'), response('Hello'));
						const text = async (response) => (await response)?.text();
						return [await text(cache.match(request('en'))), await text(cache.match(request('de'))), await text(cache.match(request('fr'))),
						  await text(cache.match(request('fr'), { ignoreVary: true })), (await cache.matchAll('http://x.example/', { ignoreSearch: true, ignoreVary: true })).length,
						  await text(cache.match('http://x.example/', { ignoreVary: true })),
						  await text(cache.match(new Request('http://x.example/?q', { method: 'HEAD' }), { ignoreVary: true })),
						  await text(cache.match(new Request('http://x.example/?q', { method: 'HEAD' }), { ignoreVary: true, ignoreMethod: true })),
						  (await cache.keys())[1].headers.get('accept-language')].join('|');
						"""))
			.isEqualTo("Hello|Hallo||Hallo|2|||Hallo|en");
	}

	@Test
	void deletesEntriesAndCaches() {
		assertThat(
				run("""
						const cache = await caches.open('a');
						await caches.open('b');
						await cache.put('http://x.example/1', new Response('1'));
						await cache.put('http://x.example/2', new Response('2'));
						const results = [await caches.keys(), await caches.has('b'), await caches.delete('b'), await caches.delete('b'), await caches.has('b'),
						  await cache.delete('http://x.example/1'), await cache.delete('http://x.example/1'), (await cache.keys()).map((r) => r.url),
						  await (await caches.match('http://x.example/2')).text(), await caches.match('http://x.example/2', { cacheName: 'c' })];
						return JSON.stringify(results);
						"""))
			.isEqualTo("[[\"a\",\"b\"],true,true,false,false,true,false,[\"http://x.example/2\"],\"2\",null]");
	}

	@Test
	void forgetsExpiredResponses() {
		assertThat(
				run("""
						const cache = await caches.open('a');
						const put = (name, control) => cache.put('http://x.example/' + name, new Response(name, { headers: { 'cache-control': control } }));
						await put('expired', 'max-age=0');
						await put('fresh', 'public, max-age=60');
						await put('shared', 'max-age=60, s-maxage="0"');
						return (await cache.keys()).map((r) => r.url).join();
						"""))
			.isEqualTo("http://x.example/fresh");
	}

	@Test
	void dropsLeastRecentlyUsedResponses() {
		assertThat(run("""
				const cache = await caches.open('a');
				const megabytes = (count) => new Response(new Uint8Array(count * 1024 * 1024));
				await cache.put('http://x.example/1', megabytes(6));
				await cache.put('http://x.example/2', megabytes(6));
				await cache.match('http://x.example/1');
				await cache.put('http://x.example/3', megabytes(6));
				let refusal;
				await cache.put('http://x.example/4', megabytes(17)).catch((e) => { refusal = e.name; });
				return (await cache.keys()).map((r) => r.url.slice(-1)).join() + ' ' + refusal;
				""")).isEqualTo("1,3 QuotaExceededError");
	}

	@Test
	void looksAsTheStandardSays() {
		assertThat(
				run("""
						const names = (o) => Object.getOwnPropertyNames(o).join();
						let illegal = '';
						for (const Class of [Cache, CacheStorage]) { try { new Class(); } catch (e) { illegal += e.name; } }
						return [names(Cache.prototype), Cache.prototype.match.length, Cache.prototype.put.length, String(caches), String(await caches.open('x')), illegal,
						  await Cache.prototype.match.call({}).catch((e) => e.name), await caches.open().catch((e) => e.name)].join('|');
						"""))
			.isEqualTo("constructor,match,matchAll,add,addAll,put,delete,keys|1|2|[object CacheStorage]|[object Cache]"
					+ "|TypeErrorTypeError|TypeError|TypeError");
	}

	private String run(String code) {
		return this.script.run(this.url, code);
	}

}
