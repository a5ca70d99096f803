package dev.springnext.runtime.edge.webapi.compression;

import dev.springnext.runtime.edge.engine.GuestError;

/**
 * What a compressed stream looks like.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://compression.spec.whatwg.org/#supported-formats">Compression
 * Standard 4</a>
 */
enum Format {

	/**
	 * With the frame of zlib, RFC 1950.
	 */
	DEFLATE,

	/**
	 * Without a frame, RFC 1951.
	 */
	DEFLATE_RAW,

	/**
	 * With the frame of gzip, RFC 1952.
	 */
	GZIP;

	static Format of(String name) {
		for (Format format : values()) {
			if (format.name().equalsIgnoreCase(name.replace('-', '_'))) {
				return format;
			}
		}
		throw GuestError.type("Unsupported compression format: '" + name + "'");
	}

	// Whether the frame is our work, not that of java.util.zip
	boolean isRaw() {
		return this != DEFLATE;
	}

}
