package dev.springnext.sample.functional;

/**
 * A flower that sells well.
 *
 * @param id its number
 * @param name its name
 * @param sold how many stems were sold
 */
public record Bestseller(long id, String name, int sold) {

}
