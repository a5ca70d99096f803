/**
 * The algorithms of the Web Cryptography API, on the providers of the JDK.
 */
@NullMarked
package dev.springnext.runtime.edge.webapi.crypto.algorithm;

import org.jspecify.annotations.NullMarked;
