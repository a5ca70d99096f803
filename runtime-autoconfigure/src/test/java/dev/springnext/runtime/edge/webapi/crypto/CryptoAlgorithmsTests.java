package dev.springnext.runtime.edge.webapi.crypto;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the algorithms with answers known from their specifications.
 */
class CryptoAlgorithmsTests {

	private final CryptoGuest guest = new CryptoGuest();

	@AfterEach
	void close() {
		this.guest.close();
	}

	@Test
	void digestOfAllHashes() {
		assertThat(this.guest.run("""
				const names = ['SHA-1', 'SHA-256', 'SHA3-256'];
				return (await Promise.all(names.map(async (n) => hex(await subtle.digest(n, ascii('abc')))))).join(' ');
				""")).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d "
				+ "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad "
				+ "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
	}

	@Test
	void digestOfMuchDataIsTheSameOffTheLoop() {
		assertThat(this.guest.run("return hex(await subtle.digest('SHA-1', new Uint8Array(1000000).fill(97)))"))
			.isEqualTo("34aa973cd4c4daa4f61eeb2bdbad27316534016f");
	}

	// RFC 4231, test case 2
	@Test
	void hmac() {
		assertThat(this.guest
			.run("""
					const key = await subtle.importKey('raw', ascii('Jefe'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
					return hex(await subtle.sign('HMAC', key, ascii('what do ya want for nothing?')));
					"""))
			.isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	}

	// RFC 5869, test case 1
	@Test
	void hkdf() {
		assertThat(this.guest
			.run("""
					const key = await subtle.importKey('raw', new Uint8Array(22).fill(11), 'HKDF', false, ['deriveBits']);
					const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: bytes('000102030405060708090a0b0c'), info: bytes('f0f1f2f3f4f5f6f7f8f9') };
					return hex(await subtle.deriveBits(algorithm, key, 336));
					"""))
			.isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
	}

	// RFC 6070
	@Test
	void pbkdf2() {
		assertThat(this.guest.run("""
				const key = await subtle.importKey('raw', ascii('password'), 'PBKDF2', false, ['deriveBits']);
				const algorithm = { name: 'PBKDF2', hash: 'SHA-1', salt: ascii('salt'), iterations: 4096 };
				return hex(await subtle.deriveBits(algorithm, key, 160));
				""")).isEqualTo("4b007901b765489abead49d926f721d065a429c1");
	}

	@Test
	void pbkdf2ContinuesWhatItRemembers() {
		assertThat(this.guest
			.run("""
					const derive = async (key, iterations, length) => hex(await subtle.deriveBits(
						{ name: 'PBKDF2', hash: 'SHA-256', salt: ascii('NaCl'), iterations }, key, length));
					const fresh = () => subtle.importKey('raw', ascii('p'), 'PBKDF2', false, ['deriveBits']);
					const one = await fresh();
					const parts = [await derive(one, 9, 64), await derive(one, 9, 1024), await derive(one, 8, 64), await derive(one, 9, 128)];
					const apart = [await derive(await fresh(), 9, 64), await derive(await fresh(), 9, 1024), await derive(await fresh(), 8, 64), await derive(await fresh(), 9, 128)];
					return parts.join() === apart.join() && parts[1].startsWith(parts[3]) && !parts[1].startsWith(parts[2]);
					"""))
			.isEqualTo("true");
	}

	// NIST SP 800-38A, F.5.1
	@Test
	void aesCtr() {
		assertThat(this.guest
			.run("""
					const key = await subtle.importKey('raw', bytes('2b7e151628aed2a6abf7158809cf4f3c'), 'AES-CTR', false, ['encrypt']);
					const algorithm = { name: 'AES-CTR', counter: bytes('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'), length: 128 };
					return hex(await subtle.encrypt(algorithm, key, bytes('6bc1bee22e409f96e93d7e117393172a')));
					"""))
			.isEqualTo("874d6191b620e3261bef6864990db6ce");
	}

	@Test
	void aesCtrWrapsTheCounterWithinItsBits() {
		assertThat(this.guest
			.run("""
					const key = await subtle.importKey('raw', new Uint8Array(16), 'AES-CTR', false, ['encrypt']);
					const block = async (last, length, size) => hex(await subtle.encrypt(
						{ name: 'AES-CTR', counter: bytes('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' + last), length }, key, new Uint8Array(size)));
					const wrapped = await block('5f', 4, 48);
					return wrapped === await block('5f', 4, 16) + await block('50', 4, 16) + await block('51', 4, 16)
						&& await failure(block('5f', 4, 257)) === 'OperationError' && (await block('5f', 4, 256)).length === 512;
					"""))
			.isEqualTo("true");
	}

