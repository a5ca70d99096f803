package dev.springnext.sample.overview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.springnext.sample.functional.Bestseller;
import dev.springnext.sample.prices.Quote;

/**
 * The flowers that sell best, with what they cost now.
 *
 * @param bestsellers the flowers
 * @param live whether the prices are known
 */
record Overview(List<Item> bestsellers, boolean live) {

	static Overview of(List<Bestseller> bestsellers, List<Quote> quotes) {
		Map<Long, Quote> byProduct = quotes.stream().collect(Collectors.toMap(Quote::product, Function.identity()));
		return new Overview(bestsellers.stream().map((flower) -> Item.of(flower, byProduct.get(flower.id()))).toList(),
				!quotes.isEmpty());
	}

	/**
	 * A flower that sells well.
	 *
	 * @param name its name
	 * @param sold how many stems were sold
	 * @param price the price of a stem now, unless prices are out of reach
	 */
	record Item(String name, int sold, @Nullable BigDecimal price) {

		static Item of(Bestseller flower, @Nullable Quote quote) {
			return new Item(flower.name(), flower.sold(), (quote != null) ? quote.price() : null);
		}

	}

}
