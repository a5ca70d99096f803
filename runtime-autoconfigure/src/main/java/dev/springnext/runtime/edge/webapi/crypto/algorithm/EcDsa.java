package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyMaterial;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * Signatures on NIST's curves.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#ecdsa-operations">ECDSA</a>
 */
final class EcDsa extends EcAlgorithm {

	EcDsa() {
		super(KeyUsages.VERIFY, KeyUsages.SIGN, "sig");
	}

	private static Signature signature(Parameters parameters) throws GeneralSecurityException {
		return Signature.getInstance(parameters.hash().signatureName() + "withECDSAinP1363Format");
	}

	@Override
	public byte[] sign(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PRIVATE);
		Signature signature = signature(parameters);
		signature.initSign((PrivateKey) ((KeyMaterial.Ec) key.material()).key());
		signature.update(data);
		return signature.sign();
	}

	@Override
	public boolean verify(Parameters parameters, KeyHandle key, byte[] signed, byte[] data)
			throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PUBLIC);
		KeyMaterial.Ec material = (KeyMaterial.Ec) key.material();
		Signature signature = signature(parameters);
		if (signed.length != 2 * material.curve().length()) {
			return false;
		}
		try {
			signature.initVerify((PublicKey) material.key());
			signature.update(data);
			return signature.verify(signed);
		}
		catch (SignatureException ex) {
			return false;
		}
	}

}
