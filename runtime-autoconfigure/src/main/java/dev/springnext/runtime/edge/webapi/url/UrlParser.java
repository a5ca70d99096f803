package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.Nullable;

/**
 * The basic URL parser: the state machine of the standard, state by state. Here are the
 * states that tell what a URL is relative to.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#concept-basic-url-parser">URL Standard,
 * basic URL parser</a>
 */
final class UrlParser extends UrlStates {

	private final @Nullable WebUrl base;

	private UrlParser(String input, @Nullable WebUrl base, UrlParts url, @Nullable State override) {
		super(input, url, override);
		this.base = base;
	}

	static @Nullable WebUrl parse(String input, @Nullable WebUrl base) {
		UrlParts url = new UrlParts();
		String text = UrlText.removeTabsAndNewlines(UrlText.trimControlsAndSpaces(UrlText.wellFormed(input)));
		return new UrlParser(text, base, url, null).run() ? url.toUrl() : null;
	}

	/**
	 * Parses a part of a URL, for the setters.
	 * @param input the part
	 * @param url what to change
	 * @param override where to start
	 * @return whether the part was valid
	 */
	static boolean parse(String input, UrlParts url, State override) {
		return new UrlParser(UrlText.removeTabsAndNewlines(UrlText.wellFormed(input)), null, url, override).run();
	}

	private boolean run() {
		Step step;
		do {
			if (this.next < this.input.length()) {
				this.c = this.input.codePointAt(this.next);
				this.next += Character.charCount(this.c);
			}
			else {
				this.c = EOF;
				this.next = this.input.length() + 1;
			}
			step = step();
		}
		while (step == Step.CONTINUE && this.next <= this.input.length());
		return step != Step.FAILURE;
	}

	private Step step() {
		return switch (this.state) {
			case SCHEME_START -> schemeStart();
			case SCHEME -> scheme();
			case NO_SCHEME -> noScheme();
			case SPECIAL_RELATIVE_OR_AUTHORITY -> specialRelativeOrAuthority();
			case PATH_OR_AUTHORITY -> (this.c == '/') ? to(State.AUTHORITY) : back(State.PATH);
			case RELATIVE -> relative();
			case RELATIVE_SLASH -> relativeSlash();
			case SPECIAL_AUTHORITY_SLASHES -> specialAuthoritySlashes();
			case SPECIAL_AUTHORITY_IGNORE_SLASHES ->
				(this.c == '/' || this.c == '\\') ? Step.CONTINUE : back(State.AUTHORITY);
			case AUTHORITY -> authority();
			case HOST, HOSTNAME -> host();
			case PORT -> port();
			case FILE -> file();
			case FILE_SLASH -> fileSlash();
			case FILE_HOST -> fileHost();
			case PATH_START -> pathStart();
			case PATH -> path();
			case OPAQUE_PATH -> opaquePath();
			case QUERY -> query();
			case FRAGMENT -> fragment();
		};
	}

	private Step schemeStart() {
		if (UrlText.isAlpha(this.c)) {
			this.buffer.append((char) (this.c | 0x20));
			return to(State.SCHEME);
		}
		return (this.override == null) ? back(State.NO_SCHEME) : Step.FAILURE;
	}

	private Step scheme() {
		if (UrlText.isAlpha(this.c) || UrlText.isDigit(this.c) || this.c == '+' || this.c == '-' || this.c == '.') {
			this.buffer.append(UrlText.isAlpha(this.c) ? (char) (this.c | 0x20) : (char) this.c);
			return Step.CONTINUE;
		}
		if (this.c == ':') {
			String scheme = takeBuffer();
			return (this.override != null) ? changeScheme(scheme) : afterScheme(scheme);
		}
		if (this.override == null) {
			this.buffer.setLength(0);
			this.next = 0;
			return to(State.NO_SCHEME);
		}
		return Step.FAILURE;
	}

	private Step changeScheme(String scheme) {
		boolean refused = this.url.isSpecial() != Schemes.isSpecial(scheme)
				|| ((this.url.hasCredentials() || this.url.port >= 0) && "file".equals(scheme))
				|| (this.url.isFile() && "".equals(this.url.host));
		if (!refused) {
			this.url.scheme = scheme;
			if (this.url.port == Schemes.defaultPort(scheme)) {
				this.url.port = -1;
			}
		}
		return Step.DONE;
	}

