package dev.springnext.runtime.edge.webapi.wasm;

import java.util.List;

/**
 * What {@code List.removeLast()} does from Java 21 on. Public only so that GraalWasm can
 * call it.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class RemoveLast {

	private RemoveLast() {
	}

	/**
	 * Removes the last element.
	 * @param list the list
	 * @return the element
	 */
	public static Object removeLast(List<?> list) {
		return list.remove(list.size() - 1);
	}

}
