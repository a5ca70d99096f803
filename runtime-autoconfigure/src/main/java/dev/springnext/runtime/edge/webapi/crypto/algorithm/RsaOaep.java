package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.webapi.crypto.key.Hash;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * RSA's encryption.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#rsa-oaep-operations">RSA-OAEP</a>
 */
final class RsaOaep extends RsaAlgorithm {

	RsaOaep() {
		super(KeyUsages.ENCRYPT | KeyUsages.WRAP_KEY, KeyUsages.DECRYPT | KeyUsages.UNWRAP_KEY, "enc");
	}

	@Override
	@Nullable String jwkName(Hash hash) {
		return (hash == Hash.SHA_1) ? "RSA-OAEP" : hash.jwkName("RSA-OAEP-");
	}

	@Override
	public byte[] encrypt(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PUBLIC);
		return run(Cipher.ENCRYPT_MODE, parameters, key, data);
	}

	@Override
	public byte[] decrypt(Parameters parameters, KeyHandle key, byte[] data) throws GeneralSecurityException {
		key.require(KeyHandle.Kind.PRIVATE);
		return run(Cipher.DECRYPT_MODE, parameters, key, data);
	}

	private static byte[] run(int mode, Parameters parameters, KeyHandle key, byte[] data)
			throws GeneralSecurityException {
		byte @Nullable [] label = parameters.optionalBytes("label");
		Hash hash = hash(key);
		PSource source = (label != null) ? new PSource.PSpecified(label) : PSource.PSpecified.DEFAULT;
		Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
		cipher.init(mode, java(key), new OAEPParameterSpec(hash.webName(), "MGF1", hash.mask(), source));
		return cipher.doFinal(data);
	}

}
