package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdDSAParameterSpec;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.OkpCurve;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Ed25519 and Ed448.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#ed25519-operations">Ed25519</a>
 * @see <a href=
 * "https://wicg.github.io/webcrypto-secure-curves/#ed448-operations">Ed448</a>
 */
final class EdDsa extends OkpAlgorithm {

	EdDsa() {
		super(KeyUsages.VERIFY, KeyUsages.SIGN);
	}

	private static Signature signature(Parameters parameters) throws GeneralSecurityException {
		Signature signature = Signature.getInstance(parameters.name());
		byte @Nullable [] context = parameters.optionalBytes("context");
		if (context != null) {
			if (context.length > 255) {
				throw CryptoErrors.operation("algorithm.context must have 255 bytes at most");
			}
			signature.setParameter(new EdDSAParameterSpec(false, context));
		}
		return signature;
	}

	@Override
	public byte[] sign(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PRIVATE);
		Signature signature = signature(parameters);
		signature.initSign((PrivateKey) ((KeyMaterial.Okp) key.material()).key());
		signature.update(data);
		return signature.sign();
	}

	@Override
	public boolean verify(Parameters parameters, KeyHandle key, byte[] signed, byte[] data)
			throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PUBLIC);
		KeyMaterial.Okp material = (KeyMaterial.Okp) key.material();
		OkpCurve curve = material.curve();
		Signature signature = signature(parameters);
		if (signed.length != 2 * curve.length() || curve.isSmallOrder(material.publicBytes())
				|| curve.isSmallOrder(Arrays.copyOf(signed, curve.length()))) {
			return false;
		}
		try {
			signature.initVerify((PublicKey) material.key());
			signature.update(data);
			return signature.verify(signed);
		}
		catch (SignatureException | InvalidKeyException ex) {
			return false;
		}
	}

}
