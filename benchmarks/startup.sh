#!/usr/bin/env bash
# Starts a generated application with the edge check and without, in turn, and prints the
# check's share of start-up. README.md has the method.
#
# CONTROLLERS, ROUNDS, JAVA_HOME, JAVA_OPTS and SKIP_BUILD=true change it.
set -euo pipefail
cd "$(dirname "$0")"

CONTROLLERS=${CONTROLLERS:-500}
ROUNDS=${ROUNDS:-5}
JAVA_OPTS=${JAVA_OPTS:--Xms1g -Xmx1g -XX:+UseG1GC --enable-native-access=ALL-UNNAMED}

command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3" >&2; exit 1; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ "${SKIP_BUILD:-false}" = true ] || (cd .. && mvn -q -Pbenchmarks -pl benchmarks -am -DskipTests package)
classpath=target/classes:$(cat target/classpath)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$java" -cp "$classpath" dev.springnext.runtime.benchmarks.startup.ApplicationGenerator "$work" "$CONTROLLERS"

run() {
	# shellcheck disable=SC2086
	timeout 120 "$java" $JAVA_OPTS -cp "$work/classes:$classpath" generated.application.GeneratedApplication \
		--server.port=0 --spring.next.edge.verify="$1" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
	awk -v mode="$1" '/^STARTED/ {print mode, $2, $3}' "$work/log"
}

# Class files into the page cache
run fail >/dev/null
run off >/dev/null
for _ in $(seq "$ROUNDS"); do
	run fail
	run off
done | tee "$work/results" >&2

echo
"$java" -version 2>&1 | sed -n 2p
echo "$(nproc) processors, $CONTROLLERS controllers, $ROUNDS rounds, $JAVA_OPTS"
echo
python3 summary.py startup <"$work/results"
