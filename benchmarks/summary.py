"""Medians and ratios of what the scripts beside it measured, as Markdown tables."""
import sys
from collections import defaultdict
from statistics import median


def millis(text):
    for unit, factor in (("us", 0.001), ("ms", 1), ("s", 1000), ("m", 60000)):
        if text.endswith(unit):
            return float(text[: -len(unit)]) * factor
    return float(text)


def ratios(values, base):
    return [value / other for value, other in zip(values, base)]


def load(ticks_per_second, reference):
    rates, cpu, tails = defaultdict(list), defaultdict(list), defaultdict(list)
    for line in sys.stdin:
        case, server, ticks, requests, tail, rate = line.split()
        key = (case, server)
        rates[key].append(float(rate))
        cpu[key].append(float(ticks) / ticks_per_second * 1e6 / float(requests))
        tails[key].append(millis(tail))
    print(f"| case | server | requests/s | ratio to {reference} | ratio per round | CPU time per request | to {reference} | p99 |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for key in rates:
        base = (key[0], reference)
        rounds = sorted(ratios(rates[key], rates[base]))
        print(
            f"| {key[0]} | {key[1]} | {median(rates[key]):,.0f} | **{median(rates[key]) / median(rates[base]):.2f}** "
            f"| {rounds[0]:.2f} to {rounds[-1]:.2f} | {median(cpu[key]):.1f} µs "
            f"| {median(cpu[key]) / median(cpu[base]):.2f} | {median(tails[key]):.1f} ms |"
        )


def startup():
    runs = defaultdict(list)
    for line in sys.stdin:
        mode, total, verify = line.split()
        runs[mode].append((float(total), float(verify)))
    print("| spring.next.edge.verify | start-up | in the check | share |")
    print("| --- | ---: | ---: | ---: |")
    for mode, values in runs.items():
        total, verify = median(v[0] for v in values), median(v[1] for v in values)
        share = median(v[1] / v[0] for v in values)
        print(f"| {mode} | {total:,.0f} ms | {verify:,.0f} ms | {share:.1%} |")
    print()
    checked, off = (median(v[0] for v in runs[mode]) for mode in ("fail", "off"))
    print(f"Ratio of the medians, fail to off: {checked / off:.2f}")


def fileroutes():
    runs = defaultdict(list)
    for line in sys.stdin:
        name, *figures = line.split()
        runs[name].append([float(figure) for figure in figures])
    print("| routes | ready | above one | first response | above one | heap | above one |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, values in runs.items():
        one = [median(column) for column in zip(*runs[name.split("-")[0] + "-1"])]
        ready, answered, heap = (median(column) for column in zip(*values))
        print(
            f"| {name} | {ready:,.0f} ms | {ready - one[0]:+,.0f} ms | {answered:,.0f} ms | {answered - one[1]:+,.0f} ms "
            f"| {heap / 2**20:,.1f} MiB | {(heap - one[2]) / 2**20:+,.1f} MiB |"
        )


def reload():
    changes = defaultdict(lambda: defaultdict(list))
    for line in sys.stdin:
        which, name, taken = line.split()
        changes[name][which].append(float(taken))
    print("| routes | median | p90 | max | first change |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, values in changes.items():
        later = values["later"]
        print(
            f"| {name} | {median(later):,.0f} ms | {percentile(later, 0.9):,.0f} ms | {max(later):,.0f} ms "
            f"| {median(values['first']):,.0f} ms |"
        )


def percentile(values, share):
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def isolate():
    requests, heap, starts = defaultdict(list), {}, defaultdict(list)
    for line in sys.stdin:
        kind, name, *values = line.split()
        if kind == "REQUEST":
            requests[(name, values[0])].append(float(values[1]))
        elif kind == "HEAP":
            heap[name] = float(values[0])
        else:
            starts[name].append((float(values[0]), float(values[1])))
    print("| first byte | requests | median | p99 | median above warm | p99 above warm |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for (scenario, request), values in requests.items():
        warm = requests[(scenario, "warm")]
        middle, tail = median(values), percentile(values, 0.99)
        above = "| | " if request == "warm" else f"| **{middle - median(warm):.1f} ms** | **{tail - percentile(warm, 0.99):.1f} ms** "
        print(f"| {scenario}: {request} request | {len(values)} | {middle:.2f} ms | {tail:.2f} ms {above}|")
    print()
    print("| idle isolate | heap |")
    print("| --- | ---: |")
    for name, size in heap.items():
        print(f"| globals {name} | {size / 1024:,.0f} KiB |")
    print()
    print("| start-up | ready | above | first response | above |")
    print("| --- | ---: | ---: | ---: | ---: |")
    base = [median(v[i] for v in starts["no-functions"]) for i in (0, 1)]
    for name, values in starts.items():
        ready, answered = (median(v[i] for v in values) for i in (0, 1))
        print(f"| {name} | {ready:,.0f} ms | {ready - base[0]:+,.0f} ms | {answered:,.0f} ms | {answered - base[1]:+,.0f} ms |")


if __name__ == "__main__":
    if sys.argv[1] == "load":
        load(float(sys.argv[2]), sys.argv[3])
    else:
        {"isolate": isolate, "startup": startup, "fileroutes": fileroutes, "reload": reload}[sys.argv[1]]()
