package dev.springnext.runtime.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The table of what the edge runtime does not support. A rule holds for a type and its
 * subtypes; types that are missing on the class path are matched by their names.
 *
 * @author Switchable Runtimes for Spring
 */
final class ForbiddenApis {

	private static final String NEW = "<init>";

	/**
	 * Exempt from the rules of their supertypes.
	 */
	private static final Set<String> HARMLESS = Set.of("org/springframework/core/io/ByteArrayResource");

	private final Map<String, List<ForbiddenApi>> apis = new HashMap<>();

	ForbiddenApis() {
		files();
		sockets();
		databases();
		threads();
		waiting();
		processes();
		reflectionAndClassLoading();
		clients();
	}

	private void files() {
		all(ApiGroup.FILES, "java.nio.file.Files", "java.nio.channels.FileChannel",
				"java.nio.channels.AsynchronousFileChannel", "java.util.zip.ZipFile");
		some(ApiGroup.FILES, "java.io.FileInputStream", NEW);
		some(ApiGroup.FILES, "java.io.FileOutputStream", NEW);
		some(ApiGroup.FILES, "java.io.FileReader", NEW);
		some(ApiGroup.FILES, "java.io.FileWriter", NEW);
		some(ApiGroup.FILES, "java.io.RandomAccessFile", NEW);
		some(ApiGroup.FILES, "java.io.File", "can*", "createNewFile", "createTempFile", "delete*", "exists",
				"getCanonical*", "getFreeSpace", "getTotalSpace", "getUsableSpace", "isDirectory", "isFile", "isHidden",
				"lastModified", "length", "list*", "mkdir*", "renameTo", "set*");
		some(ApiGroup.FILES, "java.io.PrintStream", NEW + "(Ljava/io/File;", NEW + "(Ljava/lang/String;");
		some(ApiGroup.FILES, "java.io.PrintWriter", NEW + "(Ljava/io/File;", NEW + "(Ljava/lang/String;");
		some(ApiGroup.FILES, "java.util.Formatter", NEW + "(Ljava/io/File;", NEW + "(Ljava/lang/String;");
		some(ApiGroup.FILES, "java.util.Scanner", NEW + "(Ljava/io/File;", NEW + "(Ljava/nio/file/Path;");
		some(ApiGroup.FILES, "java.nio.file.FileSystems", "newFileSystem");
		some(ApiGroup.FILES, "java.nio.file.Path", "register", "toRealPath");
		some(ApiGroup.FILES, "org.springframework.core.io.Resource", "exists", "contentLength", "getContentAs*",
				"getFile", "getInputStream", "lastModified", "readableChannel");
	}

	private void sockets() {
		all(ApiGroup.SOCKETS, "java.net.Socket", "java.net.ServerSocket", "java.net.DatagramSocket",
				"java.net.URLConnection", "java.net.http.HttpClient", "java.nio.channels.SocketChannel",
				"java.nio.channels.ServerSocketChannel", "java.nio.channels.DatagramChannel",
				"java.nio.channels.AsynchronousSocketChannel", "java.nio.channels.AsynchronousServerSocketChannel",
				"java.nio.channels.Selector", "javax.net.SocketFactory", "javax.net.ServerSocketFactory");
		some(ApiGroup.SOCKETS, "java.net.URL", "openConnection", "openStream", "getContent");
		some(ApiGroup.SOCKETS, "java.net.InetAddress", "getAllByName", "getByName", "getCanonicalHostName",
				"getHostName", "getLocalHost", "isReachable");
		some(ApiGroup.SOCKETS, "java.net.InetSocketAddress", NEW + "(Ljava/lang/String;", "getHostName");
		some(ApiGroup.SOCKETS, "java.net.NetworkInterface", "get*");
	}

