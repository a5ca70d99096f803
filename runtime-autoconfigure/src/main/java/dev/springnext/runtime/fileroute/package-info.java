/**
 * Routes from files: the conventions of a Next.js project, and who decides its runtimes.
 */
@NullMarked
package dev.springnext.runtime.fileroute;

import org.jspecify.annotations.NullMarked;
