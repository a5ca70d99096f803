package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;

import javax.crypto.KeyAgreement;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Cancellation;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.EcCurve;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Key agreement on NIST's curves.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#ecdh-operations">ECDH</a>
 */
final class EcDh extends EcAlgorithm {

	EcDh() {
		super(0, KeyUsages.DERIVE_KEY | KeyUsages.DERIVE_BITS, "enc");
	}

	@Override
	public boolean isQuickToDerive(Parameters parameters, KeyHandle key, @Nullable Long length) {
		return ((KeyMaterial.Ec) key.material()).curve() == EcCurve.P_256;
	}

	@Override
	public byte[] deriveBits(Parameters parameters, KeyHandle key, @Nullable Long length, Cancellation cancellation)
			throws GeneralSecurityException {
		KeyHandle peer = Agreement.peer(parameters, key);
		if (((KeyMaterial.Ec) peer.material()).curve() != ((KeyMaterial.Ec) key.material()).curve()) {
			throw CryptoErrors.invalidAccess("The keys are on different curves");
		}
		return Agreement.derive(KeyAgreement.getInstance("ECDH"), ((KeyMaterial.Ec) key.material()).key(),
				((KeyMaterial.Ec) peer.material()).key(), length);
	}

}
