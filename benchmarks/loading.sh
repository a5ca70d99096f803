# For the scripts beside it, which source it from this folder behind servers.sh: starts
# instances of LoadApplication, one for each column, and loads them strictly in turn. The
# script defines path SERVER CASE, which prints the path to load.
# shellcheck shell=bash disable=SC2154
ROUNDS=${ROUNDS:-7}
SECONDS_EACH=${SECONDS_EACH:-5}
WARMUP_SECONDS=${WARMUP_SECONDS:-10}
CONNECTIONS=${CONNECTIONS:-32}
BASE_PORT=${BASE_PORT:-28180}

work=$(mktemp -d)
declare -A pid=() port=()
stop() {
	for server in "${!pid[@]}"; do kill "${pid[$server]}" 2>/dev/null || true; done
	wait
	rm -rf "$work"
}
trap stop EXIT
trap 'exit 1' INT TERM

# A server of its own for each column: none is slowed down by what another one has run
start() {
	local name=$1 classpath=$2
	shift 2
	port[$name]=$((BASE_PORT + ${#port[@]}))
	# shellcheck disable=SC2086
	"$java" $JAVA_OPTS -cp "$classpath" dev.springnext.runtime.benchmarks.load.LoadApplication \
		--server.port="${port[$name]}" "$@" >"$work/$name.log" 2>&1 &
	pid[$name]=$!
	for _ in $(seq 240); do
		if python3 -c "import urllib.request as r; r.urlopen('http://127.0.0.1:${port[$name]}/hello').read()" 2>/dev/null; then
			return
		fi
		kill -0 "${pid[$name]}" 2>/dev/null || break
		sleep 0.5
	done
	echo "The $name application did not start:" >&2
	cat "$work/$name.log" >&2
	exit 1
}

cpu_ticks() {
	[ -r "/proc/$1/stat" ] && sed 's/.*) //' "/proc/$1/stat" | cut -d' ' -f12,13 | tr ' ' + || echo 0
}

load() {
	local server=$1 case=$2 seconds=$3 before after
	before=$(($(cpu_ticks "${pid[$server]}")))
	wrk -t1 -c"$CONNECTIONS" -d"${seconds}s" --latency "http://127.0.0.1:${port[$server]}$(path "$server" "$case")" >"$work/wrk"
	after=$(($(cpu_ticks "${pid[$server]}")))
	if grep -q "Non-2xx" "$work/wrk"; then
		echo "$server $case answered with errors:" >&2
		cat "$work/wrk" >&2
		exit 1
	fi
	echo "$case $server $((after - before)) $(awk '/requests in/ {n=$1} /99%/ {p=$2} /Requests\/sec/ {r=$2} END {print n, p, r}' "$work/wrk")"
}

# Arguments such as "stock hello": warms up, and writes what each round says to $work/results
load_in_rounds() {
	local jobs=("$@") job round i
	# Twice: the compiler is still at work on one server while the next one is loaded
	for job in "${jobs[@]}" "${jobs[@]}"; do
		# shellcheck disable=SC2086
		load $job "$WARMUP_SECONDS" >/dev/null
	done
	: >"$work/results"
	for round in $(seq "$ROUNDS"); do
		for i in "${!jobs[@]}"; do
			# Each round starts elsewhere, so that no case always follows the same one
			job=${jobs[$(((i + round - 1) % ${#jobs[@]}))]}
			# shellcheck disable=SC2086
			load $job "$SECONDS_EACH" | tee -a "$work/results" >&2
		done
	done
}

# Prints the table, with ratios to a server
summarize() {
	echo
	"$java" -version 2>&1 | sed -n 2p
	echo "$(nproc) processors, $CONNECTIONS connections, $ROUNDS rounds of $SECONDS_EACH s, $JAVA_OPTS ${STARTER_ARGS:-}"
	echo
	python3 summary.py load "$(getconf CLK_TCK)" "$1" <"$work/results"
}
