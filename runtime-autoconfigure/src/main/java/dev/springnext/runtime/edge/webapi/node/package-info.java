/**
 * Web API: the parts of Node.js that Next.js serves on the edge, and the stubs of the
 * others.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.node;

import org.jspecify.annotations.NullMarked;
