/**
 * Web API: the Web Cryptography API.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.crypto;

import org.jspecify.annotations.NullMarked;
