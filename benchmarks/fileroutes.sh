#!/usr/bin/env bash
# Measures applications with one and with many routes in files, in JavaScript and in
# TypeScript: the start, requests per second to one of the routes, and how soon a changed
# file is served. README.md has the method.
#
#   benchmarks/fileroutes.sh [part ...]      parts: start load reload; all by default
#
# ROUTES, LANGUAGES (of js ts), STARTS, CHANGES, ROUNDS, SECONDS_EACH, WARMUP_SECONDS,
# CONNECTIONS, JAVA_HOME, JAVA_OPTS, ESBUILD=false (with LANGUAGES=js) and SKIP_BUILD=true
# change it.
set -euo pipefail
cd "$(dirname "$0")"

ROUTES=${ROUTES:-1000}
LANGUAGES=${LANGUAGES:-js ts}
STARTS=${STARTS:-7}
CHANGES=${CHANGES:-30}
JAVA_OPTS=${JAVA_OPTS:--Xms1g -Xmx1g -XX:+UseG1GC --enable-native-access=ALL-UNNAMED}
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(start load reload)

. ./servers.sh
. ./loading.sh
[ "${ESBUILD:-true}" = false ] || with_starter=$with_starter:$(cat target/classpath-esbuild)

path() {
	echo /group0/route0
}

# shellcheck disable=SC2154
for language in $LANGUAGES; do
	for number in 1 "$ROUTES"; do
		python3 fileroutes.py generate "$work/$language-$number" "$language" "$number"
	done
done

begin() {
	# shellcheck disable=SC2086
	timeout 600 "$java" $JAVA_OPTS -cp "$with_starter" dev.springnext.runtime.benchmarks.fileroute.FileRouteApplication \
		"file:$work/$1" "$(path)" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
	awk -v name="$1" '/^STARTED/ {print name, $2, $3, $4}' "$work/log"
}

describe() {
	echo
	"$java" -version 2>&1 | sed -n 2p
	echo "$(nproc) processors, $1, $JAVA_OPTS"
	echo
}

start_part() {
	# Class files into the page cache
	for language in $LANGUAGES; do begin "$language-1" >/dev/null; done
	for _ in $(seq "$STARTS"); do
		for language in $LANGUAGES; do
			for number in 1 "$ROUTES"; do
				begin "$language-$number" | tee -a "$work/starts" >&2
			done
		done
	done
	describe "$STARTS starts each"
	python3 summary.py fileroutes <"$work/starts"
}

# Servers for the other parts
serve() {
	local language number
	for language in $LANGUAGES; do
		for number in 1 "$ROUTES"; do
			[ -n "${pid[$language-$number]:-}" ] || start "$language-$number" "$with_starter" \
				"--spring.next.dir=file:$work/$language-$number" --spring.next.dev.reload="$1"
		done
	done
}

end() {
	for server in "${!pid[@]}"; do
		kill "${pid[$server]}" 2>/dev/null || true
		wait "${pid[$server]}" 2>/dev/null || true
		unset "pid[$server]"
	done
}

load_part() {
	local language number jobs_list=()
	serve false
	for language in $LANGUAGES; do
		for number in 1 "$ROUTES"; do
			jobs_list+=("$language-$number hello")
		done
	done
	load_in_rounds "${jobs_list[@]}"
	summarize "${LANGUAGES%% *}-1"
	end
}

reload_part() {
	local language number
	serve true
	for language in $LANGUAGES; do
		for number in 1 "$ROUTES"; do
			python3 fileroutes.py reload "$work/$language-$number" "$language" \
				"http://127.0.0.1:${port[$language-$number]}$(path)" "$CHANGES" | tee -a "$work/reloads" >&2
		done
	done
	describe "$CHANGES changes each"
	python3 summary.py reload <"$work/reloads"
	end
}

for part in "${parts[@]}"; do
	"${part}_part"
done
