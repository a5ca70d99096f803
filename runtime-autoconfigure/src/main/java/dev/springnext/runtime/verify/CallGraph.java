package dev.springnext.runtime.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.springnext.runtime.verify.Subtypes.OverridableCall;
import dev.springnext.runtime.verify.bytecode.ClassFacts;
import dev.springnext.runtime.verify.bytecode.ClassIndex;
import dev.springnext.runtime.verify.bytecode.MethodFacts;
import dev.springnext.runtime.verify.bytecode.Reference;

/**
 * Which methods of the application call which, and which forbidden APIs they use. Shared
 * by all handlers: a method is looked at once.
 *
 * @author Switchable Runtimes for Spring
 */
final class CallGraph {

	private static final String STATIC_INITIALISER = "<clinit>()V";

	/**
	 * The receiver of methods that are not known to be called on a handler's bean.
	 */
	private static final String ANY = "";

	private final ClassIndex classes;

	private final ForbiddenApis apis;

	private final Subtypes subtypes;

	private final Map<String, Map<MethodFacts, MethodNode>> nodes = new HashMap<>();

	private final Map<String, List<MethodFacts>> callbacks = new HashMap<>();

	private final Set<String> initialised = new HashSet<>();

	private final Deque<Runnable> pending = new ArrayDeque<>();

	CallGraph(ClassIndex classes, ForbiddenApis apis) {
		this.classes = classes;
		this.apis = apis;
		this.subtypes = new Subtypes(classes);
	}

	void addBeans(Collection<Class<?>> beanClasses) {
		this.subtypes.addBeans(beanClasses);
	}

	/**
	 * Add a method that is called on a bean from outside.
	 * @param beanClass the internal name of the bean's class
	 * @param signature the signature of the method
	 * @return the method, or {@code null} if the application has no code for it
	 */
	@Nullable MethodNode root(String beanClass, String signature) {
		// a bean exists before a request does: its class is initialised at start-up
		this.initialised.addAll(this.classes.supertypes(beanClass));
		learn(beanClass);
		MethodFacts method = resolve(beanClass, signature);
		return (method != null) ? node(beanClass, method) : null;
	}

	/**
	 * Follow the calls of all methods that were added.
	 */
	void complete() {
		while (!this.pending.isEmpty()) {
			this.pending.remove().run();
		}
	}

	/**
	 * Return all methods that are known so far.
	 * @return the methods
	 */
	Collection<MethodNode> nodes() {
		return this.nodes.values().stream().flatMap((methods) -> methods.values().stream()).toList();
	}

	private MethodNode node(String receiver, MethodFacts method) {
		return this.nodes.computeIfAbsent(receiver, (key) -> new IdentityHashMap<>()).computeIfAbsent(method, (key) -> {
			MethodNode node = new MethodNode(method);
			this.pending.add(() -> expand(node, receiver));
			return node;
		});
	}

	private void expand(MethodNode node, String receiver) {
		for (Reference reference : node.method().references()) {
			switch (reference.kind()) {
				case STATIC -> {
					initialise(node, reference);
					call(node, ANY, reference.owner(), reference);
				}
				case SPECIAL -> {
					boolean own = !reference.name().equals("<init>") && isOwn(receiver, reference);
					call(node, (own) ? receiver : ANY, reference.owner(), reference);
				}
				case VIRTUAL -> {
					// on its own type a handler calls itself, not another bean
					if (isOwn(receiver, reference)) {
						call(node, receiver, receiver, reference);
					}
					else {
						callVirtual(node, reference);
					}
				}
				case INSTANTIATION -> {
					initialise(node, reference);
					instantiate(node, reference);
				}
				case STATIC_FIELD -> {
					initialise(node, reference);
					use(node, reference);
				}
				case CLASS_LITERAL -> learn(reference.owner());
			}
		}
	}

	private boolean isOwn(String receiver, Reference reference) {
		return !receiver.equals(ANY) && this.classes.isApplication(reference.owner())
				&& this.classes.supertypes(receiver).contains(reference.owner());
	}

	private @Nullable MethodFacts call(MethodNode node, String receiver, String type, Reference reference) {
		MethodFacts method = resolve(type, reference.signature());
		if (method != null) {
			node.call(node(receiver, method), reference.line());
		}
		else {
			use(node, reference);
		}
		return method;
	}

	private void callVirtual(MethodNode node, Reference reference) {
		MethodFacts method = call(node, ANY, reference.owner(), reference);
		if ((method != null && method.isFinal()) || reference.owner().startsWith("java/")) {
			return;
		}
		this.subtypes.candidates(reference.owner()).forEach(this::learn);
		OverridableCall call = new OverridableCall(node, reference.owner(), reference.signature(), reference.line());
		this.subtypes.add(call).forEach((type) -> override(call, type));
	}

	private void learn(String type) {
		this.subtypes.add(type).forEach((call) -> override(call, type));
	}

	private void override(OverridableCall call, String type) {
		MethodFacts method = resolve(type, call.signature());
		if (method != null) {
			call.caller().call(node(ANY, method), call.line());
		}
	}

	private void use(MethodNode node, Reference reference) {
		ForbiddenApi api = this.apis.find(this.classes.supertypes(reference.owner()), reference.name(),
				reference.descriptor());
		if (api != null) {
			String type = reference.owner().replace('/', '.');
			String name = reference.name().equals("<init>") ? type : type + "." + reference.name();
			node.use(name, api.group(), reference.line());
		}
	}

	private void initialise(MethodNode node, Reference reference) {
		String owner = reference.owner();
		if (!this.classes.isApplication(owner) || owner.equals(node.method().owner())) {
			return;
		}
		for (String type : this.classes.supertypes(owner)) {
			ClassFacts facts = this.initialised.contains(type) ? null : this.classes.application(type);
			MethodFacts initialiser = (facts != null) ? facts.methods().get(STATIC_INITIALISER) : null;
			if (initialiser != null) {
				node.call(node(ANY, initialiser), reference.line());
			}
		}
	}

	/**
	 * Libraries may call whatever an object overrides of them.
	 * @param node the method that creates the object
	 * @param reference the class of the object
	 */
	private void instantiate(MethodNode node, Reference reference) {
		learn(reference.owner());
		this.callbacks.computeIfAbsent(reference.owner(), this::findCallbacks)
			.forEach((callback) -> node.call(node(ANY, callback), reference.line()));
	}

	private List<MethodFacts> findCallbacks(String type) {
		if (!this.classes.isApplication(type)) {
			return List.of();
		}
		List<MethodFacts> callbacks = new ArrayList<>();
		for (String supertype : this.classes.supertypes(type)) {
			if (!this.classes.isApplication(supertype)) {
				this.classes.librarySignatures(supertype).forEach((signature) -> {
					MethodFacts method = resolve(type, signature);
					if (method != null && !method.isFinal()) {
						callbacks.add(method);
					}
				});
			}
		}
		return callbacks;
	}

	private @Nullable MethodFacts resolve(String type, String signature) {
		for (String supertype : this.classes.supertypes(type)) {
			ClassFacts facts = this.classes.application(supertype);
			MethodFacts method = (facts != null) ? facts.methods().get(signature) : null;
			if (method != null && !method.isAbstract()) {
				return method;
			}
		}
		return null;
	}

}
