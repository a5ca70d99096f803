package dev.springnext.runtime.webflux;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.result.method.annotation.ResponseBodyResultHandler;

/**
 * Invoking a handler and writing its result to a mock response, with the adapters of the
 * starter and with the stock ones. The edge handler's figures hold a hop to its loop and
 * the wake-up of the caller.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HandlerAdapterBenchmark {

	private BenchmarkedApplication application;

	private HandlerAdapter stockAdapter;

	private HandlerAdapter runtimeAdapter;

	private HandlerResultHandler stockResults;

	private HandlerResultHandler runtimeResults;

	private HandlerMethod nodejs;

	private HandlerMethod edge;

	@Setup
	public void start() {
		this.application = BenchmarkedApplication.start();
		this.stockAdapter = this.application.bean(RequestMappingHandlerAdapter.class);
		this.runtimeAdapter = this.application.bean(RuntimeHandlerAdapter.class);
		this.stockResults = this.application.bean(ResponseBodyResultHandler.class);
		this.runtimeResults = this.application.bean(EdgeHandlerResultHandler.class);
		this.nodejs = this.application.handler("/nodejs");
		this.edge = this.application.handler("/edge");
	}

	@Benchmark
	public Object stock() {
		return serve("/nodejs", this.nodejs, this.stockAdapter, this.stockResults);
	}

	@Benchmark
	public Object nodejs() {
		return serve("/nodejs", this.nodejs, this.runtimeAdapter, this.stockResults);
	}

	@Benchmark
	public Object edge() {
		return serve("/edge", this.edge, this.runtimeAdapter, this.runtimeResults);
	}

	private Object serve(String path, HandlerMethod handler, HandlerAdapter adapter, HandlerResultHandler results) {
		MockServerWebExchange exchange = this.application.exchange(path);
		adapter.handle(exchange, handler)
			.flatMap((HandlerResult result) -> results.handleResult(exchange, result))
			.block();
		return exchange;
	}

	@TearDown
	public void stop() {
		this.application.close();
	}

}
