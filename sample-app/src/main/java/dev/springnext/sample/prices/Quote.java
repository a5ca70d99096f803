package dev.springnext.sample.prices;

import java.math.BigDecimal;

/**
 * What a stem costs now.
 *
 * @param product the flower's number
 * @param price the price in euros
 * @param change the change since the market opened, in percent
 */
public record Quote(long product, BigDecimal price, double change) {

}
