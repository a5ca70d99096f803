package dev.springnext.runtime.edge.webapi.crypto;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what guest code sees of {@code crypto}.
 */
class SubtleCryptoTests {

	private final CryptoGuest guest = new CryptoGuest();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void interfacesCanNotBeConstructed() {
		assertThat(this.guest
			.run("""
					return [Crypto, SubtleCrypto, CryptoKey].map((C) => { try { new C({}, {}); return 'made'; } catch (e) { return e.name + C.length; } }).join();
					"""))
			.isEqualTo("TypeError0,TypeError0,TypeError0");
	}

	@Test
	void methodsRejectInsteadOfThrowing() {
		assertThat(this.guest
			.run("""
					const names = Object.keys(SubtleCrypto.prototype);
					const results = [];
					for (const name of names) {
						results.push(await failure(subtle[name]()), await failure(SubtleCrypto.prototype[name].call({}, 1, 2, 3, 4, 5, 6, 7)));
					}
					return names.length + ' ' + [...new Set(results)].join();
					"""))
			.isEqualTo("12 TypeError");
	}

	@Test
	void randomValuesOfIntegerArrays() {
		assertThat(this.guest
			.run("""
					const array = new Uint32Array(new ArrayBuffer(64), 16, 4);
					const same = crypto.getRandomValues(array) === array && array.some((n) => n !== 0);
					const around = new Uint8Array(array.buffer);
					const untouched = around.slice(0, 16).every((n) => n === 0) && around.slice(32).every((n) => n === 0);
					const error = (array) => { try { crypto.getRandomValues(array); return 'none'; } catch (e) { return e.name; } };
					return [same, untouched, error(new BigInt64Array(2)), error(new Uint8Array(65536)), error(new Uint8Array(65537)),
						error(new Float64Array(1)), error(new DataView(new ArrayBuffer(1))), error([]), error(new ArrayBuffer(8))].join();
					"""))
			.isEqualTo(
					"true,true,none,none,QuotaExceededError,TypeMismatchError,TypeMismatchError,TypeError,TypeError");
	}

	@Test
	void randomUuidsAreOfVersionFour() {
		assertThat(this.guest
			.run("""
					const ids = new Set(Array.from({ length: 100 }, () => crypto.randomUUID()));
					return ids.size === 100 && [...ids].every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id));
					"""))
			.isEqualTo("true");
	}

	@Test
	void namesOfAlgorithmsIgnoreTheCaseOfAsciiOnly() {
		assertThat(this.guest
			.run("""
					return [await failure(subtle.digest('sHa-1', new ArrayBuffer(0))), await failure(subtle.digest('\\u017fha-1', new ArrayBuffer(0))),
						await failure(subtle.generateKey({ name: 'AES-\\u212aW', length: 128 }, true, ['wrapKey'])),
						await failure(subtle.digest('__proto__', new ArrayBuffer(0))), await failure(subtle.digest('toString', new ArrayBuffer(0)))].join();
					"""))
			.isEqualTo("no error,NotSupportedError,NotSupportedError,NotSupportedError,NotSupportedError");
	}

	@Test
	void bytesAreTakenWhenTheMethodIsCalled() {
		assertThat(this.guest.run("""
				const data = new Uint8Array(300 * 1024);
				const before = subtle.digest('SHA-256', data);
				data[0] = 1;
				const after = subtle.digest('SHA-256', data);
				return hex(await before) === hex(await after);
				""")).isEqualTo("false");
	}

	@Test
	void viewsOfAllKindsAreDigested() {
		assertThat(this.guest
			.run("""
					const buffer = new Uint8Array([0, 97, 98, 99, 0]).buffer;
					const views = [new Uint8Array(buffer, 1, 3), new DataView(buffer, 1, 3), buffer.slice(1, 4), new Uint16Array(new Uint8Array([97, 98]).buffer)];
					const digests = await Promise.all(views.map(async (v) => hex(await subtle.digest('SHA-1', v)).slice(0, 4)));
					const gone = new DataView(new ArrayBuffer(8));
					structuredClone(gone.buffer, { transfer: [gone.buffer] });
					return digests.join() + ' ' + hex(await subtle.digest('SHA-1', gone)).slice(0, 4);
					"""))
			.isEqualTo("a999,a999,a999,da23 da39");
	}

