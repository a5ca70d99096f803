package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PSSParameterSpec;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Hash;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * RSA's signatures.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#rsa-pss-operations">RSA-PSS</a>
 */
final class RsaSignature extends RsaAlgorithm {

	private final String jwkPrefix;

	private final boolean probabilistic;

	RsaSignature(String jwkPrefix, boolean probabilistic) {
		super(KeyUsages.VERIFY, KeyUsages.SIGN, "sig");
		this.jwkPrefix = jwkPrefix;
		this.probabilistic = probabilistic;
	}

	@Override
	@Nullable String jwkName(Hash hash) {
		return hash.jwkName(this.jwkPrefix);
	}

	private Signature signature(Parameters parameters, Hash hash) throws GeneralSecurityException {
		if (!this.probabilistic) {
			return Signature.getInstance(hash.signatureName() + "withRSA");
		}
		int saltLength = (int) Math.min(parameters.number("saltLength"), Short.MAX_VALUE);
		Signature signature = Signature.getInstance("RSASSA-PSS");
		signature.setParameter(new PSSParameterSpec(hash.webName(), "MGF1", hash.mask(), saltLength, 1));
		return signature;
	}

	@Override
	public byte[] sign(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PRIVATE);
		Signature signature = signature(parameters, hash(key));
		signature.initSign((PrivateKey) java(key));
		signature.update(data);
		return signature.sign();
	}

	@Override
	public boolean verify(Parameters parameters, KeyHandle key, byte[] signed, byte[] data)
			throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PUBLIC);
		Signature signature = signature(parameters, hash(key));
		if (signed.length != (((KeyMaterial.Rsa) key.material()).modulus().bitLength() + 7) / Byte.SIZE) {
			return false;
		}
		try {
			signature.initVerify((PublicKey) java(key));
			signature.update(data);
			return signature.verify(signed);
		}
		catch (SignatureException | InvalidKeyException ex) {
			// The latter is the JDK's word for a salt that such a key has no room for
			return false;
		}
	}

}
