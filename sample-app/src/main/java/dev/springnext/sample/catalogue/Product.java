package dev.springnext.sample.catalogue;

import java.math.BigDecimal;

/**
 * A flower for sale.
 *
 * @param id its number
 * @param name the flower, such as Peony
 * @param variety the cultivar
 * @param season when it is at its best
 * @param price the opening price of a stem in euros
 * @param stems how many stems are left
 * @param look what the start page draws
 */
public record Product(long id, String name, String variety, String season, BigDecimal price, int stems, Look look) {

	/**
	 * What a flower looks like.
	 *
	 * @param petals how many petals it shows
	 * @param petal the colour of its petals
	 * @param heart the colour of its heart
	 */
	public record Look(int petals, String petal, String heart) {

	}

}
