package dev.springnext.runtime.edge.engine;

import java.util.HashMap;
import java.util.Map;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * Makes the global object of an isolate, and answers what {@code bootstrap.js} asks of
 * Java: modules of shells, the host functions of their web APIs, and the host's log.
 *
 * @author Switchable Runtimes for Spring
 */
final class Bootstrap {

	// What GraalJS calls for Float16Array is there from JDK 20 on
	private static final boolean HAS_FLOAT16 = Runtime.version().feature() >= 20;

	private static final Source BOOTSTRAP = EdgeEngine.source(Bootstrap.class, "bootstrap.js", "edge:bootstrap");

	private static final Source PRIMORDIALS = EdgeEngine.source(Bootstrap.class, "primordials.js", "edge:primordials");

	private static final Source HARDENING = EdgeEngine.source(Bootstrap.class, "hardening.js", "edge:hardening");

	private static final Source WEBIDL = EdgeEngine.source(Bootstrap.class, "webidl.js", "edge:webidl");

	private final EdgeEngine engine;

	private final Isolate isolate;

	private final Context context;

	private final Map<String, ProxyObject> hosts = new HashMap<>();

	Bootstrap(EdgeEngine engine, Isolate isolate, Context context) {
		this.engine = engine;
		this.isolate = isolate;
		this.context = context;
	}

	/**
	 * Makes the global object, before any code of the user's runs.
	 * @return {@code core}, which all modules of shells share
	 */
	Value run() {
		if (!HAS_FLOAT16) {
			this.context.getBindings("js").removeMember("Float16Array");
		}
		Value primordials = this.context.eval(PRIMORDIALS);
		Value webidl = this.context.eval(WEBIDL);
		Value core = this.context.eval(BOOTSTRAP).execute(primordials, webidl, natives());
		this.context.eval(HARDENING).executeVoid(core);
		return core;
	}

	private ProxyObject natives() {
		Map<String, Object> natives = new HashMap<>();
		natives.put("load",
				(ProxyExecutable) (arguments) -> this.context.eval(this.engine.module(arguments[0].asString())));
		natives.put("host", (ProxyExecutable) (arguments) -> host(arguments[0].asString()));
		natives.put("report", (ProxyExecutable) (arguments) -> {
			this.isolate.report(arguments[0].asString(), arguments[1].asString());
			return null;
		});
		natives.put("globals",
				ProxyArray.fromList(this.engine.globals()
					.stream()
					.<Object>map((global) -> ProxyArray.fromArray(global.name(), global.kind(), global.module()))
					.toList()));
		natives.put("isError", (ProxyExecutable) (arguments) -> arguments[0].isException());
		return ProxyObject.fromMap(natives);
	}

	private ProxyObject host(String name) {
		return this.hosts.computeIfAbsent(name, (key) -> {
			WebApi api = this.engine.api(key);
			if (api == null) {
				throw new IllegalStateException("No web API is named '" + key + "'");
			}
			HostFunctions functions = new HostFunctions(this.isolate);
			api.host(this.isolate, functions);
			return functions.toProxy();
		});
	}

}
