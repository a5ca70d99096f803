package dev.springnext.runtime.edge.webapi.url;

import org.jspecify.annotations.Nullable;

/**
 * A URL while it is being parsed or changed. A path of segments is kept as text, each
 * segment behind a slash, so that no segments are the empty text.
 *
 * @author Switchable Runtimes for Spring
 * @see <a href="https://url.spec.whatwg.org/#concept-url">URL Standard, URL record</a>
 */
final class UrlParts {

	String scheme = "";

	StringBuilder username = new StringBuilder();

	StringBuilder password = new StringBuilder();

	@Nullable String host;

	int port = -1;

	StringBuilder path = new StringBuilder();

	boolean opaquePath;

	@Nullable StringBuilder query;

	@Nullable StringBuilder fragment;

	static UrlParts of(WebUrl url) {
		UrlParts parts = new UrlParts();
		parts.scheme = url.scheme();
		parts.copyAuthority(url);
		parts.copyPath(url);
		parts.copyQuery(url);
		String fragment = url.fragment();
		parts.fragment = (fragment != null) ? new StringBuilder(fragment) : null;
		return parts;
	}

	void copyAuthority(WebUrl url) {
		this.username.append(url.username());
		this.password.append(url.password());
		this.host = (url.offsets().hostStart() < 0) ? null : url.hostname();
		this.port = url.offsets().port();
	}

	void copyPath(WebUrl url) {
		this.path.append(url.pathname());
		this.opaquePath = url.hasOpaquePath();
	}

	void copyQuery(WebUrl url) {
		String query = url.query();
		this.query = (query != null) ? new StringBuilder(query) : null;
	}

	boolean isSpecial() {
		return Schemes.isSpecial(this.scheme);
	}

	boolean isFile() {
		return "file".equals(this.scheme);
	}

	boolean hasCredentials() {
		return !this.username.isEmpty() || !this.password.isEmpty();
	}

	boolean cannotHaveCredentialsOrPort() {
		return this.host == null || this.host.isEmpty() || isFile();
	}

	StringBuilder startQuery() {
		this.query = new StringBuilder();
		return this.query;
	}

	StringBuilder startFragment() {
		this.fragment = new StringBuilder();
		return this.fragment;
	}

	/**
	 * Removes the last segment of the path, but not the drive of a file.
	 * @see <a href="https://url.spec.whatwg.org/#shorten-a-urls-path">shorten</a>
	 */
	void shortenPath() {
		if (isFile() && this.path.length() == 3 && startsWithDrive(this.path)) {
			return;
		}
		int slash = this.path.lastIndexOf("/");
		this.path.setLength(Math.max(slash, 0));
	}

	static boolean startsWithDrive(CharSequence path) {
		return path.length() >= 3 && UrlText.isAlpha(path.charAt(1)) && path.charAt(2) == ':'
				&& (path.length() == 3 || path.charAt(3) == '/');
	}

	/**
	 * Serializes the URL.
	 * @return the URL
	 * @see <a href="https://url.spec.whatwg.org/#concept-url-serializer">URL
	 * serializer</a>
	 */
	WebUrl toUrl() {
		StringBuilder href = new StringBuilder(this.path.length() + 64).append(this.scheme).append(':');
		int usernameEnd = 0;
		int passwordEnd = 0;
		int hostStart = -1;
		int hostEnd = 0;
		if (this.host != null) {
			usernameEnd = href.append("//").append(this.username).length();
			if (!this.password.isEmpty()) {
				href.append(':').append(this.password);
			}
			passwordEnd = href.length();
			if (hasCredentials()) {
				href.append('@');
			}
			hostStart = href.length();
			hostEnd = href.append(this.host).length();
			if (this.port >= 0) {
				href.append(':').append(this.port);
			}
		}
		else if (!this.opaquePath && this.path.length() > 1 && this.path.charAt(1) == '/') {
			href.append("/.");
		}
		int pathStart = href.length();
		int queryStart = href.append(this.path).length();
		if (this.query != null) {
			href.append('?').append(this.query);
		}
		int fragmentStart = href.length();
		if (this.fragment != null) {
			href.append('#').append(this.fragment);
		}
		return new WebUrl(href.toString(),
				new WebUrl.Offsets(this.scheme.length(), usernameEnd, passwordEnd, hostStart, hostEnd, this.port,
						pathStart, (this.query != null) ? queryStart : -1,
						(this.fragment != null) ? fragmentStart : -1),
				this.opaquePath);
	}

}
