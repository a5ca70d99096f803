#!/usr/bin/env bash
# Loads a stock WebFlux application and the same one with the starter, strictly in turn,
# and prints the ratios of the medians. README.md has the method.
#
#   benchmarks/load.sh [case ...]      cases: hello json stream blocking; all by default
#
# ROUNDS, SECONDS_EACH, WARMUP_SECONDS, CONNECTIONS, JAVA_HOME, JAVA_OPTS, STARTER_ARGS (such
# as --spring.next.edge.loops=1) and SKIP_BUILD=true change it.
set -euo pipefail
cd "$(dirname "$0")"

JAVA_OPTS=${JAVA_OPTS:--Xms1g -Xmx1g -XX:+UseG1GC --enable-native-access=ALL-UNNAMED}
STARTER_ARGS=${STARTER_ARGS:-}
cases=("$@")
[ ${#cases[@]} -gt 0 ] || cases=(hello json stream blocking)

. ./servers.sh
. ./loading.sh

path() {
	if [ "$1" = edge ]; then echo "/edge/$2"; else echo "/$2"; fi
}

start stock "$stock"
# shellcheck disable=SC2086
start nodejs "$with_starter" $STARTER_ARGS
# shellcheck disable=SC2086
start edge "$with_starter" $STARTER_ARGS

jobs_list=()
for case in "${cases[@]}"; do
	for server in stock nodejs edge; do
		[ "$case $server" = "blocking edge" ] || jobs_list+=("$server $case")
	done
done

load_in_rounds "${jobs_list[@]}"
summarize stock
