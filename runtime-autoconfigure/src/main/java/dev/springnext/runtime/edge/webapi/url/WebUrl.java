package dev.springnext.runtime.edge.webapi.url;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A URL of the WHATWG URL Standard: its serialization, and where its parts are in it.
 * Immutable.
 *
 * @author Switchable Runtimes for Spring
 * @since 0.1.0
 * @see <a href="https://url.spec.whatwg.org/#concept-url">URL Standard, URL record</a>
 */
public final class WebUrl {

	private final String href;

	private final Offsets at;

	private final boolean opaquePath;

	WebUrl(String href, Offsets at, boolean opaquePath) {
		this.href = href;
		this.at = at;
		this.opaquePath = opaquePath;
	}

	/**
	 * Parses a URL.
	 * @param input the text; lone surrogates count as U+FFFD
	 * @param base what the text is relative to, if it is relative
	 * @return the URL, or {@code null} if the text is none
	 * @see <a href="https://url.spec.whatwg.org/#concept-url-parser">URL parser</a>
	 */
	public static @Nullable WebUrl parse(String input, @Nullable WebUrl base) {
		WebUrl plain = PlainUrl.parse(input, base);
		return (plain != null) ? plain : UrlParser.parse(input, base);
	}

	/**
	 * The whole URL.
	 * @return its serialization
	 */
	public String href() {
		return this.href;
	}

	/**
	 * The whole URL without its fragment, as HTTP needs it.
	 * @return the serialization up to the number sign
	 */
	public String hrefWithoutFragment() {
		return (this.at.fragment() < 0) ? this.href : this.href.substring(0, this.at.fragment());
	}

	/**
	 * The scheme.
	 * @return such as {@code https}
	 */
	public String scheme() {
		return this.href.substring(0, this.at.schemeEnd());
	}

	/**
	 * The scheme and a colon.
	 * @return such as {@code https:}
	 */
	public String protocol() {
		return this.href.substring(0, this.at.schemeEnd() + 1);
	}

	/**
	 * Whether the scheme is one of those that the standard treats specially.
	 * @return {@code true} for {@code http}, {@code https}, {@code ws}, {@code wss},
	 * {@code ftp} and {@code file}
	 */
	public boolean isSpecial() {
		return Schemes.isSpecial(scheme());
	}

	/**
	 * The user name.
	 * @return percent-encoded; empty if there is none
	 */
	public String username() {
		return (this.at.hostStart() < 0) ? ""
				: this.href.substring(Math.min(this.at.schemeEnd() + 3, this.at.usernameEnd()), this.at.usernameEnd());
	}

	/**
	 * The password.
	 * @return percent-encoded; empty if there is none
	 */
	public String password() {
		return (this.at.passwordEnd() == this.at.usernameEnd()) ? ""
				: this.href.substring(this.at.usernameEnd() + 1, this.at.passwordEnd());
	}

	/**
	 * Whether there is a user name or a password.
	 * @return {@code true} if so
	 */
	public boolean hasCredentials() {
		return this.at.hostStart() >= 0 && this.at.passwordEnd() > this.at.schemeEnd() + 3;
	}

	/**
	 * The host and, unless it is the default, the port.
	 * @return such as {@code example.org:8080}; empty if there is no host
	 */
	public String host() {
		if (this.at.hostStart() < 0) {
			return "";
		}
		String hostname = hostname();
		return (this.at.port() < 0) ? hostname : hostname + ":" + this.at.port();
	}

	/**
	 * The host.
	 * @return such as {@code example.org} or {@code [::1]}; empty if there is none
	 */
	public String hostname() {
		return (this.at.hostStart() < 0) ? "" : this.href.substring(this.at.hostStart(), this.at.hostEnd());
	}

	/**
	 * The port, if it is not the scheme's default.
	 * @return a number in digits, or an empty string
	 */
	public String port() {
		return (this.at.port() < 0) ? "" : Integer.toString(this.at.port());
	}

	/**
	 * The port that a connection goes to.
	 * @return the port, or that of the scheme, or -1 where there is none
	 */
	public int effectivePort() {
		return (this.at.port() < 0) ? Schemes.defaultPort(scheme()) : this.at.port();
	}

	/**
	 * The path with its escapes decoded, as UTF-8.
	 * @return the path
	 */
	public String decodedPathname() {
		return PercentEncoding.decode(pathname());
	}

	/**
	 * The path.
	 * @return such as {@code /a/b}
	 */
	public String pathname() {
		return this.href.substring(this.at.pathStart(), pathEnd());
	}

	/**
	 * Whether the path is not a list of segments, as in {@code mailto:a@b}.
	 * @return {@code true} if so
	 */
	public boolean hasOpaquePath() {
		return this.opaquePath;
	}

