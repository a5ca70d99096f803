package dev.springnext.runtime.edge.webapi.urlpattern;

/**
 * How the pattern of a component is read.
 *
 * @param delimiter what a segment wildcard ends at, a character or nothing
 * @param prefix what goes with a group that follows it, a character or nothing
 * @author Switchable Runtimes for Spring
 * @see <a href="https://urlpattern.spec.whatwg.org/#options-header">URL Pattern Standard,
 * options</a>
 */
record PartOptions(String delimiter, String prefix) {

	static final PartOptions DEFAULT = new PartOptions("", "");

	static final PartOptions HOSTNAME = new PartOptions(".", "");

	static final PartOptions PATHNAME = new PartOptions("/", "/");

	String segmentWildcard() {
		return "[^" + PatternText.escapeRegexp(this.delimiter) + "]+?";
	}

}