	private void databases() {
		injectable(ApiGroup.JDBC, "javax.sql.DataSource", "java.sql.Connection",
				"org.springframework.jdbc.core.JdbcOperations", "org.springframework.jdbc.core.JdbcTemplate",
				"org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
				"org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate",
				"org.springframework.jdbc.core.simple.JdbcClient", "jakarta.persistence.EntityManager",
				"jakarta.persistence.EntityManagerFactory", "org.hibernate.Session", "org.hibernate.SessionFactory");
		all(ApiGroup.JDBC, "java.sql.Statement", "java.sql.ResultSet", "java.sql.DriverManager", "java.sql.Driver",
				"java.sql.DatabaseMetaData", "java.sql.Blob", "java.sql.Clob", "javax.sql.CommonDataSource",
				"javax.sql.PooledConnection", "javax.sql.RowSet", "jakarta.persistence.Query");
		injectable(ApiGroup.DATA, "org.springframework.data.repository.CrudRepository",
				"org.springframework.data.repository.ListCrudRepository",
				"org.springframework.data.repository.PagingAndSortingRepository",
				"org.springframework.data.repository.query.QueryByExampleExecutor",
				"org.springframework.data.jpa.repository.JpaRepository",
				"org.springframework.data.jpa.repository.JpaSpecificationExecutor",
				"org.springframework.data.mongodb.repository.MongoRepository",
				"org.springframework.data.mongodb.core.MongoOperations",
				"org.springframework.data.mongodb.core.MongoTemplate",
				"org.springframework.data.redis.core.RedisOperations",
				"org.springframework.data.redis.core.RedisTemplate",
				"org.springframework.data.redis.core.StringRedisTemplate",
				"org.springframework.data.redis.connection.RedisConnectionFactory",
				"org.springframework.jms.core.JmsOperations", "org.springframework.jms.core.JmsTemplate",
				"org.springframework.mail.MailSender", "org.springframework.mail.javamail.JavaMailSender");
	}

	private void threads() {
		injectable(ApiGroup.THREADS, "java.util.concurrent.Executor");
		api("java.lang.Thread", new ForbiddenApi(ApiGroup.THREADS, List.of(NEW, "join", "ofPlatform", "ofVirtual",
				"sleep", "start", "startVirtualThread", "stop", "suspend", "resume"), true));
		some(ApiGroup.THREADS, "java.lang.ThreadGroup", NEW);
		all(ApiGroup.THREADS, "java.util.concurrent.Executors", "java.util.concurrent.ExecutorCompletionService",
				"java.util.Timer", "java.lang.Thread$Builder", "java.util.concurrent.ThreadFactory",
				"java.util.concurrent.StructuredTaskScope");
		some(ApiGroup.THREADS, "reactor.core.scheduler.Schedulers", "boundedElastic", "new*", "fromExecutor*");
	}

	private void waiting() {
		some(ApiGroup.WAITING, "java.lang.Object", "wait()", "wait(J");
		some(ApiGroup.WAITING, "java.util.concurrent.Future", "get");
		some(ApiGroup.WAITING, "java.util.concurrent.CompletableFuture", "get", "join",
				"runAsync(Ljava/lang/Runnable;)", "supplyAsync(Ljava/util/function/Supplier;)");
		some(ApiGroup.WAITING, "java.util.concurrent.ForkJoinTask", "fork", "get", "invoke*", "join", "quietlyInvoke",
				"quietlyJoin*");
		some(ApiGroup.WAITING, "java.util.concurrent.CountDownLatch", "await");
		some(ApiGroup.WAITING, "java.util.concurrent.CyclicBarrier", "await");
		some(ApiGroup.WAITING, "java.util.concurrent.Phaser", "arriveAndAwaitAdvance", "awaitAdvance*");
		some(ApiGroup.WAITING, "java.util.concurrent.Exchanger", "exchange");
		some(ApiGroup.WAITING, "java.util.concurrent.Semaphore", "acquire*", "tryAcquire(J", "tryAcquire(IJ");
		some(ApiGroup.WAITING, "java.util.concurrent.TimeUnit", "sleep", "timedJoin", "timedWait");
		some(ApiGroup.WAITING, "java.util.concurrent.locks.Condition", "await*");
		some(ApiGroup.WAITING, "java.util.concurrent.locks.Lock", "tryLock(J");
		some(ApiGroup.WAITING, "java.util.concurrent.locks.LockSupport", "park*");
		some(ApiGroup.WAITING, "java.util.concurrent.BlockingQueue", "put", "take", "offer(Ljava/lang/Object;J",
				"poll(J");
		some(ApiGroup.WAITING, "java.util.concurrent.BlockingDeque", "putFirst", "putLast", "takeFirst", "takeLast",
				"pollFirst(J", "pollLast(J");
		some(ApiGroup.WAITING, "java.util.concurrent.TransferQueue", "transfer", "tryTransfer(Ljava/lang/Object;J");
		some(ApiGroup.WAITING, "java.lang.System", "console", "in");
		some(ApiGroup.WAITING, "reactor.core.publisher.Mono", "block*");
		some(ApiGroup.WAITING, "reactor.core.publisher.Flux", "blockFirst", "blockLast", "toIterable", "toStream");
	}

