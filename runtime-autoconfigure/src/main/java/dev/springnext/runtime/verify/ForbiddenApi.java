package dev.springnext.runtime.verify;

import java.util.List;

/**
 * A type that the edge runtime does not support, as a whole or in parts.
 *
 * @param group why it is forbidden
 * @param members the forbidden members, each as a name, a prefix that ends with {@code *}
 * or a name with the beginning of its descriptor; empty for all members
 * @param injectable whether it is forbidden to have it injected into an edge handler
 * @author Switchable Runtimes for Spring
 */
record ForbiddenApi(ApiGroup group, List<String> members, boolean injectable) {

	boolean matches(String name, String descriptor) {
		if (this.members.isEmpty()) {
			return true;
		}
		for (String member : this.members) {
			if (matches(member, name, descriptor)) {
				return true;
			}
		}
		return false;
	}

	private static boolean matches(String member, String name, String descriptor) {
		if (member.endsWith("*")) {
			return name.startsWith(member.substring(0, member.length() - 1));
		}
		int parenthesis = member.indexOf('(');
		if (parenthesis < 0) {
			return name.equals(member);
		}
		return name.equals(member.substring(0, parenthesis)) && descriptor.startsWith(member.substring(parenthesis));
	}

}
