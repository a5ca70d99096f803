package dev.springnext.runtime.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.verify.MethodNode.Use;

/**
 * Finds the shortest ways from a handler to the forbidden APIs, breadth first. Nothing is
 * searched that leads to none.
 *
 * @author Switchable Runtimes for Spring
 */
final class PathSearch {

	private final CallPath callPath;

	private final Set<MethodNode> leading = new HashSet<>();

	PathSearch(Collection<MethodNode> nodes, CallPath callPath) {
		this.callPath = callPath;
		Deque<MethodNode> queue = new ArrayDeque<>();
		for (MethodNode node : nodes) {
			if (!node.uses().isEmpty()) {
				queue.add(node);
			}
		}
		while (!queue.isEmpty()) {
			MethodNode node = queue.remove();
			if (this.leading.add(node)) {
				queue.addAll(node.callers());
			}
		}
	}

	List<EdgeViolation> violations(String handler, MethodNode root) {
		if (!this.leading.contains(root)) {
			return List.of();
		}
		Map<List<Object>, EdgeViolation> violations = new LinkedHashMap<>();
		Map<MethodNode, @Nullable MethodNode> callers = new HashMap<>();
		Deque<MethodNode> queue = new ArrayDeque<>();
		callers.put(root, null);
		queue.add(root);
		while (!queue.isEmpty()) {
			MethodNode node = queue.remove();
			for (Use use : node.uses()) {
				List<CallSite> path = this.callPath.of(wayTo(node, callers), use.line());
				violations.putIfAbsent(List.of(use.api(), path.get(path.size() - 1)),
						new EdgeViolation(use.api(), use.group(), handler, path));
			}
			for (MethodNode callee : node.callees().keySet()) {
				if (this.leading.contains(callee) && !callers.containsKey(callee)) {
					callers.put(callee, node);
					queue.add(callee);
				}
			}
		}
		return List.copyOf(violations.values());
	}

	private static List<MethodNode> wayTo(MethodNode target, Map<MethodNode, @Nullable MethodNode> callers) {
		List<MethodNode> way = new ArrayList<>();
		for (MethodNode node = target; node != null; node = callers.get(node)) {
			way.add(node);
		}
		Collections.reverse(way);
		return way;
	}

}
