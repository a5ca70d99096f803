package dev.springnext.runtime.route;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings of the same rank disagree on the runtime of one element.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 */
public final class ConflictingRuntimesException extends RuntimeSelectionException {

	private final transient List<RuntimeSetting> settings;

	ConflictingRuntimesException(String element, List<RuntimeSetting> settings) {
		super("Two runtimes are declared for " + element + ": "
				+ settings.stream().map(RuntimeSetting::describe).collect(Collectors.joining(" and ")) + ".",
				"Keep one of them, or put the one that is meant on " + element + " itself.");
		this.settings = List.copyOf(settings);
	}

	/**
	 * The settings that disagree.
	 * @return at least two settings
	 */
	public List<RuntimeSetting> getSettings() {
		return this.settings;
	}

}
