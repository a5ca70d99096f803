package dev.springnext.runtime.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

import dev.springnext.runtime.route.RuntimeContext;

/**
 * Adds the key {@code runtime} to the observations of server requests: {@code nodejs},
 * {@code edge}, or {@code none} where no handler of the application was reached.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RuntimeObservationFilter implements ObservationFilter {

	private static final String KEY = "runtime";

	private static final KeyValue NONE = KeyValue.of(KEY, "none");

	@Override
	public Observation.Context map(Observation.Context context) {
		if (context instanceof ServerRequestObservationContext request) {
			RuntimeContext runtime = RuntimeContext.from(request.getAttributes());
			request.addLowCardinalityKeyValue((runtime != null) ? KeyValue.of(KEY, runtime.runtime().id()) : NONE);
		}
		return context;
	}

}
