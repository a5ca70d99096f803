package dev.springnext.runtime.edge.webapi.crypto;

import dev.springnext.runtime.edge.engine.Globals;
import dev.springnext.runtime.edge.engine.WebApi;

/**
 * The Web Cryptography API.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class CryptoApi implements WebApi {

	@Override
	public String name() {
		return "crypto";
	}

	@Override
	public void globals(Globals globals) {
	}

}
