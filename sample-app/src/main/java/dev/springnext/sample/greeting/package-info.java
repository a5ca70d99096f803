/**
 * A personal greeting. The annotation of this package puts all its handlers on the edge.
 */
@EdgeRuntime
@NullMarked
package dev.springnext.sample.greeting;

import org.jspecify.annotations.NullMarked;

import dev.springnext.runtime.annotation.EdgeRuntime;
