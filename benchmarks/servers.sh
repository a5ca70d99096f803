# For the scripts beside it, which source it from this folder: builds unless SKIP_BUILD=true,
# and sets java, and the class paths of LoadApplication: with_starter, stock.
# shellcheck shell=bash disable=SC2034
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v wrk >/dev/null || { echo "wrk is missing: apt-get install wrk" >&2; exit 1; }
command -v python3 >/dev/null || { echo "python3 is missing: apt-get install python3" >&2; exit 1; }
[ "${SKIP_BUILD:-false}" = true ] || (cd .. && mvn -q -Pbenchmarks -pl benchmarks -am -DskipTests package)

with_starter=target/classes:$(cat target/classpath)
# What the starter adds to spring-boot-starter-webflux
stock=$(tr : '\n' <<<"$with_starter" \
	| grep -vE '/(runtime-(autoconfigure|spring-boot-starter)|spring-boot-(webclient|http-client|http-converter)|polyglot|js-language|truffle-[a-z]+|regex|icu4j|xz|collections|word|nativeimage|jniutils)-[0-9]|/runtime-autoconfigure/target/classes$' \
	| paste -sd:)