	@Test
	void keysTellOnlyWhatTheStandardSays() {
		assertThat(this.guest
			.run("""
					const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-384', length: 9 }, false, ['verify', 'sign', 'verify']);
					return [JSON.stringify(key), Reflect.ownKeys(key).length, key.type, key.extractable, JSON.stringify(key.algorithm), key.usages.join('+'),
						key.algorithm === key.algorithm, key.usages === key.usages, Object.prototype.toString.call(key), await failure(subtle.exportKey('raw', key))].join();
					"""))
			.isEqualTo(
					"{},0,secret,false,{\"name\":\"HMAC\",\"hash\":{\"name\":\"SHA-384\"},\"length\":9},sign+verify,true,true,"
							+ "[object CryptoKey],InvalidAccessError");
	}

	@Test
	void whatGuestCodeDoesToAttributesChangesNoKey() {
		assertThat(this.guest
			.run("""
					const key = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, false, ['encrypt']);
					key.usages.push('decrypt');
					key.algorithm.name = 'AES-CBC';
					const iv = new Uint8Array(16);
					return [await failure(subtle.decrypt({ name: 'AES-GCM', iv }, key, iv)), await failure(subtle.encrypt({ name: 'AES-CBC', iv }, key, iv)),
						await failure(subtle.encrypt({ name: 'AES-GCM', iv }, key, iv))].join();
					"""))
			.isEqualTo("InvalidAccessError,InvalidAccessError,no error");
	}

	@Test
	void clonedKeysWorkAndStayAsTheyAre() {
		assertThat(this.guest
			.run("""
					const { privateKey, publicKey } = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
					const [secret, open] = structuredClone([privateKey, publicKey]);
					const signature = await subtle.sign('Ed25519', secret, ascii('edge'));
					return [secret instanceof CryptoKey, secret !== privateKey, secret.extractable, secret.usages.join(), await subtle.verify('Ed25519', open, signature, ascii('edge'))].join();
					"""))
			.isEqualTo("true,true,false,sign,true");
	}

	@Test
	void pollutedPrototypesChangeNothing() {
		assertThat(this.guest
			.run("""
					const saved = { iterator: Array.prototype[Symbol.iterator], then: Promise.prototype.then, push: Array.prototype.push };
					const usages = { [Symbol.iterator]: () => ({ i: 0, next() { return this.i++ === 0 ? { value: 'encrypt', done: false } : { value: undefined, done: true }; } }) };
					Array.prototype.push = Promise.prototype.then = () => { throw new Error('push'); };
					Array.prototype[Symbol.iterator] = () => { throw new Error('iterator'); };
					Object.prototype.tagLength = 32;
					Object.defineProperty(Object.prototype, 'iv', { set() { throw new Error('iv'); }, configurable: true });
					Object.prototype.publicExponent = 'polluted';
					let key, length, name;
					try {
						key = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, usages);
						name = key.algorithm.name + key.usages.length;
						const algorithm = Object.defineProperties(Object.create(null), { name: { value: 'AES-GCM' }, iv: { value: new Uint8Array(12) } });
						length = (await subtle.encrypt(algorithm, key, new Uint8Array(4))).byteLength;
					} finally {
						delete Object.prototype.tagLength; delete Object.prototype.iv; delete Object.prototype.publicExponent;
						Array.prototype[Symbol.iterator] = saved.iterator; Promise.prototype.then = saved.then; Array.prototype.push = saved.push;
					}
					return name + ' ' + length;
					"""))
			.isEqualTo("AES-GCM1 20");
	}

	@Test
	void unwrappedJsonOwesNothingToPrototypes() {
		assertThat(this.guest
			.run("""
					const wrapping = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'wrapKey', 'unwrapKey']);
					const how = { name: 'AES-GCM', iv: new Uint8Array(12) };
					const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
					const wrapped = await subtle.wrapKey('jwk', key, wrapping, how);
					const sealed = async (text) => subtle.encrypt(how, wrapping, ascii(text));
					const unwrap = (data) => subtle.unwrapKey('jwk', data, wrapping, how, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
					Object.prototype.kty = 'oct'; Object.prototype.k = 'AAAA'; Object.prototype.ext = false;
					let results;
					try {
						results = [await failure(unwrap(wrapped)), await failure(unwrap(await sealed('{}'))), await failure(unwrap(await sealed('{"kty":"oct"}'))),
							await failure(unwrap(await sealed('null'))), await failure(unwrap(await sealed('{"kty":"oct","k":"AAAA","key_ops":"sign"}'))),
							await failure(unwrap(await sealed('no json'))), await failure(unwrap(await sealed('{"kty":"oct","k":"AAAA","key_ops":["sign","sign"]}')))];
					} finally {
						delete Object.prototype.kty; delete Object.prototype.k; delete Object.prototype.ext;
					}
					return results.join();
					"""))
			.isEqualTo("no error,DataError,DataError,DataError,DataError,DataError,DataError");
	}

