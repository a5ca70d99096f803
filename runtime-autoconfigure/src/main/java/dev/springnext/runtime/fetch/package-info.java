/**
 * Outbound requests of handlers, and the policy that decides which of them may leave.
 */
@NullMarked
package dev.springnext.runtime.fetch;

import org.jspecify.annotations.NullMarked;
