/**
 * The web APIs of isolates, one package each, and the list of them.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi;

import org.jspecify.annotations.NullMarked;
