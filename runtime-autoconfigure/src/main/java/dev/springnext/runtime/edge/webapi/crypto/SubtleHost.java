package dev.springnext.runtime.edge.webapi.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.engine.Bytes;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.webapi.crypto.algorithm.CryptoAlgorithm;
import dev.springnext.runtime.edge.webapi.crypto.algorithm.CryptoAlgorithm.Operation;
import dev.springnext.runtime.edge.webapi.crypto.algorithm.CryptoAlgorithms;
import dev.springnext.runtime.edge.webapi.crypto.key.CopiedBytes;
import dev.springnext.runtime.edge.webapi.crypto.key.CryptoErrors;
import dev.springnext.runtime.edge.webapi.crypto.key.Hash;
import dev.springnext.runtime.edge.webapi.crypto.key.Jwk;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyHandle;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyImport;
import dev.springnext.runtime.edge.webapi.crypto.key.KeyUsages;
import dev.springnext.runtime.edge.webapi.crypto.key.Parameters;

/**
 * The methods of {@code SubtleCrypto} from where algorithms are normalized. Each gives
 * its result, or {@code null} where the module has to wait for it.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://w3c.github.io/webcrypto/#subtlecrypto-interface">SubtleCrypto</a>
 */
final class SubtleHost {

	private static final int QUICK_DIGEST = 256 * 1024;

	private final CryptoJobs jobs;

	SubtleHost(CryptoJobs jobs) {
		this.jobs = jobs;
	}

	void register(HostFunctions functions) {
		functions.add("digest", this::digest);
		functions.add("digestBytes", (arguments) -> digest(arguments[0].asString(), bytes(arguments[1])));
		functions.add("encrypt",
				(arguments) -> transform(Operation.ENCRYPT, KeyUsages.ENCRYPT, CryptoAlgorithm::encrypt, arguments));
		functions.add("decrypt",
				(arguments) -> transform(Operation.DECRYPT, KeyUsages.DECRYPT, CryptoAlgorithm::decrypt, arguments));
		functions.add("sign",
				(arguments) -> transform(Operation.SIGN, KeyUsages.SIGN, CryptoAlgorithm::sign, arguments));
		functions.add("verify", this::verify);
		functions.add("generateKey", this::generateKey);
		functions.add("importKey", this::importKey);
		functions.add("exportKey", this::exportKey);
		functions.add("deriveBits", this::deriveBits);
		functions.add("deriveKey", this::deriveKey);
		functions.add("wrapKey", this::wrapKey);
		functions.add("unwrapKey", this::unwrapKey);
	}

	private @Nullable Object digest(Value... arguments) {
		return digest(arguments[0].asString(), Bytes.of(arguments, 1));
	}

	private @Nullable Object digest(String name, byte[] data) {
		Hash hash = Hash.of(name);
		return this.jobs.run(data.length <= QUICK_DIGEST, (cancellation) -> hash.digest().digest(data));
	}

	private @Nullable Object transform(Operation operation, int usage, Transformation transformation,
			Value... arguments) {
		Parameters parameters = parameters(arguments[0]);
		KeyHandle key = key(arguments[1], parameters, usage);
		byte[] data = bytes(arguments[2]);
		return run(operation, parameters, key, data.length,
				(algorithm) -> transformation.apply(algorithm, parameters, key, data));
	}

	private @Nullable Object verify(Value... arguments) {
		Parameters parameters = parameters(arguments[0]);
		KeyHandle key = key(arguments[1], parameters, KeyUsages.VERIFY);
		byte[] signature = bytes(arguments[2]);
		byte[] data = bytes(arguments[3]);
		return run(Operation.VERIFY, parameters, key, data.length,
				(algorithm) -> algorithm.verify(parameters, key, signature, data));
	}

	private @Nullable Object generateKey(Value... arguments) {
		Parameters parameters = parameters(arguments[0]);
		boolean extractable = arguments[1].asBoolean();
		int usages = arguments[2].asInt();
		CryptoAlgorithm algorithm = CryptoAlgorithms.of(parameters.name());
		return this.jobs.run(algorithm.isQuick(Operation.GENERATE, parameters, null, 0),
				(cancellation) -> algorithm.generate(parameters, extractable, usages, cancellation));
	}

	private @Nullable Object importKey(Value... arguments) {
		Object data = arguments[1].asProxyObject();
		Parameters parameters = parameters(arguments[2]);
		KeyImport request = new KeyImport(arguments[0].asString(), data, parameters, arguments[3].asBoolean(),
				arguments[4].asInt());
		if (request.format().equals("jwk") ? !(data instanceof Jwk) : data instanceof Jwk) {
			throw request.wrongData();
		}
		CryptoAlgorithm algorithm = CryptoAlgorithms.of(parameters.name());
		int length = (data instanceof CopiedBytes copied) ? copied.bytes().length : 0;
		return this.jobs.run(algorithm.isQuick(Operation.IMPORT, parameters, null, length),
				(cancellation) -> importKey(algorithm, request));
	}

