#!/usr/bin/env bash
# Measures what isolates of edge functions in JavaScript cost: the first request to a function,
# heap, and the start of an application that has functions. README.md has the method.
#
# REQUESTS, ISOLATES, FUNCTIONS, STARTS, JAVA_HOME, JAVA_OPTS and SKIP_BUILD=true change it.
set -euo pipefail
cd "$(dirname "$0")"

REQUESTS=${REQUESTS:-300}
ISOLATES=${ISOLATES:-100}
FUNCTIONS=${FUNCTIONS:-2}
STARTS=${STARTS:-5}
JAVA_OPTS=${JAVA_OPTS:--Xms1g -Xmx1g -XX:+UseG1GC --enable-native-access=ALL-UNNAMED}

command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3" >&2; exit 1; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ "${SKIP_BUILD:-false}" = true ] || (cd .. && mvn -q -Pbenchmarks -pl benchmarks -am -DskipTests package)
classpath=target/classes:$(cat target/classpath)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

run() {
	# shellcheck disable=SC2086
	timeout 600 "$java" $JAVA_OPTS -cp "$classpath" "dev.springnext.runtime.benchmarks.isolate.$1" "${@:2}" \
		>"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
}

start() {
	run FunctionApplication "$2" "$3"
	awk -v mode="$1" '/^STARTED/ {print "START", mode, $2, $3}' "$work/log"
}

{
	run ColdStart no-isolate 0 "$REQUESTS"
	grep '^REQUEST' "$work/log"
	run ColdStart warm-pool 1 "$REQUESTS"
	grep '^REQUEST' "$work/log"
	run IsolateHeap "$ISOLATES"
	grep '^HEAP' "$work/log"
	# Class files into the page cache
	start functions "$FUNCTIONS" warm-up >/dev/null
	for _ in $(seq "$STARTS"); do
		start no-functions 0 warm-up
		start functions "$FUNCTIONS" warm-up
		start functions-no-warm-up "$FUNCTIONS" no-warm-up
	done
} >"$work/results"

"$java" -version 2>&1 | sed -n 2p
echo "$(nproc) processors, $REQUESTS functions for first requests, $ISOLATES isolates, $STARTS starts with $FUNCTIONS functions, $JAVA_OPTS"
echo
python3 summary.py isolate <"$work/results"