	/**
	 * The query with its question mark.
	 * @return empty if there is none, or if it is empty
	 */
	public String search() {
		int end = queryEnd();
		return (this.at.query() < 0 || this.at.query() + 1 == end) ? "" : this.href.substring(this.at.query(), end);
	}

	/**
	 * The query.
	 * @return the query without its question mark, or {@code null} if there is none
	 */
	public @Nullable String query() {
		return (this.at.query() < 0) ? null : this.href.substring(this.at.query() + 1, queryEnd());
	}

	/**
	 * The fragment with its number sign.
	 * @return empty if there is none, or if it is empty
	 */
	public String hash() {
		return (this.at.fragment() < 0 || this.at.fragment() + 1 == this.href.length()) ? ""
				: this.href.substring(this.at.fragment());
	}

	/**
	 * The fragment.
	 * @return the fragment without its number sign, or {@code null} if there is none
	 */
	public @Nullable String fragment() {
		return (this.at.fragment() < 0) ? null : this.href.substring(this.at.fragment() + 1);
	}

	/**
	 * The origin.
	 * @return its serialization: {@code null}, in letters, if it is opaque
	 * @see <a href="https://url.spec.whatwg.org/#concept-url-origin">origin</a>
	 */
	public String origin() {
		String scheme = scheme();
		if ("blob".equals(scheme)) {
			WebUrl inner = parse(pathname(), null);
			return (inner != null && (inner.href.startsWith("http:") || inner.href.startsWith("https:")))
					? inner.origin() : "null";
		}
		return (Schemes.defaultPort(scheme) < 0) ? "null" : scheme + "://" + host();
	}

	/**
	 * The same URL with parameters in its query, which replace those of the same names.
	 * @param params the parameters: texts, or lists of them for several of one name
	 * @return the URL
	 */
	public WebUrl withParams(Map<String, ?> params) {
		String query = query();
		SearchParams all = new SearchParams((query != null) ? query : "", null);
		params.keySet().forEach((name) -> all.delete(name, null));
		params.forEach((name, value) -> {
			List<?> values = (value instanceof List<?> several) ? several : List.of(value);
			values.forEach((each) -> all.append(name, String.valueOf(each)));
		});
		String changed = all.toString();
		return withQuery((changed.isEmpty()) ? null : changed);
	}

	/**
	 * The same URL with another query.
	 * @param query the query without its question mark, or {@code null}
	 * @return the URL
	 */
	WebUrl withQuery(@Nullable String query) {
		int end = queryEnd();
		StringBuilder changed = new StringBuilder(this.href.length() + 32).append(this.href, 0, pathEnd());
		int queryStart = (query != null) ? changed.length() : -1;
		if (query != null) {
			changed.append('?').append(query);
		}
		int fragmentStart = (this.at.fragment() >= 0) ? changed.length() : -1;
		changed.append(this.href, end, this.href.length());
		return new WebUrl(changed.toString(), this.at.with(this.at.pathStart(), queryStart, fragmentStart),
				this.opaquePath);
	}

	// Everything before the path, which another URL with an absolute path shares
	String beforePath() {
		return this.href.substring(0, this.at.pathStart());
	}

	Offsets offsets() {
		return this.at;
	}

	private int pathEnd() {
		if (this.at.query() >= 0) {
			return this.at.query();
		}
		return queryEnd();
	}

	private int queryEnd() {
		return (this.at.fragment() < 0) ? this.href.length() : this.at.fragment();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof WebUrl url && url.href.equals(this.href) && url.opaquePath == this.opaquePath;
	}

	@Override
	public int hashCode() {
		return this.href.hashCode();
	}

	@Override
	public String toString() {
		return this.href;
	}

	/**
	 * Where the parts of a URL are in its serialization.
	 *
	 * @param schemeEnd the colon
	 * @param usernameEnd behind the user name, which begins behind the two slashes
	 * @param passwordEnd behind the password, {@code usernameEnd} without one
	 * @param hostStart the host, -1 if the host is null
	 * @param hostEnd behind the host
	 * @param port the port, -1 if it is null
	 * @param pathStart the path
	 * @param query the question mark, -1 if the query is null
	 * @param fragment the number sign, -1 if the fragment is null
	 */
	record Offsets(int schemeEnd, int usernameEnd, int passwordEnd, int hostStart, int hostEnd, int port, int pathStart,
			int query, int fragment) {

		Offsets with(int newPathStart, int newQuery, int newFragment) {
			return new Offsets(this.schemeEnd, this.usernameEnd, this.passwordEnd, this.hostStart, this.hostEnd,
					this.port, newPathStart, newQuery, newFragment);
		}

	}

}
