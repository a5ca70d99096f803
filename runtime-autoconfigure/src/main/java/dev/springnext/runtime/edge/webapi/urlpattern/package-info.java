/**
 * Web API: URL patterns.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.urlpattern;

import org.jspecify.annotations.NullMarked;
