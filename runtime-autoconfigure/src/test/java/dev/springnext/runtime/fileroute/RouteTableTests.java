package dev.springnext.runtime.fileroute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTableTests {

	@Test
	void staticBeatsDynamicBeatsCatchAll() {
		RouteTable<String> table = table("x/[id]", "x/a", "x/[...rest]", "x/[id]/b");
		assertThat(find(table, "x", "a")).isEqualTo("x/a{}");
		assertThat(find(table, "x", "z")).isEqualTo("x/[id]{id=z}");
		assertThat(find(table, "x", "a", "b")).isEqualTo("x/[id]/b{id=a}");
		assertThat(find(table, "x", "a", "c")).isEqualTo("x/[...rest]{rest=[a, c]}");
		assertThat(find(table, "x")).isNull();
		assertThat(find(table, "y")).isNull();
	}

	@Test
	void optionalCatchAllMatchesNothingToo() {
		RouteTable<String> table = table("[[...slug]]", "a/[[...b]]");
		assertThat(find(table)).isEqualTo("[[...slug]]{}");
		assertThat(find(table, "a")).isEqualTo("a/[[...b]]{}");
		assertThat(find(table, "a", "b", "c")).isEqualTo("a/[[...b]]{b=[b, c]}");
		assertThat(find(table, "c")).isEqualTo("[[...slug]]{slug=[c]}");
	}

	@Test
	void lessSpecificPatternsAreTriedWhereMoreSpecificOnesEnd() {
		RouteTable<String> table = table("a/b/c", "[x]/b/d", "a/[...r]");
		assertThat(find(table, "a", "b", "d")).isEqualTo("a/[...r]{r=[b, d]}");
		assertThat(find(table, "z", "b", "d")).isEqualTo("[x]/b/d{x=z}");
		assertThat(find(table("a/b/c", "[x]/b/d"), "a", "b", "d")).isEqualTo("[x]/b/d{x=a}");
	}

	@Test
	void orderIsThatOfNextJs() {
		assertThat(List.of("[[...o]]", "[...c]", "[d]", "a/[x]", "a", "[d]/b", "")
			.stream()
			.map(RouteTableTests::pattern)
			.sorted()
			.map(RoutePattern::toString))
			.containsExactly("/", "/a", "/a/[x]", "/[d]", "/[d]/b", "/[...c]", "/[[...o]]");
	}

	@Test
	void patternsOfSpringAreCompared() {
		assertThat(RoutePattern.ofSpring("/x/{id}").matchesSameAs(pattern("x/[slug]"))).isTrue();
		assertThat(RoutePattern.ofSpring("/x/{id:\\d+}").matchesSameAs(pattern("x/[slug]"))).isFalse();
		assertThat(RoutePattern.ofSpring("/x/{*rest}").matchesSameAs(pattern("x/[[...slug]]"))).isTrue();
		assertThat(RoutePattern.ofSpring("/x/y").compareTo(pattern("x/[slug]"))).isNegative();
		assertThat(RoutePattern.ofSpring("/x/{a}.json").compareTo(pattern("x/[slug]"))).isNegative();
		assertThat(RoutePattern.ofSpring("/**").compareTo(pattern("x/[slug]"))).isPositive();
		assertThat(RoutePattern.ofSpring("/y/{a}").mayOverlap(pattern("x/[slug]"))).isFalse();
		assertThat(RoutePattern.ofSpring("/x/{a}").mayOverlap(pattern("[...slug]"))).isTrue();
		assertThat(pattern("a/[...slug]").toSpring()).isEqualTo("/a/{*slug}");
	}

	private static String find(RouteTable<String> table, String... path) {
		RouteTable.Match<String> match = table.find(List.of(path));
		return (match != null) ? match.value() + match.params() : null;
	}

	private static RouteTable<String> table(String... folders) {
		Map<RoutePattern, String> entries = new HashMap<>();
		for (String folder : folders) {
			entries.put(pattern(folder), folder);
		}
		return RouteTable.of(entries);
	}

	private static RoutePattern pattern(String folder) {
		return new RoutePattern(List.of(folder.split("/"))
			.stream()
			.filter((name) -> !name.isEmpty())
			.map((name) -> new FolderName(name).segment())
			.toList());
	}

}
