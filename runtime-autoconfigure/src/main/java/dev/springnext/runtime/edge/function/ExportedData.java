package dev.springnext.runtime.edge.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Copies what a module exports, as far as it is plain data: texts, numbers, truth values,
 * {@code null}, arrays and objects of these. Anything else is left out.
 *
 * @author Switchable Runtimes for Spring
 */
final class ExportedData {

	private static final int DEPTH = 16;

	private static final int SIZE = 10_000;

	private int size;

	private ExportedData() {
	}

	/**
	 * Copies some exports. To be called in a turn of their isolate.
	 * @param exports the namespace of the module
	 * @param names the names to look for
	 * @return the names that the module exports as data, and their values
	 */
	static Map<String, @Nullable Object> read(Value exports, Collection<String> names) {
		ExportedData data = new ExportedData();
		Map<String, @Nullable Object> read = new LinkedHashMap<>();
		for (String name : names) {
			Value value = exports.getMember(name);
			if (value != null && data.isData(value)) {
				read.put(name, data.copy(value, DEPTH));
			}
		}
		return Collections.unmodifiableMap(read);
	}

	private boolean isData(Value value) {
		return value.isString() || value.isNumber() || value.isBoolean() || value.hasArrayElements() || isObject(value)
				|| (value.isNull() && !"undefined".equals(value.toString()));
	}

	private static boolean isObject(Value value) {
		Value type = (value.hasMembers() && !value.canExecute()) ? value.getMetaObject() : null;
		return type != null && "Object".equals(type.getMetaSimpleName());
	}

	private @Nullable Object copy(Value value, int depth) {
		this.size++;
		if (depth == 0 || this.size > SIZE) {
			throw new IllegalArgumentException(
					"The exports have more than " + SIZE + " values, or more than " + DEPTH + " levels of them");
		}
		if (value.isString()) {
			return value.asString();
		}
		if (value.isBoolean()) {
			return value.asBoolean();
		}
		if (value.isNumber()) {
			return number(value);
		}
		if (value.hasArrayElements()) {
			List<@Nullable Object> list = new ArrayList<>();
			for (long i = 0; i < value.getArraySize(); i++) {
				Value element = value.getArrayElement(i);
				list.add((isData(element)) ? copy(element, depth - 1) : null);
			}
			return Collections.unmodifiableList(list);
		}
		if (value.isNull()) {
			return null;
		}
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (String key : value.getMemberKeys()) {
			Value member = value.getMember(key);
			if (isData(member)) {
				map.put(key, copy(member, depth - 1));
			}
		}
		return Collections.unmodifiableMap(map);
	}

	private static Object number(Value value) {
		if (value.fitsInInt()) {
			return value.asInt();
		}
		return (value.fitsInLong()) ? (Object) value.asLong() : (Object) value.asDouble();
	}

}
