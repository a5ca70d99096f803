/**
 * JavaScript of the nodejs runtime: what runs it, in processes of Node.js.
 */
@NullMarked
package dev.springnext.runtime.node;

import org.jspecify.annotations.NullMarked;
