package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.List;

import dev.springnext.runtime.verify.bytecode.ClassFacts;
import dev.springnext.runtime.verify.bytecode.ClassIndex;
import dev.springnext.runtime.verify.bytecode.MethodFacts;

/**
 * Shows methods as the source code does: without bridges and accessors, and with the body
 * of a lambda as a part of the method around it.
 *
 * @author Switchable Runtimes for Spring
 */
final class CallPath {

	private final ClassIndex classes;

	CallPath(ClassIndex classes) {
		this.classes = classes;
	}

	List<CallSite> of(List<MethodNode> way, int lastLine) {
		List<CallSite> path = new ArrayList<>();
		for (int i = 0; i < way.size(); i++) {
			MethodNode node = way.get(i);
			boolean last = (i == way.size() - 1);
			int line = (last) ? lastLine : node.callees().getOrDefault(way.get(i + 1), -1);
			MethodFacts method = node.method();
			if (method.isLambda() && !path.isEmpty() && i > 0 && sameClass(way.get(i - 1), node)) {
				CallSite around = path.remove(path.size() - 1);
				path.add(new CallSite(around.className(), around.method(), around.file(), line));
			}
			else if (last || !method.isSynthetic()) {
				path.add(site(method.owner(), method.name(), line));
			}
		}
		return path;
	}

	CallSite site(String owner, String method, int line) {
		String className = owner.substring(owner.lastIndexOf('/') + 1);
		ClassFacts facts = this.classes.application(owner);
		String file = (facts != null) ? facts.sourceFile() : null;
		return new CallSite(className, method, (file != null) ? file : "Unknown Source", line);
	}

	private static boolean sameClass(MethodNode node, MethodNode other) {
		return node.method().owner().equals(other.method().owner());
	}

}
