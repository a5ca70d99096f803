package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.asm.Type;

import dev.springnext.runtime.verify.bytecode.ClassFacts;
import dev.springnext.runtime.verify.bytecode.ClassIndex;
import dev.springnext.runtime.verify.bytecode.MethodFacts;

/**
 * Finds forbidden types that are injected into a handler or its bean, used or not.
 *
 * @author Switchable Runtimes for Spring
 */
final class Injections {

	private final ClassIndex classes;

	private final ForbiddenApis apis;

	private final CallPath callPath;

	Injections(ClassIndex classes, ForbiddenApis apis, CallPath callPath) {
		this.classes = classes;
		this.apis = apis;
		this.callPath = callPath;
	}

	List<EdgeViolation> violations(String handler, String beanClass, MethodFacts method) {
		List<EdgeViolation> violations = new ArrayList<>();
		Set<String> reported = new HashSet<>();
		for (String type : this.classes.supertypes(beanClass)) {
			ClassFacts facts = this.classes.application(type);
			if (facts != null) {
				constructors(violations, reported, handler, facts);
				fields(violations, reported, handler, facts);
			}
		}
		CallSite site = this.callPath.site(method.owner(), method.name(), method.line());
		for (Type parameter : Type.getArgumentTypes(method.descriptor())) {
			check(violations, handler, parameter, site);
		}
		return violations;
	}

	private void constructors(List<EdgeViolation> violations, Set<String> reported, String handler, ClassFacts facts) {
		for (MethodFacts constructor : facts.methods().values()) {
			if (constructor.name().equals("<init>") && !constructor.isSynthetic()) {
				Type[] parameters = Type.getArgumentTypes(constructor.descriptor());
				CallSite site = this.callPath.site(facts.name(), describe(parameters), constructor.line());
				for (Type parameter : parameters) {
					if (check(violations, handler, parameter, site)) {
						reported.add(parameter.getDescriptor());
					}
				}
			}
		}
	}

	private void fields(List<EdgeViolation> violations, Set<String> reported, String handler, ClassFacts facts) {
		facts.fields().forEach((name, descriptor) -> {
			if (!reported.contains(descriptor)) {
				check(violations, handler, Type.getType(descriptor), this.callPath.site(facts.name(), name, -1));
			}
		});
	}

	private boolean check(List<EdgeViolation> violations, String handler, Type type, CallSite site) {
		if (type.getSort() != Type.OBJECT) {
			return false;
		}
		ForbiddenApi api = this.apis.findInjectable(this.classes.supertypes(type.getInternalName()));
		if (api == null) {
			return false;
		}
		return violations.add(new EdgeViolation(type.getClassName(), api.group(), handler, List.of(site)));
	}

	private static String describe(Type[] parameters) {
		return Arrays.stream(parameters)
			.map((parameter) -> parameter.getClassName().substring(parameter.getClassName().lastIndexOf('.') + 1))
			.collect(Collectors.joining(", ", "<init>(", ")"));
	}

}
