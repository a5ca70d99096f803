#!/usr/bin/env bash
# Loads one fetch handler as an edge function beside stock WebFlux and other JavaScript
# runtimes, strictly in turn. The handler, its peers and the load are those of a folder
# with peers.py (see README.md there): set PEERS to it, run its setup once.
#
#   benchmarks/peers.sh [peers.py run options ...]     such as --work hello,url --rounds 5
#
# PEERS, JAVA_HOME, JAVA_OPTS, FUNCTION_JAVA_OPTS (such as @jit/jvm.args), NAMES (the peers:
# node,edge-runtime,workerd,deno,bun) and SKIP_BUILD=true change it.
set -euo pipefail
cd "$(dirname "$0")"

PEERS=$(cd "${PEERS:-../../shared/peers}" && pwd)
NAMES=${NAMES-node,edge-runtime,workerd,deno,bun}
JAVA_OPTS=${JAVA_OPTS:--Xms1g -Xmx1g -XX:+UseG1GC}
FUNCTION_JAVA_OPTS=${FUNCTION_JAVA_OPTS:-}
. ./servers.sh

work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

start() {
	local name=$1 port=$2 classpath=$3 options=$4
	shift 4
	# shellcheck disable=SC2086
	"$java" $JAVA_OPTS $options -cp "$classpath" dev.springnext.runtime.benchmarks.load.LoadApplication \
		--server.port="$port" "$@" >"$work/$name.log" 2>&1 &
	for _ in $(seq 120); do
		if curl -sf -o /dev/null "http://127.0.0.1:$port/hello"; then return; fi
		sleep 0.5
	done
	echo "The $name application did not start:" >&2
	cat "$work/$name.log" >&2
	exit 1
}

cp "$PEERS/handler.mjs" "$work/handler.mjs"
start stock 28190 "$stock" ""
start function 28191 "$with_starter" "$FUNCTION_JAVA_OPTS" \
	--spring.next.edge.functions.bench.path='/bench/**' \
	--spring.next.edge.functions.bench.source="file:$work/handler.mjs"
curl -sf "http://127.0.0.1:28191/bench/hello" >/dev/null
python3 "$PEERS/peers.py" run --url function=http://127.0.0.1:28191/bench --url stock=http://127.0.0.1:28190 \
	--peers "$NAMES" "$@"
