package dev.springnext.runtime.edge.webapi.next;

import java.util.List;
import java.util.Map;

/**
 * How browsers, systems and devices show in {@code User-Agent} texts. Names are those
 * that functions written for Next.js compare with. Of a table the first rule that applies
 * counts: browsers name others that they are compatible with.
 *
 * @author Switchable Runtimes for Spring
 */
final class UserAgentTables {

	/**
	 * Name and version.
	 */
	static final List<UserAgentRule> BROWSERS = List.of(rule("\\bcrios/([\\w.]+)", "Chrome", "1"),
			rule("\\bedg(?:e|ios|a)?/([\\w.]+)", "Edge", "1"), rule("(opera mini)/([-\\w.]+)", "Opera Mini", "2"),
			rule("opios[/ ]+([\\w.]+)", "Opera Mini", "1"),
			rule("(opera (?:mobi|tablet))[^)]*.+version/([-\\w.]+)", "1", "2"), rule("\\bopr/([\\w.]+)", "Opera", "1"),
			rule("opera(?:.+version/|[/ ]+)([\\w.]+)", "Opera", "1"), rule("\\bfocus/([\\w.]+)", "Firefox Focus", "1"),
			rule("fxios/([-\\w.]+)", "Firefox", "1"),
			rule("(vivaldi|electron|whale|puffin|phantomjs|slimerjs|brave|maxthon)/([-\\w.]+)", "1", "2"),
			rule("yabrowser/([\\w.]+)", "Yandex", "1"), rule("uc? ?browser/?([\\w.]+)", "UCBrowser", "1"),
			rule("ddg/([\\w.]+)", "DuckDuckGo", "1"), rule("\\b(?:mq?|q)qbrowser(?:lite)?/([\\w.]+)", "QQBrowser", "1"),
			rule("micromessenger/([\\w.]+)", "WeChat", "1"), rule("(instagram|snapchat)[/ ]([-\\w.]+)", "1", "2"),
			rule("\\bfb(?:an|_iab)/.+fbav/([\\w.]+)", "Facebook", "1"), rule("\\bgsa/([\\w.]+) .*safari/", "GSA", "1"),
			rule("samsungbrowser/([\\w.]+)", "Samsung Internet", "1"),
			rule("xiaomi/miuibrowser/([\\w.]+)", "MIUI Browser", "1"),
			rule("huaweibrowser/([\\w.]+)", "Huawei Browser", "1"), rule("silk/([-\\w.]+)", "Silk", "1"),
			rule("trident.+rv[: ]([\\w.]{1,9})\\b.+like gecko", "IE", "1"),
			rule("iemobile(?:browser)?[/ ]?([\\w.]*)", "IEMobile", "1"), rule("(?:ms|\\()ie ([\\w.]+)", "IE", "1"),
			rule("headlesschrome(?:/([\\w.]+)| )", "Chrome Headless", "1"),
			rule(" wv\\).+chrome/([\\w.]+)", "Chrome WebView", "1"),
			rule("droid.+ version/([\\w.]+)\\b.+(?:mobile safari|safari)", "Android Browser", "1"),
			rule("chromium/([\\w.]+)", "Chromium", "1"), rule("chrome/v?([\\w.]+)", "Chrome", "1"),
			rule("version/([\\w.,]+) .*mobile/\\w+ safari", "Mobile Safari", "1"),
			rule("ip(?:hone|ad|od).+applewebkit/.+mobile/\\w+ safari/([\\w.]+)", "Mobile Safari", "1"),
			rule("version/([\\w.,]+) .*mobile ?safari", "Mobile Safari", "1"),
			rule("version/([\\w.,]+) .*safari", "Safari", "1"),
			rule("(seamonkey|palemoon|basilisk|waterfox|iceweasel|konqueror)/([-\\w.]+)", "1", "2"),
			rule("(firefox)/([\\w.]+)", "Firefox", "2"),
			rule("(lynx|links|w3m|dillo|netsurf)[/ ]\\(?([\\w.]+)", "1", "2"));

	/**
	 * Name and version.
	 */
	static final List<UserAgentRule> ENGINES = List.of(rule("windows.+ edge/([\\w.]+)", "EdgeHTML", "1"),
			rule("webkit/537\\.36.+chrome/(?!27)([\\w.]+)", "Blink", "1"), rule("presto/([\\w.]+)", "Presto", "1"),
			rule("webkit/([\\w.]+)", "WebKit", "1"), rule("trident/([\\w.]+)", "Trident", "1"),
			rule("goanna/([\\w.]+)", "Goanna", "1"), rule("khtml/([\\w.]+)", "KHTML", "1"),
			rule("rv:([\\w.]{1,9})\\b.+gecko", "Gecko", "1"));

