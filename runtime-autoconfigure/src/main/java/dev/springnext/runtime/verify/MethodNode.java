package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.springnext.runtime.verify.bytecode.MethodFacts;

/**
 * A method of the application in the {@link CallGraph}.
 *
 * @author Switchable Runtimes for Spring
 */
final class MethodNode {

	private final MethodFacts method;

	private final Map<MethodNode, Integer> callees = new LinkedHashMap<>();

	private final List<MethodNode> callers = new ArrayList<>();

	private final Set<Use> uses = new LinkedHashSet<>();

	MethodNode(MethodFacts method) {
		this.method = method;
	}

	MethodFacts method() {
		return this.method;
	}

	/**
	 * Add a call; of several calls of one method the first counts.
	 * @param callee the called method
	 * @param line the line of the call
	 */
	void call(MethodNode callee, int line) {
		if (this.callees.putIfAbsent(callee, line) == null) {
			callee.callers.add(this);
		}
	}

	void use(String api, ApiGroup group, int line) {
		this.uses.add(new Use(api, group, line));
	}

	Map<MethodNode, Integer> callees() {
		return this.callees;
	}

	List<MethodNode> callers() {
		return this.callers;
	}

	Set<Use> uses() {
		return this.uses;
	}

	/**
	 * A forbidden API that the method uses itself.
	 *
	 * @param api the name of the API
	 * @param group why it is forbidden
	 * @param line the line of the use
	 */
	record Use(String api, ApiGroup group, int line) {

	}

}
