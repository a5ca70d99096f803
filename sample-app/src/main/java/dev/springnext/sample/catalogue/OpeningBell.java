package dev.springnext.sample.catalogue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import dev.springnext.sample.prices.Market;

/**
 * Reads the opening prices once, so that the edge handlers of prices never need the
 * database.
 */
@Component
class OpeningBell implements ApplicationRunner {

	private final ProductRepository products;

	private final Market market;

	OpeningBell(ProductRepository products, Market market) {
		this.products = products;
		this.market = market;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		Map<Long, BigDecimal> prices = new TreeMap<>();
		this.products.findAll().forEach((product) -> prices.put(product.id(), product.price()));
		this.market.open(prices);
	}

}