	private Step afterScheme(String scheme) {
		this.url.scheme = scheme;
		if (this.url.isFile()) {
			return to(State.FILE);
		}
		if (this.url.isSpecial()) {
			return to((this.base != null && this.base.scheme().equals(scheme)) ? State.SPECIAL_RELATIVE_OR_AUTHORITY
					: State.SPECIAL_AUTHORITY_SLASHES);
		}
		if (remainingStartsWith('/')) {
			this.next++;
			return to(State.PATH_OR_AUTHORITY);
		}
		this.url.opaquePath = true;
		return to(State.OPAQUE_PATH);
	}

	private Step noScheme() {
		if (this.base == null || (this.base.hasOpaquePath() && this.c != '#')) {
			return Step.FAILURE;
		}
		if (this.base.hasOpaquePath()) {
			this.url.scheme = this.base.scheme();
			this.url.copyPath(this.base);
			this.url.copyQuery(this.base);
			this.url.startFragment();
			return to(State.FRAGMENT);
		}
		return back("file".equals(this.base.scheme()) ? State.FILE : State.RELATIVE);
	}

	private Step specialRelativeOrAuthority() {
		if (this.c == '/' && remainingStartsWith('/')) {
			this.next++;
			return to(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
		}
		return back(State.RELATIVE);
	}

	private Step relative() {
		WebUrl relativeTo = base();
		this.url.scheme = relativeTo.scheme();
		if (this.c == '/' || isSpecialBackslash()) {
			return to(State.RELATIVE_SLASH);
		}
		this.url.copyAuthority(relativeTo);
		return fromBasePath(relativeTo, true);
	}

	// Common to the relative state and the file state
	private Step fromBasePath(WebUrl relativeTo, boolean shorten) {
		this.url.copyPath(relativeTo);
		if (this.c == '?') {
			this.url.startQuery();
			return to(State.QUERY);
		}
		this.url.copyQuery(relativeTo);
		if (this.c == '#') {
			this.url.startFragment();
			return to(State.FRAGMENT);
		}
		if (this.c == EOF) {
			return Step.CONTINUE;
		}
		this.url.query = null;
		if (shorten) {
			this.url.shortenPath();
		}
		else {
			this.url.path.setLength(0);
		}
		return back(State.PATH);
	}

	private Step relativeSlash() {
		if (this.c == '/' || isSpecialBackslash()) {
			return to(this.url.isSpecial() ? State.SPECIAL_AUTHORITY_IGNORE_SLASHES : State.AUTHORITY);
		}
		this.url.copyAuthority(base());
		return back(State.PATH);
	}

	private WebUrl base() {
		if (this.base == null) {
			throw new IllegalStateException("A relative URL without a base");
		}
		return this.base;
	}

	private Step specialAuthoritySlashes() {
		if (this.c == '/' && remainingStartsWith('/')) {
			this.next++;
			return to(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
		}
		return back(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
	}

	private Step file() {
		this.url.scheme = "file";
		this.url.host = "";
		if (this.c == '/' || this.c == '\\') {
			return to(State.FILE_SLASH);
		}
		if (this.base == null || !"file".equals(this.base.scheme())) {
			return back(State.PATH);
		}
		this.url.host = this.base.hostname();
		return fromBasePath(this.base, !UrlText.startsWithWindowsDriveLetter(this.input, here()));
	}

	private Step fileSlash() {
		if (this.c == '/' || this.c == '\\') {
			return to(State.FILE_HOST);
		}
		if (this.base != null && "file".equals(this.base.scheme())) {
			this.url.host = this.base.hostname();
			String path = this.base.pathname();
			if (!UrlText.startsWithWindowsDriveLetter(this.input, Math.min(here(), this.input.length()))
					&& UrlParts.startsWithDrive(path)) {
				this.url.path.append(path, 0, 3);
			}
		}
		return back(State.PATH);
	}

}
