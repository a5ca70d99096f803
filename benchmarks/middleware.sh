#!/usr/bin/env bash
# Loads a route in a JavaScript file, and a handler in Java, behind different middleware,
# strictly in turn, and prints the ratios to the same without middleware. README.md has the
# method.
#
#   benchmarks/middleware.sh [case ...]      cases: file java; both by default
#
# SERVERS (of none no-match response-header request-header bean), ROUNDS, SECONDS_EACH,
# WARMUP_SECONDS, CONNECTIONS, JAVA_HOME, JAVA_OPTS (such as @jit/jvm.args), STARTER_ARGS and
# SKIP_BUILD=true change it.
set -euo pipefail
cd "$(dirname "$0")"

JAVA_OPTS=${JAVA_OPTS:--Xms512m -Xmx512m -XX:+UseG1GC --enable-native-access=ALL-UNNAMED}
STARTER_ARGS=${STARTER_ARGS:-}
SERVERS=${SERVERS:-none no-match response-header request-header bean}
cases=("$@")
[ ${#cases[@]} -gt 0 ] || cases=(file java)

. ./servers.sh
. ./loading.sh

path() {
	if [ "$2" = file ]; then echo /file; else echo /hello; fi
}

# A project with one route, and middleware if there is code for it
project() {
	local folder=$work/$1
	mkdir -p "$folder/app/file"
	cat >"$folder/app/file/route.js" <<'JS'
export const runtime = 'edge';
export const GET = () => new Response('Hello, World!');
JS
	[ -z "$2" ] || echo "export const runtime = 'edge';
$2" >"$folder/middleware.js"
	echo "--spring.next.dir=file:$folder"
}

middleware() {
	case $1 in
		no-match) echo "import { NextResponse } from 'next/server';
export const config = { matcher: '/elsewhere/:path*' };
export const middleware = () => NextResponse.next();" ;;
		response-header) echo "import { NextResponse } from 'next/server';
export function middleware() {
	const response = NextResponse.next();
	response.headers.set('x-middleware', 'yes');
	return response;
}" ;;
		request-header) echo "import { NextResponse } from 'next/server';
export function middleware(request) {
	const headers = new Headers(request.headers);
	headers.set('x-middleware', 'yes');
	return NextResponse.next({ request: { headers } });
}" ;;
	esac
}

jobs_list=()
for server in $SERVERS; do
	arguments=("$(project "$server" "$(middleware "$server")")")
	[ "$server" != bean ] || arguments+=("--benchmark.middleware=true")
	# shellcheck disable=SC2086
	start "$server" "$with_starter" "${arguments[@]}" --spring.next.dev.reload=false $STARTER_ARGS
	header=$(curl -sf -D - -o /dev/null "http://127.0.0.1:${port[$server]}/file" | grep -ci '^x-middleware: yes' || true)
	expected=$(case $server in response-header | bean) echo 1 ;; *) echo 0 ;; esac)
	[ "$header" = "$expected" ] || { echo "The middleware of $server does not do its work" >&2; exit 1; }
done
for case in "${cases[@]}"; do
	for server in $SERVERS; do
		jobs_list+=("$server $case")
	done
done

load_in_rounds "${jobs_list[@]}"
summarize none
