package dev.springnext.runtime.webflux;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * What selection costs a request: the look-up of its route, as the adapter does it.
 * {@code supports} is what the dispatcher asks first; it looks the handler up as well.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RouteLookupBenchmark {

	@Param({ "nodejs", "edge", "cglib", "jdk" })
	public String handler = "";

	private BenchmarkedApplication application;

	private RoutedHandlers routes;

	private RuntimeHandlerAdapter adapter;

	private HandlerMethod method;

	private ServerWebExchange exchange;

	@Setup
	public void start() {
		this.application = BenchmarkedApplication.start();
		this.routes = this.application.bean(WebFluxRuntime.class).routes();
		this.adapter = this.application.bean(RuntimeHandlerAdapter.class);
		this.method = this.application.handler("/" + this.handler);
		this.exchange = this.application.exchange("/" + this.handler);
	}

	@Benchmark
	public Object find() {
		return this.routes.find(this.method, this.exchange);
	}

	@Benchmark
	public boolean supports() {
		return this.adapter.supports(this.method);
	}

	@Benchmark
	public Object supportsAndFind() {
		return (this.adapter.supports(this.method)) ? this.routes.find(this.method, this.exchange) : this.method;
	}

	@TearDown
	public void stop() {
		this.application.close();
	}

}