	private void processes() {
		some(ApiGroup.PROCESS, "java.lang.System", "exit");
		all(ApiGroup.PROCESS, "java.lang.ProcessBuilder", "java.lang.Process", "java.lang.ProcessHandle");
		some(ApiGroup.PROCESS, "java.lang.Runtime", "addShutdownHook", "exec", "exit", "halt");
		some(ApiGroup.PROCESS, "org.springframework.boot.SpringApplication", "exit", "run");
	}

	private void reflectionAndClassLoading() {
		some(ApiGroup.REFLECTION, "java.lang.reflect.Method", "invoke");
		some(ApiGroup.REFLECTION, "java.lang.reflect.Constructor", "newInstance");
		some(ApiGroup.REFLECTION, "java.lang.reflect.AccessibleObject", "setAccessible", "trySetAccessible");
		some(ApiGroup.REFLECTION, "java.lang.reflect.Field", "get", "getBoolean", "getByte", "getChar", "getDouble",
				"getFloat", "getInt", "getLong", "getShort", "set*");
		some(ApiGroup.REFLECTION, "java.lang.reflect.Proxy", "newProxyInstance");
		some(ApiGroup.REFLECTION, "java.lang.Class", "forName", "newInstance");
		some(ApiGroup.REFLECTION, "java.lang.invoke.MethodHandles", "privateLookupIn");
		all(ApiGroup.REFLECTION, "sun.misc.Unsafe");
		all(ApiGroup.CLASS_LOADING, "java.lang.ClassLoader");
		some(ApiGroup.CLASS_LOADING, "java.lang.Class", "getResource", "getResourceAsStream");
		some(ApiGroup.CLASS_LOADING, "java.lang.Runtime", "load", "loadLibrary");
		some(ApiGroup.CLASS_LOADING, "java.lang.System", "load", "loadLibrary");
		some(ApiGroup.CLASS_LOADING, "java.util.ServiceLoader", "load*");
		some(ApiGroup.CLASS_LOADING, "java.lang.invoke.MethodHandles$Lookup", "define*", "findClass");
	}

	private void clients() {
		injectable(ApiGroup.HTTP, "org.springframework.web.client.RestOperations",
				"org.springframework.web.client.RestTemplate", "org.springframework.web.client.RestClient",
				"org.springframework.web.client.RestClient$Builder",
				"org.springframework.boot.restclient.RestTemplateBuilder");
		// the specs that Fetch hands out, such as WebClient$ResponseSpec, stay legal
		injectable(ApiGroup.OUTBOUND, "org.springframework.web.reactive.function.client.WebClient",
				"org.springframework.web.reactive.function.client.WebClient$Builder",
				"reactor.netty.http.client.HttpClient", "reactor.netty.tcp.TcpClient");
		all(ApiGroup.OUTBOUND, "org.springframework.web.service.invoker.HttpServiceProxyFactory");
	}

	/**
	 * Find the rule that a use of a type breaks.
	 * @param supertypes the internal names of the type and its supertypes
	 * @param name the name of the used member
	 * @param descriptor the descriptor of the used member
	 * @return the first rule that is broken
	 */
	@Nullable ForbiddenApi find(Collection<String> supertypes, String name, String descriptor) {
		return find(supertypes, (api) -> api.matches(name, descriptor));
	}

	/**
	 * Find the rule that the injection of a type breaks.
	 * @param supertypes the internal names of the type and its supertypes
	 * @return the first rule that is broken
	 */
	@Nullable ForbiddenApi findInjectable(Collection<String> supertypes) {
		return find(supertypes, ForbiddenApi::injectable);
	}

	private @Nullable ForbiddenApi find(Collection<String> supertypes, Predicate<ForbiddenApi> filter) {
		for (String type : supertypes) {
			if (HARMLESS.contains(type)) {
				return null;
			}
			for (ForbiddenApi api : this.apis.getOrDefault(type, List.of())) {
				if (filter.test(api)) {
					return api;
				}
			}
		}
		return null;
	}

	private void all(ApiGroup group, String... types) {
		for (String type : types) {
			api(type, new ForbiddenApi(group, List.of(), false));
		}
	}

	private void injectable(ApiGroup group, String... types) {
		for (String type : types) {
			api(type, new ForbiddenApi(group, List.of(), true));
		}
	}

	private void some(ApiGroup group, String type, String... members) {
		api(type, new ForbiddenApi(group, List.of(members), false));
	}

	private void api(String type, ForbiddenApi api) {
		this.apis.computeIfAbsent(type.replace('.', '/'), (key) -> new ArrayList<>(1)).add(api);
	}

}