	// McGrew and Viega, The Galois/Counter Mode of Operation, test cases 4 and 5
	@Test
	void aesGcmWithInitializationVectorsOfAnyLength() {
		assertThat(this.guest
			.run("""
					const key = await subtle.importKey('raw', bytes('feffe9928665731c6d6a8f9467308308'), 'AES-GCM', false, ['encrypt']);
					const data = bytes('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39');
					const additionalData = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
					const tag = async (iv) => hex(await subtle.encrypt({ name: 'AES-GCM', iv: bytes(iv), additionalData }, key, data)).slice(-32);
					return await tag('cafebabefacedbaddecaf888') + ' ' + await tag('cafebabefacedbad');
					"""))
			.isEqualTo("5bc94fbc3221a5db94fae95ae7121a47 3612d2e79e3b0785561be14aaca2fccb");
	}

	@Test
	void aesGcmWithAllTagLengths() {
		assertThat(this.guest
			.run("""
					const key = await subtle.importKey('raw', bytes('feffe9928665731c6d6a8f9467308308'), 'AES-GCM', false, ['encrypt', 'decrypt']);
					const data = ascii('edge');
					const results = [];
					for (const tagLength of [32, 64, 96, 104, 112, 120, 128]) {
						const algorithm = { name: 'AES-GCM', iv: new Uint8Array(7), tagLength };
						const sealed = new Uint8Array(await subtle.encrypt(algorithm, key, data));
						const opened = hex(await subtle.decrypt(algorithm, key, sealed)) === hex(data);
						sealed[sealed.length - 1] ^= 1;
						results.push(opened && sealed.length === 4 + tagLength / 8 && await failure(subtle.decrypt(algorithm, key, sealed)));
					}
					results.push(await failure(subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(7), tagLength: 33 }, key, data)));
					return [...new Set(results)].join();
					"""))
			.isEqualTo("OperationError");
	}

	// RFC 3394, 4.1
	@Test
	void aesKw() {
		assertThat(this.guest
			.run("""
					const wrapping = await subtle.importKey('raw', bytes('000102030405060708090a0b0c0d0e0f'), 'AES-KW', false, ['wrapKey', 'unwrapKey']);
					const key = await subtle.importKey('raw', bytes('00112233445566778899aabbccddeeff'), 'AES-CBC', true, ['encrypt']);
					const wrapped = await subtle.wrapKey('raw', key, wrapping, 'AES-KW');
					const again = await subtle.unwrapKey('raw', wrapped, wrapping, 'AES-KW', 'AES-CBC', true, ['encrypt']);
					return hex(wrapped) + ' ' + hex(await subtle.exportKey('raw', again));
					"""))
			.isEqualTo("1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5 00112233445566778899aabbccddeeff");
	}

	// RFC 8032, 7.1, test 2
	@Test
	void ed25519() {
		assertThat(this.guest
			.run("""
					const jwk = { kty: 'OKP', crv: 'Ed25519', d: 'TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs', x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw' };
					const key = await subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
					return hex(await subtle.sign('Ed25519', key, bytes('72')));
					"""))
			.isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
					+ "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
	}

	@Test
	void ed25519TrustsNoPointOfSmallOrder() {
		assertThat(this.guest.run("""
				const points = ['0100000000000000000000000000000000000000000000000000000000000000',
					'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
					'0000000000000000000000000000000000000000000000000000000000000080',
					'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
					'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
					'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'];
				const signature = bytes('01' + '00'.repeat(63));
				const results = [];
				for (const point of points) {
					const key = await subtle.importKey('raw', bytes(point), 'Ed25519', false, ['verify']);
					results.push(await subtle.verify('Ed25519', key, signature, ascii('anything')));
				}
				return results.some((r) => r);
				""")).isEqualTo("false");
	}

	// Chalkias, Garillot and Nikolaenko, Taming the many EdDSAs, table 6, numbers 3 and
	// 4: the second
	// only holds when it is multiplied by the cofactor
	@Test
	void ed25519VerifiesWithoutTheCofactor() {
		assertThat(this.guest
			.run("""
					const key = await subtle.importKey('raw', bytes('cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d'), 'Ed25519', true, ['verify']);
					const both = bytes('9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009');
					const one = bytes('160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed5125ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09');
					return [await subtle.verify('Ed25519', key, both, bytes('9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79')),
						await subtle.verify('Ed25519', key, one, bytes('e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c'))].join();
					"""))
			.isEqualTo("true,false");
	}

	@Test
	void rsaPssVerifiesNoSaltThatHasNoRoom() {
		assertThat(this.guest
			.run("""
					const algorithm = { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 1024, publicExponent: bytes('010001') };
					const { publicKey } = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
					return await subtle.verify({ name: 'RSA-PSS', saltLength: 0xFFFFFFFF }, publicKey, new Uint8Array(128), ascii('edge'));
					"""))
			.isEqualTo("false");
	}

