package dev.springnext.runtime.fileroute.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.edge.syntax.Expression;
import dev.springnext.runtime.edge.syntax.Place;
import dev.springnext.runtime.edge.syntax.SourceText;

/**
 * Turns literals into plain data, and remembers where each part of them stands. What is
 * no literal becomes {@link Unknown}.
 *
 * @author Switchable Runtimes for Spring
 */
final class LiteralReader {

	private final SourceText source;

	private final Map<String, Place> places = new HashMap<>();

	private final Map<String, Place> keys = new HashMap<>();

	private final List<Unknown> unknown = new ArrayList<>();

	LiteralReader(SourceText source) {
		this.source = source;
	}

	/**
	 * Where values stand.
	 * @return the places, by key
	 */
	Map<String, Place> places() {
		return this.places;
	}

	/**
	 * Where the keys of members stand.
	 * @return the places, by key
	 */
	Map<String, Place> keys() {
		return this.keys;
	}

	/**
	 * What could not be read.
	 * @return the parts that are no literals, in the order of the source
	 */
	List<Unknown> unknown() {
		return this.unknown;
	}

	/**
	 * The value of an expression.
	 * @param expression the expression
	 * @param key the key of the setting that it is the value of
	 * @return a string, number, boolean, list, map, {@code null},
	 * {@link SegmentValue#UNDEFINED} or {@link Unknown}
	 */
	@Nullable Object read(Expression expression, String key) {
		this.places.put(key, this.source.place(expression.start()));
		if (expression instanceof Expression.Literal literal) {
			return literal.value();
		}
		if (expression instanceof Expression.Template template) {
			return template.expressions().isEmpty() ? template.text()
					: unknown(key, "a template literal with expressions", expression);
		}
		if (expression instanceof Expression.ArrayLiteral array) {
			return list(array, key);
		}
		if (expression instanceof Expression.ObjectLiteral object) {
			return map(object, key);
		}
		if (expression instanceof Expression.Identifier identifier) {
			return identifier.name().equals("undefined") ? SegmentValue.UNDEFINED
					: unknown(key, "the identifier \"" + identifier.name() + "\"", expression);
		}
		if (expression instanceof Expression.Unary unary && unary.operator().equals("-")
				&& unary.operand() instanceof Expression.Literal literal && literal.value() instanceof Double number) {
			return -number;
		}
		if (expression instanceof Expression.RegExp regExp) {
			return regExp;
		}
		return unknown(key, "a " + expression.type(), expression);
	}

	private Unknown unknown(String key, String what, Expression expression) {
		Unknown part = new Unknown(key, what, this.source.place(expression.start()));
		this.unknown.add(part);
		return part;
	}

	private List<@Nullable Object> list(Expression.ArrayLiteral array, String key) {
		List<@Nullable Object> list = new ArrayList<>();
		for (Expression element : array.elements()) {
			if (element instanceof Expression.Spread) {
				unknown(key, "an array with a spread", element);
			}
			else {
				list.add((element != null) ? read(element, key + "[" + list.size() + "]") : null);
			}
		}
		return list;
	}

	private Map<String, @Nullable Object> map(Expression.ObjectLiteral object, String key) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (Expression.Member member : object.members()) {
			switch (member.kind()) {
				case SPREAD -> {
					unknown(key, "an object with a spread", member.value());
					// What it has may win over what was said before
					map.clear();
				}
				case COMPUTED -> {
					unknown(key, "an object with a computed key", member.value());
					map.clear();
				}
				default -> {
					String memberKey = child(key, member.key());
					this.keys.put(memberKey, this.source.place(member.start()));
					map.put(member.key(), read(member.value(), memberKey));
				}
			}
		}
		return map;
	}

	static String child(String key, String name) {
		boolean plain = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0))
				&& name.chars().allMatch(Character::isJavaIdentifierPart);
		return plain ? key + "." + name : key + "[\"" + name + "\"]";
	}

}
