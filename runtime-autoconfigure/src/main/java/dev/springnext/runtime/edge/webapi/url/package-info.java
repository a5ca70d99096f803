/**
 * Web API: URLs.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.NullMarked;