	// RFC 7748, 6.1
	@Test
	void x25519() {
		assertThat(this.guest
			.run("""
					const pkcs8 = bytes('302e020100300506032b656e04220420' + '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
					const key = await subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits']);
					const alice = await subtle.importKey('raw', bytes('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'), 'X25519', false, []);
					const { x } = await subtle.exportKey('jwk', key);
					return x + ' ' + hex(await subtle.deriveBits({ name: 'X25519', public: alice }, key));
					"""))
			.isEqualTo("3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08 "
					+ "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
	}

	@Test
	void ecKeysComeAlongWithoutTheirPublicHalf() {
		assertThat(this.guest
			.run("""
					const results = [];
					for (const namedCurve of ['P-256', 'P-256', 'P-256', 'P-256', 'P-384', 'P-521']) {
						const algorithm = { name: 'ECDSA', namedCurve };
						const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
						const full = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
						const size = { 'P-256': 32, 'P-384': 48, 'P-521': 66 }[namedCurve];
						const { d } = await subtle.exportKey('jwk', pair.privateKey);
						const tlv = (tag, ...parts) => { const all = parts.flatMap((p) => [...p]); return [tag, ...(all.length < 128 ? [all.length] : [129, all.length]), ...all]; };
						const scalar = new Uint8Array(atobUrl(d));
						const oid = { 'P-256': '06082a8648ce3d030107', 'P-384': '06052b81040022', 'P-521': '06052b81040023' }[namedCurve];
						const inner = tlv(0x30, [2, 1, 1], tlv(4, scalar));
						const bare = tlv(0x30, [2, 1, 0], tlv(0x30, bytes('06072a8648ce3d0201'), bytes(oid)), tlv(4, inner));
						const key = await subtle.importKey('pkcs8', new Uint8Array(bare), algorithm, true, ['sign']);
						results.push(hex(await subtle.exportKey('pkcs8', key)) === hex(full));
						const compressed = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
						compressed[0] = 2 + (compressed.at(-1) & 1);
						const read = await subtle.importKey('raw', compressed.slice(0, 1 + size), algorithm, true, ['verify']);
						results.push(hex(await subtle.exportKey('raw', read)) === hex(await subtle.exportKey('raw', pair.publicKey)));
					}
					function atobUrl(text) {
						const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
						let bits = 0, count = 0; const out = [];
						for (const c of text) { bits = (bits << 6) | alphabet.indexOf(c); count += 6; if (count >= 8) { count -= 8; out.push((bits >> count) & 255); } }
						return out;
					}
					return results.length + ' ' + results.every((r) => r);
					"""))
			.isEqualTo("12 true");
	}

	@Test
	void rsaOaepRoundTrip() {
		assertThat(this.guest
			.run("""
					const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 2048, publicExponent: bytes('010001') };
					const { publicKey, privateKey } = await subtle.generateKey(algorithm, true, ['encrypt', 'decrypt']);
					const results = [];
					for (const data of ['', 'edge', 'x'.repeat(190)]) {
						const label = ascii('label');
						const sealed = await subtle.encrypt({ name: 'RSA-OAEP', label }, publicKey, ascii(data));
						results.push(hex(await subtle.decrypt({ name: 'RSA-OAEP', label }, privateKey, sealed)) === hex(ascii(data)));
						results.push(await failure(subtle.decrypt('RSA-OAEP', privateKey, sealed)));
					}
					results.push(await failure(subtle.encrypt('RSA-OAEP', publicKey, new Uint8Array(191))));
					const { alg, e } = await subtle.exportKey('jwk', publicKey);
					return [...new Set(results), alg, e].join();
					"""))
			.isEqualTo("true,OperationError,RSA-OAEP-256,AQAB");
	}

	@Test
	void rsaSignatures() {
		assertThat(this.guest
			.run("""
					const results = [];
					for (const name of ['RSASSA-PKCS1-v1_5', 'RSA-PSS']) {
						const algorithm = { name, hash: 'SHA-512', modulusLength: 1024, publicExponent: bytes('03') };
						const { publicKey, privateKey } = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
						const how = { name, saltLength: 20 };
						const signature = new Uint8Array(await subtle.sign(how, privateKey, ascii('edge')));
						results.push(await subtle.verify(how, publicKey, signature, ascii('edge')), await subtle.verify(how, publicKey, signature, ascii('egde')),
							await subtle.verify(how, publicKey, signature.slice(1), ascii('edge')), publicKey.algorithm.publicExponent.join());
					}
					const short = await subtle.generateKey({ name: 'RSA-PSS', hash: 'SHA-512', modulusLength: 512, publicExponent: bytes('010001') }, false, ['sign']);
					results.push(await failure(subtle.sign({ name: 'RSA-PSS', saltLength: 64 }, short.privateKey, ascii('edge'))));
					return results.join();
					"""))
			.isEqualTo("true,false,false,3,true,false,false,3,OperationError");
	}

}
