"""Generates projects with routes in files, and times changes of a file, for fileroutes.sh."""
import http.client
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

PER_GROUP = 50


def route(folder, language, number):
    return Path(folder, f"app/group{number // PER_GROUP}/route{number}/route.{language}")


def code(language, number, version):
    typed = ": Response" if language == "ts" else ""
    extension = "" if language == "ts" else ".js"
    return (
        f"import {{ greet }} from '../../../lib/greet{extension}';\n\n"
        "export const runtime = 'edge';\n\n"
        f"export function GET(){typed} {{\n"
        f"\treturn new Response(greet({number}, {version}));\n"
        "}\n"
    )


def generate(folder, language, routes):
    for number in range(routes):
        file = route(folder, language, number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code(language, number, 0))
    types = ("number: number, version: number", ": string") if language == "ts" else ("number, version", "")
    greet = Path(folder, f"lib/greet.{language}")
    greet.parent.mkdir(parents=True, exist_ok=True)
    greet.write_text(
        f"export function greet({types[0]}){types[1]} {{\n\treturn `Hello, ${{number}} of version ${{version}}!`;\n}}\n"
    )


def reload(folder, language, url, changes):
    name, parts = Path(folder).name, urlsplit(url)
    client = http.client.HTTPConnection(parts.hostname, parts.port)

    def answer():
        client.request("GET", parts.path)
        return client.getresponse().read().decode()

    # One more: the first change meets code that the JVM has never run
    for version in range(1, changes + 2):
        expected = f"Hello, 0 of version {version}!"
        # Not in step with the watch
        time.sleep(0.3 + 0.05 * (version * 7 % 10) / 10)
        written = time.perf_counter()
        route(folder, language, 0).write_text(code(language, 0, version))
        while answer() != expected:
            if time.perf_counter() - written > 30:
                sys.exit(f"{url} does not serve version {version}")
            time.sleep(0.002)
        taken = (time.perf_counter() - written) * 1000
        print("first" if version == 1 else "later", name, f"{taken:.1f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "generate":
        generate(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        reload(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
