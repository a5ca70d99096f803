package dev.springnext.runtime.edge.function;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.springnext.runtime.edge.engine.EventLoop;

/**
 * The isolates of one bundle: at most one that takes requests on each loop, and warm ones
 * that have no loop yet. An isolate that was interrupted, has failed to load, is too old
 * or has served enough is replaced; it closes when its last request has ended.
 * <p>
 * An isolate counts, and may be taken, before it is made. It is made without the lock:
 * modules may take long to run, and requests of other loops go on meanwhile.
 *
 * @author Switchable Runtimes for Spring
 */
final class FunctionPool {

	private static final Logger logger = LoggerFactory.getLogger(FunctionPool.class);

	private static final Comparator<LoadedFunction> ORDER = Comparator
		.comparing((LoadedFunction function) -> !function.isReady())
		.thenComparing(LoadedFunction::inUse);

	private final PoolSettings settings;

	private final Supplier<LoadedFunction> factory;

	private final ScheduledExecutorService background;

	// Read without the lock by the loops themselves, each for its own entry
	private final Map<EventLoop, LoadedFunction> active = new ConcurrentHashMap<>();

	private final Deque<LoadedFunction> warm = new ArrayDeque<>();

	private final Set<LoadedFunction> retired = new HashSet<>();

	private final Future<?> shrinking;

	private boolean warming;

	private boolean closed;

	private volatile boolean draining;

	private long created;

	FunctionPool(PoolSettings settings, Supplier<LoadedFunction> factory, ScheduledExecutorService background) {
		this.settings = settings;
		this.factory = factory;
		this.background = background;
		this.shrinking = this.background.scheduleWithFixedDelay(this::shrink, settings.idle().toMillis(),
				settings.idle().toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Takes an isolate for a request; {@link LoadedFunction#release()} gives it back.
	 * @param loop the loop that the caller runs on
	 * @return an isolate of that loop, or of another one if there are as many isolates as
	 * there may be
	 */
	LoadedFunction acquire(EventLoop loop) {
		LoadedFunction current = this.active.get(loop);
		if (current != null && !isSpent(current) && current.acquire()) {
			return current;
		}
		LoadedFunction taken = assign(loop, current);
		if (taken.loop().equals(loop)) {
			taken.load();
		}
		return taken;
	}

	private synchronized LoadedFunction assign(EventLoop loop, @Nullable LoadedFunction spent) {
		if (this.closed) {
			throw new RejectedExecutionException("The edge function is closed");
		}
		if (spent != null) {
			this.active.remove(loop, spent);
			retire(spent);
		}
		LoadedFunction next = this.warm.poll();
		while (next != null && isSpent(next)) {
			retire(next);
			next = this.warm.poll();
		}
		if (next == null) {
			LoadedFunction other = (this.active.size() >= this.settings.maximum()) ? shared() : null;
			if (other != null && other.acquire()) {
				return other;
			}
			next = create();
		}
		next.pin(loop);
		this.active.put(loop, next);
		next.acquire();
		if (this.draining) {
			// For a request that was on its way here
			this.active.remove(loop, next);
			retire(next);
		}
		warmUp();
		return next;
	}

	// The least busy isolate of other loops, if possible one that needn't be waited for,
	// or null if one of theirs had to make room
	private @Nullable LoadedFunction shared() {
		LoadedFunction best = null;
		for (Iterator<LoadedFunction> all = this.active.values().iterator(); all.hasNext();) {
			LoadedFunction candidate = all.next();
			if (isSpent(candidate)) {
				all.remove();
				retire(candidate);
				return null;
			}
			best = (best == null || ORDER.compare(candidate, best) < 0) ? candidate : best;
		}
		return best;
	}

	private LoadedFunction create() {
		this.created++;
		return this.factory.get();
	}

	private boolean isSpent(LoadedFunction function) {
		return this.draining || function.isRetiring() || function.age().compareTo(this.settings.maxAge()) > 0
				|| (this.settings.maxRequests() > 0 && function.requests() >= this.settings.maxRequests());
	}

	private void retire(LoadedFunction function) {
		this.retired.add(function);
		function.retire(() -> {
			synchronized (this) {
				this.retired.remove(function);
			}
		});
	}

	/**
	 * Makes warm isolates in the background until there are enough.
	 */
	synchronized void warmUp() {
		LoadedFunction next = nextWarm();
		if (next != null) {
			this.background.execute(() -> makeWarm(next));
		}
	}

	/**
	 * Makes a warm isolate on the calling thread, if there are not enough.
	 */
	void makeFirstWarm() {
		LoadedFunction next = nextWarm();
		if (next != null) {
			makeWarm(next);
		}
	}

	// One after the other
	private synchronized @Nullable LoadedFunction nextWarm() {
		if (this.warming || this.closed || this.draining || this.warm.size() >= this.settings.minimum()
				|| this.warm.size() + this.active.size() >= this.settings.maximum()) {
			return null;
		}
		this.warming = true;
		LoadedFunction next = create();
		this.warm.add(next);
		return next;
	}

	// If it fails, the request that needs an isolate next has it tried again, and answers
	// for it
	private void makeWarm(LoadedFunction next) {
		try {
			next.load();
		}
		finally {
			synchronized (this) {
				this.warming = false;
			}
		}
		warmUp();
	}

	private void shrink() {
		List<LoadedFunction> idle = new ArrayList<>();
		synchronized (this) {
			int keep = this.settings.minimum() - this.warm.size();
			for (Map.Entry<EventLoop, LoadedFunction> entry : new HashMap<>(this.active).entrySet()) {
				if (entry.getValue().idle().compareTo(this.settings.idle()) > 0 && --keep < 0) {
					idle.add(entry.getValue());
				}
			}
		}
		// On its loop, where no request can take it at the same time
		idle.forEach((function) -> onLoop(function, () -> {
			synchronized (this) {
				if (function.idle().compareTo(this.settings.idle()) > 0 && this.active.values().remove(function)) {
					retire(function);
				}
			}
		}));
	}

	private static void onLoop(LoadedFunction function, Runnable action) {
		try {
			function.onLoop(action);
		}
		catch (RejectedExecutionException ex) {
			// The loop is full: the next look at idle isolates finds it again
			logger.debug("An idle isolate stays for now", ex);
		}
	}

	synchronized PoolFigures figures() {
		int made = (int) this.warm.stream().filter(LoadedFunction::isLoaded).count();
		return new PoolFigures(this.active.size(), made, this.retired.size(), this.created);
	}

	/**
	 * Makes no more isolates but for requests that are on their way here; those that
	 * serve requests close when these have ended.
	 */
	synchronized void drain() {
		this.shrinking.cancel(false);
		this.draining = true;
		List<LoadedFunction> all = new ArrayList<>(this.active.values());
		all.addAll(this.warm);
		this.active.clear();
		this.warm.clear();
		all.forEach(this::retire);
	}

	void close() {
		this.shrinking.cancel(false);
		List<LoadedFunction> all = new ArrayList<>();
		synchronized (this) {
			this.closed = true;
			all.addAll(this.active.values());
			all.addAll(this.warm);
			all.addAll(this.retired);
			this.active.clear();
			this.warm.clear();
			this.retired.clear();
		}
		all.forEach(LoadedFunction::close);
	}

}
