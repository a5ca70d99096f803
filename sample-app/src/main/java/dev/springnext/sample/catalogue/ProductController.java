package dev.springnext.sample.catalogue;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Says nothing about a runtime, so it has the one of {@code spring.next.runtime}. There
 * it may block: the handlers return plain values, and leave the event loop for it.
 */
@RestController
@RequestMapping("/products")
class ProductController {

	private final ProductRepository products;

	ProductController(ProductRepository products) {
		this.products = products;
	}

	@GetMapping
	List<Product> all() {
		return this.products.findAll();
	}

	@GetMapping("/{id}")
	Product one(@PathVariable long id) {
		return this.products.findById(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no flower " + id + "."));
	}

}
