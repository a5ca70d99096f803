package dev.springnext.runtime.fileroute;

import java.util.Set;

import dev.springnext.runtime.fileroute.segment.SegmentConfig;
import dev.springnext.runtime.route.RuntimeDecision;

/**
 * A file that serves requests, with all that its source and those of its layouts say.
 *
 * @param file the file
 * @param methods the HTTP methods that it serves; empty for all
 * @param decision the runtime, and who decided it
 * @param config what the file itself says
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public record DecidedRoute(RouteFile file, Set<String> methods, RuntimeDecision decision, SegmentConfig config) {

}
