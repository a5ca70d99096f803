package dev.springnext.runtime.edge.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Locale;

/**
 * How full the heap is: what confirms, or not, that an invocation which has allocated
 * more than it may holds it, too.
 *
 * @author Switchable Runtimes for Spring
 */
final class HeapUse {

	// A heap so full is about to run out, whatever part of it is garbage
	private static final double NEARLY_FULL = 0.80;

	// What else the collector moves meanwhile hides the growth that comes of less
	private static final long TELLING = 16 * 1024 * 1024;

	private static final List<MemoryPoolMXBean> SURVIVORS = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter((pool) -> pool.getType() == MemoryType.HEAP
				&& !pool.getName().toLowerCase(Locale.ROOT).contains("eden"))
		.toList();

	private HeapUse() {
	}

	/**
	 * The use of the heap without its youngest part.
	 * @return bytes
	 */
	static long survived() {
		long used = 0;
		for (MemoryPoolMXBean pool : SURVIVORS) {
			MemoryUsage usage = pool.getUsage();
			used += (usage != null) ? usage.getUsed() : 0;
		}
		return used;
	}

	/**
	 * Whether what was allocated seems to be held.
	 * @param allocated bytes that were allocated
	 * @param survivedBefore what {@link #survived} was before that
	 * @return {@code true} if so, or if there is little room left
	 */
	static boolean holds(long allocated, long survivedBefore) {
		return (allocated > TELLING && survived() - survivedBefore > allocated / 4) || isNearlyFull();
	}

	static boolean isNearlyFull() {
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory() > NEARLY_FULL * runtime.maxMemory();
	}

}
