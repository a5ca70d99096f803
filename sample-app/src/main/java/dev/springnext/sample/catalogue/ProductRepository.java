package dev.springnext.sample.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProductRepository {

	private final JdbcClient jdbc;

	ProductRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Product> findAll() {
		return this.jdbc.sql("select * from product order by name").query(ProductRepository::product).list();
	}

	Optional<Product> findById(long id) {
		return this.jdbc.sql("select * from product where id = :id")
			.param("id", id)
			.query(ProductRepository::product)
			.optional();
	}

	private static Product product(ResultSet row, int number) throws SQLException {
		return new Product(row.getLong("id"), row.getString("name"), row.getString("variety"), row.getString("season"),
				row.getBigDecimal("price"), row.getInt("stems"),
				new Product.Look(row.getInt("petals"), row.getString("petal"), row.getString("heart")));
	}

}
