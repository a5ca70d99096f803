package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import java.security.GeneralSecurityException;

import javax.crypto.spec.SecretKeySpec;

import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * A mode of operation of AES.
 *
 * @author Switchable Runtimes for Spring
 */
interface AesMode {

	byte[] encrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException;

	byte[] decrypt(SecretKeySpec key, Parameters parameters, byte[] data) throws GeneralSecurityException;

}
