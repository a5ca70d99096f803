package dev.springnext.runtime.edge.webapi.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Carries the messages of broadcast channels between the isolates of one bundle. Bundles
 * don't hear each other.
 *
 * @author Switchable Runtimes for Spring
 */
final class BroadcastHub {

	private final Map<Channel, List<Broadcasts>> members = new ConcurrentHashMap<>();

	void join(String bundle, String name, Broadcasts member) {
		this.members.compute(new Channel(bundle, name), (channel, present) -> {
			List<Broadcasts> all = (present != null) ? present : new CopyOnWriteArrayList<>();
			all.add(member);
			return all;
		});
	}

	void leave(String bundle, String name, Broadcasts member) {
		this.members.computeIfPresent(new Channel(bundle, name), (channel, present) -> {
			present.remove(member);
			return (present.isEmpty()) ? null : present;
		});
	}

	boolean hasOthers(String bundle, String name, Broadcasts sender) {
		return members(bundle, name).stream().anyMatch((member) -> member != sender);
	}

	void send(String bundle, String name, Broadcasts sender, BroadcastMessage message) {
		for (Broadcasts member : members(bundle, name)) {
			if (member != sender) {
				member.receive(name, message);
			}
		}
	}

	private List<Broadcasts> members(String bundle, String name) {
		return this.members.getOrDefault(new Channel(bundle, name), List.of());
	}

	private record Channel(String bundle, String name) {

	}

}
