/**
 * Web API: fetch, its classes and form data.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.fetch;

import org.jspecify.annotations.NullMarked;
