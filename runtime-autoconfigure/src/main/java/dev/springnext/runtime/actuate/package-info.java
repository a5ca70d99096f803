/**
 * Shows what runs where and why: the actuator endpoint and the health contribution.
 */
@NullMarked
package dev.springnext.runtime.actuate;

import org.jspecify.annotations.NullMarked;
