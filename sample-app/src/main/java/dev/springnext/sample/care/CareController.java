package dev.springnext.sample.care;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Knows nothing of runtimes: {@code spring.next.routes} in application.yml chooses.
 */
@RestController
class CareController {

	private static final Map<String, String> ADVICE = Map.of("spring",
			"Cold water, a hand deep; cut tulips and daffodils again every other day.", "summer",
			"Strip the leaves below the water line, and keep the vase out of the sun.", "autumn",
			"Bruise woody stems at the foot; they drink better.", "winter",
			"Sear the stems of hellebores for ten seconds in boiling water.");

	@GetMapping("/care/{season}")
	Advice care(@PathVariable String season) {
		String advice = ADVICE.get(season);
		if (advice == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no season '" + season + "'.");
		}
		return new Advice(season, advice);
	}

	record Advice(String season, String advice) {

	}

}
