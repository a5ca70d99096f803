package dev.springnext.runtime.fileroute.segment;

import dev.springnext.runtime.edge.syntax.Place;

/**
 * A value, or a part of one, that only running the module can tell.
 *
 * @param key the key of the setting, such as {@code config.matcher[0]}
 * @param what what stands there instead of a literal, such as
 * {@code the identifier "base"}
 * @param place where that stands
 * @author Switchable Runtimes for Spring
 */
record Unknown(String key, String what, Place place) {
}
