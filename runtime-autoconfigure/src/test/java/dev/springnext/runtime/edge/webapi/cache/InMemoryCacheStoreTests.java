package dev.springnext.runtime.edge.webapi.cache;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.springnext.runtime.edge.webapi.fetch.HeaderList;
import dev.springnext.runtime.edge.webapi.file.BlobData;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryCacheStoreTests {

	private final InMemoryCacheStore store = new InMemoryCacheStore(5000);

	@Test
	void keepsBundlesApart() {
		CacheEntry entry = entry("a", 10);
		this.store.replace("one", "cache", List.of(), List.of(entry));
		assertThat(this.store.entries("one", "cache")).containsExactly(entry);
		assertThat(this.store.entries("two", "cache")).isEmpty();
		assertThat(this.store.names("two")).isEmpty();
		assertThat(this.store.delete("two", "cache")).isFalse();
	}

	@Test
	void forgetsLeastRecentlyUsedOfAllBundles() {
		CacheEntry first = entry("1", 1000);
		CacheEntry second = entry("2", 1000);
		CacheEntry third = entry("3", 1000);
		this.store.replace("one", "cache", List.of(), List.of(first));
		this.store.replace("two", "cache", List.of(), List.of(second));
		this.store.used(first);
		this.store.replace("two", "other", List.of(), List.of(third));
		assertThat(this.store.entries("one", "cache")).containsExactly(first);
		assertThat(this.store.entries("two", "cache")).isEmpty();
		assertThat(this.store.entries("two", "other")).containsExactly(third);
	}

	@Test
	void changesNothingWithoutRoom() {
		CacheEntry entry = entry("1", 1000);
		this.store.replace("one", "cache", List.of(), List.of(entry));
		assertThat(this.store.replace("one", "cache", List.of(entry), List.of(entry("2", 5000)))).isFalse();
		assertThat(this.store.entries("one", "cache")).containsExactly(entry);
	}

	@Test
	void countsWhatItHas() {
		CacheEntry entry = entry("1", 1000);
		this.store.replace("one", "cache", List.of(), List.of(entry, entry("2", 1000)));
		this.store.replace("one", "cache", List.of(entry), List.of());
		long second = this.store.bytes();
		this.store.replace("one", "cache", List.of(), List.of(entry("3", 1000)));
		assertThat(this.store.bytes() - second).isEqualTo(entry("3", 1000).size());
		assertThat(this.store.delete("one", "cache")).isTrue();
		assertThat(this.store.bytes()).isZero();
	}

	@Test
	void forgetsWhatHasExpired() {
		CacheEntry expired = new CacheEntry("http://x.example/", new HeaderList(), "", 200, "", new HeaderList(), null,
				Instant.now());
		this.store.replace("one", "cache", List.of(), List.of(expired));
		assertThat(this.store.entries("one", "cache")).isEmpty();
		assertThat(this.store.delete("one", "cache")).isTrue();
		assertThat(this.store.bytes()).isZero();
	}

	@Test
	void boundsNamesOfCachesAsWell() {
		CacheEntry entry = entry("1", 1000);
		this.store.replace("one", "cache", List.of(), List.of(entry));
		for (int i = 0; i < 1000; i++) {
			this.store.create("two", "name" + i);
		}
		this.store.create("two", "n".repeat(5000));
		assertThat(this.store.bytes()).isLessThanOrEqualTo(5000);
		assertThat(this.store.names("two")).hasSizeLessThan(10).contains("name999").doesNotContain("name0");
		assertThat(this.store.entries("one", "cache")).containsExactly(entry);
	}

	@Test
	void forgottenCacheComesBackWithItsNextEntry() {
		CacheEntry entry = entry("1", 1000);
		this.store.create("one", "cache");
		for (int i = 0; i < 20; i++) {
			this.store.create("two", "name" + i);
		}
		assertThat(this.store.names("one")).isEmpty();
		assertThat(this.store.replace("one", "cache", List.of(), List.of(entry))).isTrue();
		assertThat(this.store.entries("one", "cache")).containsExactly(entry);
	}

	private static CacheEntry entry(String name, int size) {
		return new CacheEntry("http://x.example/" + name, new HeaderList(), "", 200, "OK", new HeaderList(),
				BlobData.of(new byte[size]), null);
	}

}
