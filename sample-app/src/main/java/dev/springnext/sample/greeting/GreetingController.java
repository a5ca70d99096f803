package dev.springnext.sample.greeting;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/greeting")
class GreetingController {

	@GetMapping
	Greeting greet(@CookieValue(name = Visitor.COOKIE, required = false) @Nullable String cookie) {
		Visitor visitor = Visitor.from(cookie);
		return (visitor != null) ? Greeting.of(visitor) : Greeting.stranger();
	}

	@PostMapping
	ResponseEntity<Greeting> introduce(@RequestBody Visitor visitor) {
		return ResponseEntity.ok()
			.header(HttpHeaders.SET_COOKIE, visitor.cookie().toString())
			.body(Greeting.of(visitor));
	}

}
