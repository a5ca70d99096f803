package dev.springnext.sample.report;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What was sold of a flower on a day.
 *
 * @param day the day
 * @param flower its name
 * @param stems how many stems
 * @param revenue what they brought in, in euros
 */
record Sale(LocalDate day, String flower, int stems, BigDecimal revenue) {

}
