package dev.springnext.runtime.fileroute;

import dev.springnext.runtime.fileroute.segment.SegmentConfig;
import dev.springnext.runtime.route.RuntimeDecision;

/**
 * A file with middleware, with all that its source says.
 *
 * @param file the file
 * @param decision the runtime, and who decided it
 * @param config what its source says
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record DecidedMiddleware(MiddlewareFile file, RuntimeDecision decision, SegmentConfig config) {

}
