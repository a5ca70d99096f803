package dev.springnext.runtime.edge.webapi.crypto;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.HostFunctions;
import dev.springnext.runtime.edge.engine.Isolate;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * The Web Cryptography API.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://w3c.github.io/webcrypto/">Web Cryptography API</a>
 */
public final class CryptoApi implements WebApi {

	private final CryptoThreads threads = new CryptoThreads();

	@Override
	public String name() {
		return "crypto";
	}

	@Override
	public void globals(Globals globals) {
		globals.attributes("crypto", "crypto")
			.interfaces("crypto", "Crypto")
			.interfaces("crypto-key", "CryptoKey")
			.interfaces("subtle-crypto", "SubtleCrypto");
	}

	@Override
	public void host(Isolate isolate, HostFunctions functions) {
		CryptoJobs jobs = new CryptoJobs(isolate, this.threads);
		isolate.onClose(jobs::close);
		new RandomHost().register(functions);
		new KeyHost().register(functions);
		new SubtleHost(jobs).register(functions);
		functions.addAsync("later", (arguments) -> jobs.takePending());
	}

}
