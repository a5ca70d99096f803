/**
 * Web API: text encodings and base64.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.encoding;

import org.jspecify.annotations.NullMarked;
