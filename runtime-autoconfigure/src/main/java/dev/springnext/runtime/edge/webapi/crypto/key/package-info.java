/**
 * Keys of the Web Cryptography API and the formats they are written in.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.crypto.key;

import org.jspecify.annotations.NullMarked;
