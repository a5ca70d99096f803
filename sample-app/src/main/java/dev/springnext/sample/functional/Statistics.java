package dev.springnext.sample.functional;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Statistics {

	private final JdbcClient jdbc;

	Statistics(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Bestseller> bestsellers() {
		return this.jdbc.sql("""
				select product.id, product.name, sum(sale.stems) as sold
				from sale join product on product.id = sale.product
				group by product.id, product.name order by sold desc, product.name fetch first 3 rows only
				""").query(Bestseller.class).list();
	}

	void recordView(String page) {
		this.jdbc.sql("insert into page_view (page) values (:page)").param("page", page).update();
	}

	long views(String page) {
		return this.jdbc.sql("select count(*) from page_view where page = :page")
			.param("page", page)
			.query(Long.class)
			.single();
	}

}
