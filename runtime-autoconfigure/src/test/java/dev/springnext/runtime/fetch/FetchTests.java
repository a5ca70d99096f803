package dev.springnext.runtime.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpResources;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import dev.springnext.runtime.route.CurrentRuntimeContext;
import dev.springnext.runtime.route.RuntimeContext;
import dev.springnext.runtime.route.RuntimeType;

import static org.assertj.core.api.Assertions.assertThat;

class FetchTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	private final AtomicInteger requests = new AtomicInteger();

	private final Scheduler loop = Schedulers.newSingle("edge-test");

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.doOnConnection((connection) -> connection.onDispose(() -> this.closed.complete(null)))
		.route((routes) -> routes.get("/hello", (request, response) -> {
			this.requests.incrementAndGet();
			return response.header("Content-Type", "application/json").sendString(Mono.just("{\"text\":\"hello\"}"));
		})
			.post("/echo", (request, response) -> response.send(request.receive().retain()))
			.get("/again", (request, response) -> response.sendRedirect("/hello"))
			.get("/zipped",
					(request, response) -> response.header("Content-Encoding", "gzip")
						.sendByteArray(Mono.fromCallable(() -> zipped(new byte[1_000_000]))))
			.get("/never", (request, response) -> Mono.never())
			.get("/endless",
					(request,
							response) -> response.send(Flux.interval(Duration.ofMillis(1))
								.onBackpressureDrop()
								.map((tick) -> Unpooled.wrappedBuffer(new byte[1000])), (buffer) -> true)))
		.bindNow();

	private final String url = "http://127.0.0.1:" + this.server.port();

	private DefaultFetch fetch = fetch(TestSettings.open());

	@AfterEach
	void stop() {
		CurrentRuntimeContext.set(null);
		this.fetch.close();
		this.server.disposeNow();
		this.loop.dispose();
	}

	@Test
	void sendsAndReceivesJson() {
		ParameterizedTypeReference<Map<String, String>> type = new ParameterizedTypeReference<>() {
		};
		StepVerifier.create(this.fetch.get().uri(this.url + "/hello").retrieve().bodyToMono(type))
			.expectNext(Map.of("text", "hello"))
			.expectComplete()
			.verify(LIMIT);
		StepVerifier
			.create(this.fetch.post()
				.uri(this.url + "/echo")
				.bodyValue(Map.of("a", "b"))
				.retrieve()
				.bodyToMono(String.class))
			.expectNext("{\"a\":\"b\"}")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void refusesLoopbackByDefault() {
		this.fetch = fetch(FetchSettings.defaults());
		StepVerifier.create(this.fetch.get().uri(this.url + "/hello?key=secret").retrieve().bodyToMono(String.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OutboundRefusedException.class)
				.hasMessage("The request to " + this.url + "/hello is refused by "
						+ "spring.next.fetch.allow-private-networks=false: 127.0.0.1 is loopback. To reach it, add "
						+ "* and 127.0.0.1 to spring.next.fetch.allowed-hosts, or set "
						+ "spring.next.fetch.allow-private-networks=true."))
			.verify(LIMIT);
		assertThat(this.requests).hasValue(0);
	}

	@Test
	void refusesNameThatResolvesToLoopback() {
		this.fetch = fetch(FetchSettings.defaults());
		String local = "http://localhost:" + this.server.port() + "/hello";
		StepVerifier.create(this.fetch.get().uri(local).retrieve().bodyToMono(String.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OutboundRefusedException.class)
				.hasMessageStartingWith("The request to " + local + " is refused by "
						+ "spring.next.fetch.allow-private-networks=false: "))
			.verify(LIMIT);
		assertThat(this.requests).hasValue(0);
	}

	@Test
	void connectsToTheAddressThatIsOpen() throws Exception {
		FetchSettings settings = TestSettings.of(List.of("*", "127.0.0.1"), List.of(), List.of(), List.of());
		this.fetch = DefaultFetch.create(WebClient.builder(), OutboundPolicy.of(settings), settings,
				ClientTls.defaults(), new FakeNames().thenAnswer("127.0.0.2", "127.0.0.1").thenAnswer("127.0.0.2"));
		StepVerifier.create(
				this.fetch.get().uri("http://a.example:" + this.server.port() + "/hello").retrieve().toBodilessEntity())
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		// another host, as the connection to the first one is kept
		StepVerifier.create(
				this.fetch.get().uri("http://b.example:" + this.server.port() + "/hello").retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OutboundRefusedException.class)
				.hasMessageContaining("127.0.0.2 is loopback"))
			.verify(LIMIT);
	}

	@Test
	void leavesTheConnectorsErrorsAlone() {
		int port = this.server.port();
		this.server.disposeNow();
		StepVerifier.create(this.fetch.get().uri("http://127.0.0.1:" + port).retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(WebClientRequestException.class)
				.hasCauseInstanceOf(ConnectException.class))
			.verify(LIMIT);
	}

	@Test
	@ResourceLock(Resources.SYSTEM_PROPERTIES)
	void usesNoProxyOfTheSystem() {
		Map<String, String> proxy = Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1", "http.nonProxyHosts",
				"x");
		proxy.forEach(System::setProperty);
		try (DefaultFetch direct = fetch(TestSettings.open())) {
			StepVerifier.create(direct.get().uri(this.url + "/hello").retrieve().bodyToMono(String.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(LIMIT);
		}
		finally {
			proxy.keySet().forEach(System::clearProperty);
		}
	}

	@Test
	void countsEveryHopOfAnInvocation() {
		this.fetch = fetch(TestSettings.open(3, LIMIT, DataSize.ofMegabytes(1), 20));
		FakeRuntimeContext context = new FakeRuntimeContext(RuntimeType.EDGE, this.loop);
		Mono<String> again = this.fetch.get()
			.uri(this.url + "/again")
			.retrieve()
			.bodyToMono(String.class)
			.contextWrite((view) -> view.put(RuntimeContext.class, context));
		StepVerifier.create(again).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(context.subRequests()).hasValue(2);
		StepVerifier.create(again)
			.expectErrorSatisfies((ex) -> assertThat(ex)
				.isInstanceOfSatisfying(FetchLimitException.class,
						(limit) -> assertThat(limit.getSetting()).isEqualTo("spring.next.fetch.sub-requests"))
				.hasMessage("The route GET /weather sends more requests than an invocation may: "
						+ "spring.next.fetch.sub-requests=3. Raise the limit, or ask for less."))
			.verify(LIMIT);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void countsButDoesNotLimitTheFullRuntime() {
		this.fetch = fetch(TestSettings.open(0, LIMIT, DataSize.ofMegabytes(1), 20));
		FakeRuntimeContext context = new FakeRuntimeContext(RuntimeType.NODEJS, this.loop);
		CurrentRuntimeContext.set(context);
		Mono<String> hello = this.fetch.get().uri(this.url + "/hello").retrieve().bodyToMono(String.class);
		StepVerifier.create(hello.map((text) -> Thread.currentThread().getName()))
			.assertNext((thread) -> assertThat(thread).doesNotStartWith("edge-test"))
			.expectComplete()
			.verify(LIMIT);
		assertThat(context.subRequests()).hasValue(1);
	}

	@Test
	void belongsToTheInvocationOfTheThreadThatStartsIt() {
		FakeRuntimeContext context = new FakeRuntimeContext(RuntimeType.EDGE, this.loop);
		CurrentRuntimeContext.set(context);
		List<WebClient.RequestHeadersUriSpec<?>> started = List.of(this.fetch.get(), this.fetch.head(),
				this.fetch.post(), this.fetch.put(), this.fetch.patch(), this.fetch.delete(), this.fetch.options(),
				this.fetch.method(HttpMethod.GET));
		CurrentRuntimeContext.set(null);
		Flux.fromIterable(started)
			.concatMap(
					(request) -> request.uri(this.url + "/hello").exchangeToMono((response) -> response.releaseBody()))
			.blockLast(LIMIT);
		assertThat(context.subRequests()).hasValue(8);
	}

	@Test
	void prefersTheInvocationInTheReactorContext() {
		FakeRuntimeContext ofThread = new FakeRuntimeContext(RuntimeType.EDGE, this.loop);
		FakeRuntimeContext ofReactor = new FakeRuntimeContext(RuntimeType.EDGE, this.loop);
		CurrentRuntimeContext.set(ofThread);
		this.fetch.get()
			.uri(this.url + "/hello")
			.retrieve()
			.toBodilessEntity()
			.contextWrite((view) -> view.put(RuntimeContext.class, ofReactor))
			.block(LIMIT);
		assertThat(ofThread.subRequests()).hasValue(0);
		assertThat(ofReactor.subRequests()).hasValue(1);
	}

	@Test
	void resumesOnTheSchedulerOfAnEdgeInvocation() {
		CurrentRuntimeContext.set(new FakeRuntimeContext(RuntimeType.EDGE, this.loop));
		Flux<String> threads = this.fetch.get().uri(this.url + "/hello").exchangeToFlux((response) -> {
			String head = Thread.currentThread().getName();
			return response.bodyToFlux(DataBuffer.class).map((buffer) -> {
				DataBufferUtils.release(buffer);
				return Thread.currentThread().getName();
			}).startWith(head);
		}).concatWith(Mono.fromSupplier(() -> Thread.currentThread().getName()));
		StepVerifier.create(threads.collectList())
			.assertNext((names) -> assertThat(names).hasSizeGreaterThanOrEqualTo(3)
				.allMatch((name) -> name.startsWith("edge-test")))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void resumesErrorsOnTheSchedulerToo() {
		CurrentRuntimeContext.set(new FakeRuntimeContext(RuntimeType.EDGE, this.loop));
		this.fetch = fetch(TestSettings.open(5, Duration.ofMillis(100), DataSize.ofMegabytes(1), 20));
		StepVerifier
			.create(this.fetch.get()
				.uri(this.url + "/never")
				.retrieve()
				.bodyToMono(String.class)
				.onErrorResume((ex) -> Mono.just(Thread.currentThread().getName())))
			.assertNext((name) -> assertThat(name).startsWith("edge-test"))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void stopsReadingAResponseThatIsTooLarge() throws Exception {
		this.fetch = fetch(TestSettings.open(5, LIMIT, DataSize.ofBytes(5500), 20));
		StepVerifier.create(
				this.fetch.get().uri(this.url + "/endless").retrieve().bodyToFlux(DataBuffer.class).map((buffer) -> {
					int size = buffer.readableByteCount();
					DataBufferUtils.release(buffer);
					return size;
				})
					.scan(Integer::sum)
					.onErrorMap((ex) -> (ex instanceof FetchLimitException) ? ex : new AssertionError(ex)))
			.thenConsumeWhile((sum) -> sum <= 5500)
			.expectErrorMessage("The response of " + this.url + "/endless is too large: "
					+ "spring.next.fetch.max-response-size=5500B. Raise the limit, or ask for less.")
			.verify(LIMIT);
		this.closed.get(10, TimeUnit.SECONDS);
	}

	@Test
	void countsWhatACompressedResponseUnpacksTo() {
		this.fetch = fetch(TestSettings.open(5, LIMIT, DataSize.ofKilobytes(100), 20));
		StepVerifier.create(this.fetch.get().uri(this.url + "/zipped").retrieve().bodyToMono(byte[].class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(FetchLimitException.class)
				.hasMessageContaining("spring.next.fetch.max-response-size=102400B"))
			.verify(LIMIT);
	}

	@Test
	void readsAResponseOfExactlyTheLimit() {
		this.fetch = fetch(TestSettings.open(5, LIMIT, DataSize.ofBytes(16), 20));
		StepVerifier.create(this.fetch.get().uri(this.url + "/hello").retrieve().bodyToMono(String.class))
			.expectNext("{\"text\":\"hello\"}")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void givesUpWaitingForTheHead() throws Exception {
		this.fetch = fetch(TestSettings.open(5, Duration.ofMillis(100), DataSize.ofMegabytes(1), 20));
		StepVerifier.create(this.fetch.get().uri(this.url + "/never?a").retrieve().bodyToMono(String.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(FetchTimeoutException.class)
				.hasMessage("No response from " + this.url
						+ "/never within 100 ms, which is spring.next.fetch.response-timeout."))
			.verify(LIMIT);
		this.closed.get(10, TimeUnit.SECONDS);
	}

	@Test
	void hasNoMoreTimeThanTheInvocation() {
		CurrentRuntimeContext
			.set(new FakeRuntimeContext(RuntimeType.EDGE, this.loop, new AtomicInteger(), Duration.ofMillis(100)));
		StepVerifier.create(this.fetch.get().uri(this.url + "/never").retrieve().bodyToMono(String.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(FetchTimeoutException.class)
				.hasMessage("No response from " + this.url
						+ "/never within 100 ms, which is all the time the invocation had left."))
			.verify(LIMIT);
	}

	@Test
	void closesTheConnectionOfACancelledBody() throws Exception {
		CurrentRuntimeContext.set(new FakeRuntimeContext(RuntimeType.EDGE, this.loop));
		StepVerifier
			.create(this.fetch.get()
				.uri(this.url + "/endless")
				.retrieve()
				.bodyToFlux(DataBuffer.class)
				.doOnNext(DataBufferUtils::release), 1)
			.expectNextCount(1)
			.thenCancel()
			.verify(LIMIT);
		this.closed.get(10, TimeUnit.SECONDS);
	}

	@Test
	void closesTheConnectionOfAResponseThatNobodyWaitsForAnyMore() throws Exception {
		CompletableFuture<Runnable> arrived = new CompletableFuture<>();
		Scheduler busy = new BusyScheduler(arrived);
		CurrentRuntimeContext.set(new FakeRuntimeContext(RuntimeType.EDGE, busy));
		Disposable call = this.fetch.get().uri(this.url + "/endless").retrieve().bodyToMono(String.class).subscribe();
		arrived.get(10, TimeUnit.SECONDS);
		call.dispose();
		this.closed.get(10, TimeUnit.SECONDS);
	}

	@Test
	void keepsWhatTheBuilderWasGiven() {
		WebClient.Builder builder = WebClient.builder().baseUrl(this.url).filter((request, next) -> {
			assertThat(request.url()).isEqualTo(URI.create(this.url + "/hello"));
			return next.exchange(request);
		});
		FetchSettings settings = TestSettings.open();
		this.fetch = (DefaultFetch) Fetch.create(builder, OutboundPolicy.of(settings), settings);
		StepVerifier.create(this.fetch.get().uri("/hello").retrieve().bodyToMono(String.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	private static DefaultFetch fetch(FetchSettings settings) {
		return DefaultFetch.create(WebClient.builder(), OutboundPolicy.of(settings), settings, ClientTls.defaults(),
				HttpResources.get().getOrCreateDefaultResolver());
	}

	private static byte[] zipped(byte[] content) throws IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(zipped)) {
			out.write(content);
		}
		return zipped.toByteArray();
	}

	private record BusyScheduler(CompletableFuture<Runnable> task) implements Scheduler {

		@Override
		public Disposable schedule(Runnable task) {
			this.task.complete(task);
			return Disposables.single();
		}

		@Override
		public Worker createWorker() {
			throw new UnsupportedOperationException();
		}

	}

}
