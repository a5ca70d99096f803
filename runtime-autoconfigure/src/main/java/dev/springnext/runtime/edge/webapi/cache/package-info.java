/**
 * Web API: the Cache API.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.cache;

import org.jspecify.annotations.NullMarked;
