#!/usr/bin/env python3
"""compare.py FOLDER KIND SCALE [--engine wenmai] [--all-peers]

Prints, for each query of one run of the peer benchmark, the engine's median time, the best peer's, and their
ratio (lower is better), the geometric mean of the ratios, and whether the answers are the same. FOLDER holds
the results, `ENGINE_KIND_SCALE.json`. An engine's better thread count counts.
"""
import argparse
import json
import math
import pathlib
import statistics

PEERS = ["kuzu", "ladybug", "duckdb", "sqlite"]


def read_results(folder, kind, scale):
    results = {}
    for path in sorted(pathlib.Path(folder).glob(f"*_{kind}_{scale}.json")):
        results[path.name.removesuffix(f"_{kind}_{scale}.json")] = json.loads(path.read_text())
    return results


def runs_of(result, query):
    """The runs of a query that gave times, one a thread count."""
    runs = [threads[query] for key, threads in result.items()
            if key in ("t1", "t2") and query in threads]
    return [run for run in runs if "median_ms" in run]


def best_time(result, query, parameter_count):
    """The best median over the first parameters, or None."""
    medians = [statistics.median(run["ms_by_i"][:parameter_count]) for run in runs_of(result, query)
               if len(run["ms_by_i"]) >= min(parameter_count, 5)]
    return min(medians, default=None)


def answers_differ(own, other, query):
    own_runs, other_runs = runs_of(own, query), runs_of(other, query)
    if not own_runs or not other_runs:
        return False
    return any(a != b for a, b in zip(own_runs[0]["hashes"], other_runs[0]["hashes"]))


def compare_query(results, engine, peers, query):
    """(own time, best peer, its time, names of peers with other answers), or None."""
    own = runs_of(results[engine], query)
    if not own:
        return None
    # Engines that ran out of time finished fewer parameters: compare over those that all did that
    # finished a few.
    counts = [len(run["ms_by_i"]) for name in [engine, *peers]
              for run in runs_of(results[name], query)]
    count = min([n for n in counts if n >= 5], default=max(counts))
    times = {name: best_time(results[name], query, count) for name in peers}
    times = {name: time for name, time in times.items() if time is not None}
    best = min(times, key=times.get, default=None)
    differing = [name for name in peers if answers_differ(results[engine], results[name], query)]
    return best_time(results[engine], query, count), best, times.get(best), differing


def print_measures(results, engine, peers):
    def show(title, own, others, is_rate=False):
        others = {name: value for name, value in others.items() if value}
        if not own or not others:
            return
        best = (max if is_rate else min)(others, key=others.get)
        ratio = own / others[best]
        print(f"{title:28} {own:12.4g} {others[best]:12.4g} {best:9} {ratio:7.2f}")

    def load(result):
        return (result.get("load") or {}).get("ms")

    def size(result):
        return (result.get("disk") or {}).get("bytes")

    show("load, ms", load(results[engine]), {p: load(results[p]) for p in peers})
    show("disk, bytes", size(results[engine]), {p: size(results[p]) for p in peers})
    for where in ("insert", "insert_tmpfs"):
        for what in ("node", "edge"):
            def rate(result):
                return (result.get(where) or {}).get(what, {}).get("per_s")
            show(f"{where} {what}, per s (higher)", rate(results[engine]),
                 {p: rate(results[p]) for p in peers}, is_rate=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("kind")
    parser.add_argument("scale")
    parser.add_argument("--engine", default="wenmai")
    parser.add_argument("--all-peers", action="store_true",
                        help="every other engine in the folder, not only " + ", ".join(PEERS))
    options = parser.parse_args()
    results = read_results(options.folder, options.kind, options.scale)
    own = results[options.engine]
    peers = [name for name in results if name != options.engine
             and (options.all_peers or name in PEERS)]
    print(f"{options.kind}, scale {options.scale}; load average "
          f"{own['loadavg_start'][0]:.1f} to {own['loadavg_end'][0]:.1f}")
    print(f"{'':28} {options.engine:>12} {'best peer':>12} {'':9} {'ratio':>7}")
    ratios = []
    for query in sorted({q for key in ("t1", "t2") for q in own.get(key, {})}):
        compared = compare_query(results, options.engine, peers, query)
        if compared is None:
            print(f"{query:28} no answer in time")
            continue
        own_time, best, best_time_ms, differing = compared
        note = " answers differ from " + ", ".join(differing) if differing else ""
        if best is None:
            print(f"{query + ', ms':28} {own_time:12.4g} {'-':>12}{note}")
            continue
        ratios.append(own_time / best_time_ms)
        print(f"{query + ', ms':28} {own_time:12.4g} {best_time_ms:12.4g} {best:9} {ratios[-1]:7.2f}{note}")
    if ratios:
        mean = math.exp(statistics.fmean(map(math.log, ratios)))
        print(f"{'geometric mean':28} {'':12} {'':12} {'':9} {mean:7.2f}")
    print_measures(results, options.engine, peers)


if __name__ == "__main__":
    main()
