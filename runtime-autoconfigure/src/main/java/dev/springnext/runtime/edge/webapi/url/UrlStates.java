package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.Nullable;

/**
 * The states of the basic URL parser from the authority on, and what all of its states
 * share.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#concept-basic-url-parser">URL Standard,
 * basic URL parser</a>
 */
abstract class UrlStates {

	static final int EOF = -1;

	final String input;

	final UrlParts url;

	final @Nullable State override;

	State state;

	// The code point at hand, and where the next one begins
	int c;

	int next;

	final StringBuilder buffer = new StringBuilder();

	private boolean atSignSeen;

	private boolean insideBrackets;

	private boolean passwordTokenSeen;

	UrlStates(String input, UrlParts url, @Nullable State override) {
		this.input = input;
		this.url = url;
		this.override = override;
		this.state = (override != null) ? override : State.SCHEME_START;
	}

	enum State {

		SCHEME_START, SCHEME, NO_SCHEME, SPECIAL_RELATIVE_OR_AUTHORITY, PATH_OR_AUTHORITY, RELATIVE, RELATIVE_SLASH,
		SPECIAL_AUTHORITY_SLASHES, SPECIAL_AUTHORITY_IGNORE_SLASHES, AUTHORITY, HOST, HOSTNAME, PORT, FILE, FILE_SLASH,
		FILE_HOST, PATH_START, PATH, OPAQUE_PATH, QUERY, FRAGMENT

	}

	enum Step {

		CONTINUE, DONE, FAILURE

	}

	final Step to(State state) {
		this.state = state;
		return Step.CONTINUE;
	}

	// The code point at hand is the first of the next state
	final Step back(State state) {
		this.next = here();
		return to(state);
	}

	final int here() {
		return this.next - ((this.c == EOF) ? 1 : Character.charCount(this.c));
	}

	final boolean remainingStartsWith(char expected) {
		return this.next < this.input.length() && this.input.charAt(this.next) == expected;
	}

	final boolean isSpecialBackslash() {
		return this.c == '\\' && this.url.isSpecial();
	}

	private boolean isEndOfAuthority() {
		return this.c == EOF || this.c == '/' || this.c == '?' || this.c == '#' || isSpecialBackslash();
	}

	final Step authority() {
		if (this.c == '@') {
			if (this.atSignSeen) {
				this.buffer.insert(0, "%40");
			}
			this.atSignSeen = true;
			takeCredentials(takeBuffer());
			return Step.CONTINUE;
		}
		if (isEndOfAuthority()) {
			if (this.atSignSeen && this.buffer.isEmpty()) {
				return Step.FAILURE;
			}
			this.next = here() - this.buffer.length();
			this.buffer.setLength(0);
			return to(State.HOST);
		}
		this.buffer.appendCodePoint(this.c);
		return Step.CONTINUE;
	}

	private void takeCredentials(String text) {
		int colon = this.passwordTokenSeen ? -1 : text.indexOf(':');
		if (colon >= 0) {
			PercentEncoding.USERINFO.encode(text.substring(0, colon), this.url.username);
			this.passwordTokenSeen = true;
		}
		PercentEncoding.USERINFO.encode(text.substring(colon + 1),
				this.passwordTokenSeen ? this.url.password : this.url.username);
	}

	final Step host() {
		if (this.override != null && this.url.isFile()) {
			return back(State.FILE_HOST);
		}
		if (this.c == ':' && !this.insideBrackets) {
			return (this.buffer.isEmpty() || this.override == State.HOSTNAME || !takeHost()) ? Step.FAILURE
					: to(State.PORT);
		}
		if (isEndOfAuthority()) {
			boolean refused = this.buffer.isEmpty() && (this.url.isSpecial()
					|| (this.override != null && (this.url.hasCredentials() || this.url.port >= 0)));
			if (refused || !takeHost()) {
				return Step.FAILURE;
			}
			return (this.override != null) ? Step.DONE : back(State.PATH_START);
		}
		if (this.c == '[') {
			this.insideBrackets = true;
		}
		else if (this.c == ']') {
			this.insideBrackets = false;
		}
		this.buffer.appendCodePoint(this.c);
		return Step.CONTINUE;
	}

	private boolean takeHost() {
		String host = HostParser.parse(takeBuffer(), !this.url.isSpecial());
		if (host != null) {
			this.url.host = host;
		}
		return host != null;
	}

