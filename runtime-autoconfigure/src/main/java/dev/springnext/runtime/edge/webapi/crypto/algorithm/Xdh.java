package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;

import javax.crypto.KeyAgreement;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * X25519 and X448. The JDK refuses public keys of small order.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#x25519-operations">X25519</a>
 * @see <a href="https://wicg.github.io/webcrypto-secure-curves/#x448-operations">X448</a>
 */
final class Xdh extends OkpAlgorithm {

	Xdh() {
		super(0, KeyUsages.DERIVE_KEY | KeyUsages.DERIVE_BITS);
	}

	@Override
	public byte[] deriveBits(Parameters parameters, KeyHandle key, @Nullable Long length, Cancellation cancellation)
			throws GeneralSecurityException {
		KeyHandle peer = Agreement.peer(parameters, key);
		return Agreement.derive(KeyAgreement.getInstance(key.algorithm()), ((KeyMaterial.Okp) key.material()).key(),
				((KeyMaterial.Okp) peer.material()).key(), length);
	}

}
