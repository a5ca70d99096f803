package dev.springnext.sample.prices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * The market: prices swing around what they were when it opened. They are a function of
 * the time, so that everybody sees the same ones and nothing has to be kept up to date.
 */
@Component
public class Market {

	private volatile List<Lot> lots = List.of();

	/**
	 * Opens the market.
	 * @param prices the opening prices by the flowers' numbers
	 */
	public void open(Map<Long, BigDecimal> prices) {
		this.lots = prices.entrySet().stream().map((price) -> new Lot(price.getKey(), price.getValue())).toList();
	}

	/**
	 * All prices.
	 * @param time the time that they are for
	 * @return one quote for each flower, none before the market opens
	 */
	public List<Quote> quotes(Instant time) {
		return this.lots.stream().map((lot) -> lot.at(time)).toList();
	}

	private record Lot(long product, BigDecimal opening) {

		private static final double SWING = 0.06;

		Quote at(Instant time) {
			double seconds = time.toEpochMilli() / 1000.0;
			double wave = (2 * Math.sin(seconds / 19 + this.product) + Math.sin(seconds / 4.3 + 2.0 * this.product))
					/ 3;
			double change = SWING * wave;
			return new Quote(this.product,
					this.opening.multiply(BigDecimal.valueOf(1 + change)).setScale(2, RoundingMode.HALF_EVEN),
					Math.round(change * 1000) / 10.0);
		}

	}

}