	final Step port() {
		if (UrlText.isDigit(this.c)) {
			this.buffer.append((char) this.c);
			return Step.CONTINUE;
		}
		if (!isEndOfAuthority() && this.override == null) {
			return Step.FAILURE;
		}
		if (!this.buffer.isEmpty()) {
			int port = 0;
			for (int i = 0; i < this.buffer.length() && port <= 0xFFFF; i++) {
				port = port * 10 + (this.buffer.charAt(i) - '0');
			}
			if (port > 0xFFFF) {
				return Step.FAILURE;
			}
			this.url.port = (port == Schemes.defaultPort(this.url.scheme)) ? -1 : port;
			this.buffer.setLength(0);
			if (this.override != null) {
				return Step.DONE;
			}
		}
		return (this.override != null) ? Step.FAILURE : back(State.PATH_START);
	}

	final Step fileHost() {
		if (this.c != EOF && "/\\?#".indexOf(this.c) < 0) {
			this.buffer.appendCodePoint(this.c);
			return Step.CONTINUE;
		}
		if (this.override == null && UrlText.isWindowsDriveLetter(this.buffer)) {
			return back(State.PATH);
		}
		if (this.buffer.isEmpty()) {
			this.url.host = "";
		}
		else if (!takeHost()) {
			return Step.FAILURE;
		}
		else if ("localhost".equals(this.url.host)) {
			this.url.host = "";
		}
		return (this.override != null) ? Step.DONE : back(State.PATH_START);
	}

	final Step pathStart() {
		if (this.url.isSpecial()) {
			return (this.c == '/' || this.c == '\\') ? to(State.PATH) : back(State.PATH);
		}
		if (this.override == null && this.c == '?') {
			this.url.startQuery();
			return to(State.QUERY);
		}
		if (this.override == null && this.c == '#') {
			this.url.startFragment();
			return to(State.FRAGMENT);
		}
		if (this.c != EOF) {
			return (this.c == '/') ? to(State.PATH) : back(State.PATH);
		}
		if (this.override != null && this.url.host == null) {
			this.url.path.append('/');
		}
		return Step.CONTINUE;
	}

	final Step path() {
		boolean slash = this.c == '/' || isSpecialBackslash();
		boolean end = this.c == EOF || (this.override == null && (this.c == '?' || this.c == '#'));
		if (!slash && !end) {
			PercentEncoding.PATH.encode(this.c, this.buffer);
			return Step.CONTINUE;
		}
		if (UrlText.isDoubleDot(this.buffer)) {
			this.url.shortenPath();
			if (!slash) {
				this.url.path.append('/');
			}
		}
		else if (UrlText.isSingleDot(this.buffer)) {
			if (!slash) {
				this.url.path.append('/');
			}
		}
		else {
			if (this.url.isFile() && this.url.path.isEmpty() && UrlText.isWindowsDriveLetter(this.buffer)) {
				this.buffer.setCharAt(1, ':');
			}
			this.url.path.append('/').append(this.buffer);
		}
		this.buffer.setLength(0);
		return endOfPath();
	}

	private Step endOfPath() {
		if (this.c == '?') {
			this.url.startQuery();
			return to(State.QUERY);
		}
		if (this.c == '#') {
			this.url.startFragment();
			return to(State.FRAGMENT);
		}
		return Step.CONTINUE;
	}

	final Step opaquePath() {
		if (this.c == ' ') {
			this.url.path.append((remainingStartsWith('?') || remainingStartsWith('#')) ? "%20" : " ");
		}
		else if (this.c != EOF && this.c != '?' && this.c != '#') {
			PercentEncoding.C0_CONTROL.encode(this.c, this.url.path);
		}
		return endOfPath();
	}

	final Step query() {
		if (this.c == '#' && this.override == null) {
			this.url.startFragment();
			return to(State.FRAGMENT);
		}
		if (this.c != EOF) {
			StringBuilder query = (this.url.query != null) ? this.url.query : this.url.startQuery();
			(this.url.isSpecial() ? PercentEncoding.SPECIAL_QUERY : PercentEncoding.QUERY).encode(this.c, query);
		}
		return Step.CONTINUE;
	}

	final Step fragment() {
		if (this.c != EOF) {
			StringBuilder fragment = (this.url.fragment != null) ? this.url.fragment : this.url.startFragment();
			PercentEncoding.FRAGMENT.encode(this.c, fragment);
		}
		return Step.CONTINUE;
	}

	final String takeBuffer() {
		String text = this.buffer.toString();
		this.buffer.setLength(0);
		return text;
	}

}