	/**
	 * Name and version; that of Windows is to be looked up.
	 */
	static final List<UserAgentRule> SYSTEMS = List.of(
			rule("windows phone(?: os)?[/ ]?([\\d.]*)", "Windows Phone", "1"),
			rule("windows nt 6\\.2; (arm)", "Windows", "1"),
			rule("windows[/ ]?((?:nt )?[ce\\d.]+\\w)(?!.+xbox)", "Windows", "1"),
			rule("windows[/ ]?(xp|vista|me)\\b", "Windows", "1"), rule("xbox; xbox ([^);]+)", "Xbox", "1"),
			rule("ip(?:hone|ad|od)\\b.*?os (\\w+) like mac", "iOS", "1"), rule("cfnetwork/.+darwin", "iOS", ""),
			rule("mac os x ?([\\d._]*)", "Mac OS", "1"), rule("macintosh|mac_powerpc\\b", "Mac OS", ""),
			rule("harmonyos[/ ]?([\\d.]*)", "HarmonyOS", "1"), rule("android[-/ ]?([\\d.]*)", "Android", "1"),
			rule("web0?os[/ ]?([\\d.]*)", "webOS", "1"),
			rule("(tizen|kaios|sailfish|bada|qnx)[-/ ]?([\\w.]*)", "1", "2"),
			rule("\\bcros \\w+(?:\\)| ([\\w.]+)\\b)", "Chromium OS", "1"),
			rule("nintendo (switch|wii|3ds)", "Nintendo", "1"), rule("playstation ([\\w]+)", "PlayStation", "1"),
			rule("crkey", "Chromecast", ""),
			rule("(ubuntu|debian|fedora|gentoo|mint|suse|red ?hat|centos|arch)(?: linux)?[-/ ]?(?!chrom|linux)([\\d.]*)",
					"1", "2"),
			rule("(freebsd|openbsd|netbsd|dragonfly|sunos|solaris|haiku)[-/ ]?([\\w.]*)", "1", "2"),
			rule("linux ?([\\w.]*)", "Linux", "1"));

	/**
	 * Versions of Windows as it names itself, and as they are known.
	 */
	static final Map<String, String> WINDOWS = Map.ofEntries(Map.entry("4.90", "ME"), Map.entry("nt 4.0", "NT 4.0"),
			Map.entry("nt 5.0", "2000"), Map.entry("nt 5.1", "XP"), Map.entry("nt 5.2", "XP"),
			Map.entry("nt 6.0", "Vista"), Map.entry("nt 6.1", "7"), Map.entry("nt 6.2", "8"),
			Map.entry("nt 6.3", "8.1"), Map.entry("nt 6.4", "10"), Map.entry("nt 10.0", "10"), Map.entry("arm", "RT"),
			Map.entry("xp", "XP"), Map.entry("vista", "Vista"), Map.entry("me", "ME"));

