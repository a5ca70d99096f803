/**
 * Web API: compression streams.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.compression;

import org.jspecify.annotations.NullMarked;
