/**
 * An application that a slice test starts, in the edge runtime as a whole.
 */
@EdgeRuntime
package dev.springnext.runtime.autoconfigure.slice;

import dev.springnext.runtime.annotation.EdgeRuntime;
