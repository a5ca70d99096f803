package dev.springnext.runtime.edge.webapi.crypto.key;

import org.graalvm.polyglot.proxy.Proxy;

/**
 * A copy of bytes that guest code gave, or a secret that it is not to see.
 *
 * @param bytes the bytes
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
@SuppressWarnings("ArrayRecordComponent")
public record CopiedBytes(byte[] bytes) implements Proxy {

	@Override
	public String toString() {
		return this.bytes.length + " bytes";
	}

}