	/**
	 * Model, kind and vendor.
	 */
	static final List<UserAgentRule> DEVICES = List.of(rule("(apple ?tv)", "Apple TV", "smarttv", "Apple"),
			rule("crkey", "Chromecast", "smarttv", "Google"),
			rule("\\b(aft\\w{1,4})\\b(?: bui|\\))", "1", "smarttv", "Amazon"),
			rule("roku[ /]?(\\w*)", "", "smarttv", "Roku"), rule("(bravia[\\w ]*)(?: bui|\\))", "1", "smarttv", "Sony"),
			rule("samsung.+(?:smart-?tv)|smart-?tv.+(?:samsung|tizen)", "", "smarttv", "Samsung"),
			rule("(?:web0s|netcast).+(?:lg|smarttv)|\\blg.+(?:netcast|webos)", "", "smarttv", "LG"),
			rule("smart[- ]?tv|\\bhbbtv|googletv|android tv|\\btv\\b.+safari", "", "smarttv", ""),
			rule("(playstation \\w+)", "1", "console", "Sony"),
			rule("\\b(xbox(?: one)?(?!; xbox))[); ]", "1", "console", "Microsoft"),
			rule("nintendo (switch|wiiu?|3ds|dsi?)", "1", "console", "Nintendo"),
			rule("\\((ip(?:hone|od)[\\w ]*);", "1", "mobile", "Apple"), rule("\\((ipad);", "1", "tablet", "Apple"),
			rule("(macintosh);", "1", "", "Apple"),
			rule("\\b(sm-[ptx]\\w{2,4}|gt-[pn]\\d{2,4}|nexus 10)\\b", "1", "tablet", "Samsung"),
			rule("\\b((?:s[cgp]h|gt|sm)-\\w+|galaxy nexus)", "1", "mobile", "Samsung"),
			rule("\\b(sm-r\\w+|galaxy watch[\\w ]*)", "1", "wearable", "Samsung"),
			rule("\\b(pixel c|pixel tablet)\\b", "1", "tablet", "Google"),
			rule("droid.+; (pixel[\\daxl ]{0,8}(?:pro|fold)?[\\daxl ]{0,4})(?: bui|\\))", "1", "mobile", "Google"),
			rule("droid.+; (nexus (?:7|9|10))(?: bui|\\))", "1", "tablet", "Google"),
			rule("\\b(kf[a-z]{2,6})(?: bui|\\)).+silk", "1", "tablet", "Amazon"),
			rule("(kindle)/([\\w.]+)", "1", "tablet", "Amazon"),
			rule("\\b((?:ag[rs]|bah|sht?|btv)\\d?-[al]\\w{2,3})\\b", "1", "tablet", "Huawei"),
			rule("(?:huawei|honor)([-\\w ]+)[;)]", "1", "mobile", "Huawei"),
			rule("\\b(mi pad[\\w ]*|xiaomi pad[\\w ]*|redmi pad[\\w ]*)(?: bui|\\))", "1", "tablet", "Xiaomi"),
			rule("\\b((?:poco|redmi|mi|hm)[-_ ][\\w ]+?)(?: bui|\\))", "1", "mobile", "Xiaomi"),
			rule("; (cph\\d{4}|p[a-f]\\w{2,4}00)(?: bui|\\))", "1", "mobile", "OPPO"),
			rule("(oneplus[ _]?\\w+|in20\\d\\d|kb20\\d\\d|le21\\d\\d)(?: bui|\\))", "1", "mobile", "OnePlus"),
			rule("\\b(moto[-\\w() ]{1,20}|xt\\d{3,4})(?: bui|\\))", "1", "mobile", "Motorola"),
			rule("\\b(lm?-[\\w]+|lg[-/ ][\\w]+|nexus [45])(?: bui|\\))", "1", "mobile", "LG"),
			rule("\\b(xq-\\w+|so-\\d{2}\\w|sony[\\w ]+)(?: bui|\\))", "1", "mobile", "Sony"),
			rule("(lenovo[-\\w. ]+)(?: bui|\\))", "1", "tablet", "Lenovo"),
			rule("(?:microsoft; )?(lumia [\\w ]+)", "1", "mobile", "Microsoft"),
			rule("\\b(nokia[-\\w. ]*)", "1", "mobile", "Nokia"),
			rule("droid .+?; ([^;]+?)(?: bui|; wv\\)|\\) applew).+? mobile safari", "1", "mobile", ""),
			rule("droid .+?; ([^;]+?)(?: bui|\\) applew).+? safari", "1", "tablet", ""),
			rule("\\b(?:tablet|tab)[;/ ]", "", "tablet", ""),
			rule("phone|mobile(?:[;/]| [ \\w/.]*safari)|opera mobi", "", "mobile", ""));

	/**
	 * The name.
	 */
	static final List<UserAgentRule> PROCESSORS = List.of(rule("\\b(?:amd|x86[-_]|x|wow|win)64[;)]", "amd64"),
			rule("\\b(?:x86_64|x64|amd64)\\b", "amd64"), rule("\\b(?:i[346]|x)86[;)]|\\bia32;", "ia32"),
			rule("\\b(?:aarch64|arm_?64|armv8\\w*)\\b", "arm64"), rule("\\barm(?:v[67]\\w*)?\\b", "armhf"),
			rule("\\bppc(?:64)?\\b|powerpc", "ppc"));

	private UserAgentTables() {
	}

	private static UserAgentRule rule(String regex, String... values) {
		return UserAgentRule.of(regex, values);
	}

}
