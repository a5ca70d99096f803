/**
 * Web API: WebAssembly.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.wasm;

import org.jspecify.annotations.NullMarked;
