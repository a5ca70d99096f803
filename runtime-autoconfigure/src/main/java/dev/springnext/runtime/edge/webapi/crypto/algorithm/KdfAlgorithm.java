package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * A key derivation function: its keys are any secret bytes, and never leave.
 *
 * @author Switchable Runtimes for Spring
 */
abstract class KdfAlgorithm extends CryptoAlgorithm {

	private static final int USAGES = KeyUsages.DERIVE_KEY | KeyUsages.DERIVE_BITS;

	private static final long LONGEST = 8L * 64 * 1024 * 1024;

	@Override
	public KeyHandle importKey(KeyImport request) {
		if (!request.format().equals("raw")) {
			throw request.unsupportedFormat();
		}
		KeyUsages.check(request.usages(), USAGES, "a " + request.parameters().name() + " key");
		if (request.extractable()) {
			throw CryptoErrors.syntax(request.parameters().name() + " keys are not extractable");
		}
		return request.toKey(KeyHandle.Kind.SECRET, USAGES, material(request.bytes()));
	}

	abstract KeyMaterial material(byte[] secret);

	@Override
	public boolean isExportable() {
		return false;
	}

	@Override
	public @Nullable Long keyLength(Parameters parameters) {
		return null;
	}

	static int bytes(@Nullable Long bits) {
		if (bits == null || bits % Byte.SIZE != 0) {
			throw CryptoErrors.operation("length must be a multiple of 8");
		}
		if (bits > LONGEST) {
			throw CryptoErrors.operation("length is above " + LONGEST);
		}
		return (int) (bits / Byte.SIZE);
	}

}
