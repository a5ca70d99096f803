package dev.springnext.sample.report;

import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SaleRepository {

	private final JdbcClient jdbc;

	SaleRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * All sales, latest first.
	 * @return a stream that reads on as it is consumed, and holds a connection until it
	 * is closed
	 */
	Stream<Sale> streamAll() {
		return this.jdbc.sql("""
				select sale.sold_on as "day", product.name as flower, sale.stems, sale.stems * product.price as revenue
				from sale join product on product.id = sale.product
				order by sale.sold_on desc, product.name
				""").query(Sale.class).stream();
	}

}