	@Test
	void malformedKeysAreDataErrors() {
		assertThat(this.guest
			.run("""
					const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
					const ec = { name: 'ECDSA', namedCurve: 'P-256' };
					const results = [];
					const samples = ['', '30', '3080', '30ff', '3084ffffffff', '308400000002', '300002', '0500', '30'.repeat(4000), '3082ffff' + '00'.repeat(100)];
					for (const sample of samples) {
						for (const [format, usage] of [['spki', 'verify'], ['pkcs8', 'sign']]) {
							for (const algorithm of [rsa, ec, 'Ed25519', 'Ed448']) results.push(await failure(subtle.importKey(format, bytes(sample), algorithm, true, [usage])));
						}
					}
					const point = new Uint8Array(65).fill(7);
					point[0] = 4;
					results.push(await failure(subtle.importKey('raw', point, ec, true, ['verify'])));
					return [...new Set(results)].join();
					"""))
			.isEqualTo("DataError");
	}

	@Test
	void forgedRsaKeysAreDataErrors() {
		assertThat(this.guest
			.run("""
					const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1024, publicExponent: bytes('010001') };
					const { privateKey } = await subtle.generateKey(algorithm, true, ['sign']);
					const jwk = await subtle.exportKey('jwk', privateKey);
					const results = [await failure(subtle.importKey('jwk', jwk, algorithm, true, ['sign']))];
					for (const change of [{ dp: jwk.dq }, { p: jwk.q, q: jwk.p }, { qi: 'AQAB' }, { d: 'AQAB' }, { e: 'AAAA' }, { n: 'A'.repeat(4e5) }, { p: '' }, { q: 'AA' }, { d: 'n+/=' }]) {
						results.push(await failure(subtle.importKey('jwk', { ...jwk, ...change }, algorithm, true, ['sign'])));
					}
					results.push(await failure(subtle.importKey('jwk', { ...jwk, oth: [] }, algorithm, true, ['sign'])));
					return results.join();
					"""))
			.isEqualTo("no error" + ",DataError".repeat(9) + ",NotSupportedError");
	}

	@Test
	void privateKeyWithAPublicHalfOfAnotherIsRefused() {
		assertThat(this.guest
			.run("""
					const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
					const [one, other] = await Promise.all([1, 2].map(async () => subtle.exportKey('jwk', (await subtle.generateKey(algorithm, true, ['deriveBits'])).privateKey)));
					return [await failure(subtle.importKey('jwk', one, algorithm, true, ['deriveBits'])),
						await failure(subtle.importKey('jwk', { ...one, x: other.x, y: other.y }, algorithm, true, ['deriveBits']))].join();
					"""))
			.isEqualTo("no error,DataError");
	}

	@Test
	void hugeLengthsAreRefusedWithoutBeingAllocated() {
		assertThat(this.guest
			.run("""
					const most = 0xFFFFFFF8;
					const password = await subtle.importKey('raw', ascii('p'), 'PBKDF2', false, ['deriveBits', 'deriveKey']);
					const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-1', salt: new Uint8Array(1), iterations: 1 };
					return [await failure(subtle.generateKey({ name: 'HMAC', hash: 'SHA-1', length: most }, true, ['sign'])),
						await failure(subtle.deriveBits(pbkdf2, password, most)),
						await failure(subtle.deriveKey(pbkdf2, password, { name: 'HMAC', hash: 'SHA-1', length: most }, true, ['sign'])),
						await failure(subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-1', modulusLength: 0xFFFFFFFF, publicExponent: bytes('03') }, true, ['sign'])),
						await failure(subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-1', modulusLength: 2048, publicExponent: new Uint8Array(1e6).fill(1) }, true, ['sign']))].join();
					"""))
			.isEqualTo("OperationError,OperationError,OperationError,OperationError,OperationError");
	}

	@Test
	void errorsOfDecryptingDoNotTellWhy() {
		assertThat(this.guest
			.run("""
					const key = await subtle.generateKey({ name: 'AES-CBC', length: 128 }, false, ['decrypt']);
					const messages = new Set();
					for (let i = 0; i < 50; i++) {
						try { await subtle.decrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, crypto.getRandomValues(new Uint8Array(32))); } catch (e) { messages.add(e.name + ' ' + /java|Exception|padd/i.test(e.message)); }
					}
					return [...messages].join();
					"""))
			.isEqualTo("OperationError false");
	}

}
