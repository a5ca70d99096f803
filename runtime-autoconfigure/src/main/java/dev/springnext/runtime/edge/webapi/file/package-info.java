/**
 * Web API: blobs and files.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.file;

import org.jspecify.annotations.NullMarked;
