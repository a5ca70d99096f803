package dev.springnext.runtime.fileroute.segment;

import org.jspecify.annotations.Nullable;

/**
 * A setting that only running the module can tell.
 *
 * @param unknown what stands there instead of a literal
 * @param origin the export that it is in
 * @author Switchable Runtimes for Spring
 */
record OpenSetting(Unknown unknown, Origin origin) {

	SegmentConfigException problem(String reason, @Nullable Throwable cause) {
		return new SegmentConfigException(this.unknown.key(), this.unknown.place(),
				this.origin.line(this.unknown.place()), "\"" + this.unknown.key() + "\" is " + this.unknown.what()
						+ ", which only running the file can tell: " + reason,
				"Write a literal.", cause);
	}

}
