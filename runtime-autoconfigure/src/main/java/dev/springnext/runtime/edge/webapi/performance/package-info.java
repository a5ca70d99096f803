/**
 * Web API: performance measurement and user timing.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.performance;

import org.jspecify.annotations.NullMarked;