	// https://w3c.github.io/webcrypto/#SubtleCrypto-method-importKey
	private static KeyHandle importKey(CryptoAlgorithm algorithm, KeyImport request) throws GeneralSecurityException {
		KeyHandle key = algorithm.importKey(request);
		if (key.kind() != KeyHandle.Kind.PUBLIC && key.usages() == 0) {
			throw CryptoErrors.syntax("Usages cannot be empty when importing a " + key.kind().webName() + " key");
		}
		return key;
	}

	private Object exportKey(Value... arguments) {
		return export(arguments[0].asString(), Handles.unwrap(KeyHandle.class, arguments[1]));
	}

	private static Object export(String format, KeyHandle key) {
		CryptoAlgorithm algorithm = CryptoAlgorithms.of(key.algorithm());
		if (!algorithm.isExportable()) {
			throw CryptoErrors.notSupported("Unable to export " + key.algorithm() + " keys");
		}
		if (!key.extractable()) {
			throw CryptoErrors.invalidAccess("The key is not extractable");
		}
		return algorithm.exportKey(format, key);
	}

	private @Nullable Object deriveBits(Value... arguments) {
		Parameters parameters = parameters(arguments[0]);
		KeyHandle key = key(arguments[1], parameters, KeyUsages.DERIVE_BITS);
		Long length = (arguments[2].isNull()) ? null : Long.valueOf(arguments[2].asLong());
		CryptoAlgorithm algorithm = CryptoAlgorithms.of(parameters.name());
		return this.jobs.run(algorithm.isQuickToDerive(parameters, key, length),
				(cancellation) -> algorithm.deriveBits(parameters, key, length, cancellation));
	}

	// https://w3c.github.io/webcrypto/#SubtleCrypto-method-deriveKey
	private @Nullable Object deriveKey(Value... arguments) {
		Parameters parameters = parameters(arguments[0]);
		KeyHandle key = key(arguments[1], parameters, KeyUsages.DERIVE_KEY);
		Parameters importParameters = parameters(arguments[2]);
		Parameters lengthParameters = parameters(arguments[3]);
		boolean extractable = arguments[4].asBoolean();
		int usages = arguments[5].asInt();
		CryptoAlgorithm algorithm = CryptoAlgorithms.of(parameters.name());
		CryptoAlgorithm derived = CryptoAlgorithms.of(importParameters.name());
		Long length = derived.keyLength(lengthParameters);
		return this.jobs.run(algorithm.isQuickToDerive(parameters, key, length), (cancellation) -> {
			byte[] secret = algorithm.deriveBits(parameters, key, length, cancellation);
			return importKey(derived,
					new KeyImport("raw", new CopiedBytes(secret), importParameters, extractable, usages));
		});
	}

	// https://w3c.github.io/webcrypto/#SubtleCrypto-method-wrapKey
	private @Nullable Object wrapKey(Value... arguments) {
		Parameters parameters = parameters(arguments[3]);
		KeyHandle wrapping = key(arguments[2], parameters, KeyUsages.WRAP_KEY);
		Object exported = export(arguments[0].asString(), Handles.unwrap(KeyHandle.class, arguments[1]));
		byte[] data = (exported instanceof String json) ? json.getBytes(StandardCharsets.UTF_8) : (byte[]) exported;
		return run(Operation.ENCRYPT, parameters, wrapping, data.length,
				(algorithm) -> algorithm.encrypt(parameters, wrapping, data));
	}

	private @Nullable Object unwrapKey(Value... arguments) {
		Parameters parameters = parameters(arguments[2]);
		KeyHandle unwrapping = key(arguments[1], parameters, KeyUsages.UNWRAP_KEY);
		byte[] data = bytes(arguments[0]);
		return run(Operation.DECRYPT, parameters, unwrapping, data.length,
				(algorithm) -> new CopiedBytes(algorithm.decrypt(parameters, unwrapping, data)));
	}

	private @Nullable Object run(Operation operation, Parameters parameters, KeyHandle key, int length, Step step) {
		CryptoAlgorithm algorithm = CryptoAlgorithms.of(parameters.name());
		return this.jobs.run(algorithm.isQuick(operation, parameters, key, length),
				(cancellation) -> step.run(algorithm));
	}

	private static Parameters parameters(Value value) {
		return Handles.unwrap(Parameters.class, value);
	}

	private static KeyHandle key(Value value, Parameters parameters, int usage) {
		KeyHandle key = Handles.unwrap(KeyHandle.class, value);
		if (!key.algorithm().equals(parameters.name())) {
			throw CryptoErrors
				.invalidAccess("The key is for " + key.algorithm() + " and can't be used for " + parameters.name());
		}
		KeyUsages.require(key, usage);
		return key;
	}

	private static byte[] bytes(Value value) {
		return Handles.unwrap(CopiedBytes.class, value).bytes();
	}

	/**
	 * A method of algorithms that makes other bytes of bytes.
	 */
	@FunctionalInterface
	private interface Transformation {

		byte[] apply(CryptoAlgorithm algorithm, Parameters parameters, KeyHandle key, byte[] data)
				throws GeneralSecurityException;

	}

	/**
	 * What an algorithm has to do.
	 */
	@FunctionalInterface
	private interface Step {

		Object run(CryptoAlgorithm algorithm) throws GeneralSecurityException;

	}

}
