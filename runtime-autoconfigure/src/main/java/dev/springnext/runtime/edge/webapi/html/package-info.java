/**
 * Web API: reporting of errors, {@code structuredClone}, microtasks, {@code navigator}.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.html;

import org.jspecify.annotations.NullMarked;
