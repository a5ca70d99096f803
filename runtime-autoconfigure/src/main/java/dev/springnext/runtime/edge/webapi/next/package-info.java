/**
 * The modules of Next.js: {@code next/server}, {@code next/headers},
 * {@code next/navigation} and {@code next/cache}, and its conventions for handlers.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.next;

import org.jspecify.annotations.NullMarked;
