#!/usr/bin/env python3
"""store.py FOLDER KIND SCALE [--engine wenmai]

Prints what one run of the peer benchmark says of each engine as a store, one column an engine: loading, size,
memory, opening, durable inserts and prepared look-ups by a key. FOLDER holds the results, as for compare.py. What
an engine was not asked, or did not answer, is a dash.
"""
import argparse
import json
import pathlib
import statistics

from compare import PEERS, read_results, runs_of

KEY_LOOKUP = "Q1"  # the node that has a key, by a unique index


def get(result, *path):
    """The value at a path of keys, or None."""
    for key in path:
        result = (result or {}).get(key)
    return result


def best_lookup(result, what):
    """Of the thread counts that were tried."""
    return min((run[what] for run in runs_of(result, KEY_LOOKUP)), default=None)


def relationship_count(data):
    manifest = json.loads((pathlib.Path(data) / "manifest.json").read_text())
    return manifest["edges"]


def open_ms(result, which):
    """The median of opening and answering a first query."""
    samples = get(result, "open", which)
    return statistics.median(map(sum, samples)) if samples else None


def measures(relationships):
    """(title, result → value) for each line of the table."""
    def per_second(milliseconds, count=1):
        return count * 1000 / milliseconds if milliseconds else None

    def mebibytes(count):
        return count / 2**20 if count else None

    lines = [
        ("load, s", lambda r: (get(r, "load", "ms") or 0) / 1000 or None),
        ("load, peak memory, MB", lambda r: get(r, "load", "rss_mb")),
        ("size on disk, MiB", lambda r: mebibytes(get(r, "disk", "bytes"))),
        ("open and first answer, cold, ms", lambda r: open_ms(r, "cold")),
        ("open and first answer, warm, ms", lambda r: open_ms(r, "warm")),
    ]
    if relationships:
        lines.insert(0, ("load, relationships/s", lambda r: per_second(get(r, "load", "ms"), relationships)))
    for kind, title in (("node", "node"), ("edge", "relationship")):
        lines += [
            (f"durable insert, {title}s/s", lambda r, k=kind: get(r, "insert", k, "per_s")),
            (f"durable insert, {title}, p50 ms", lambda r, k=kind: get(r, "insert", k, "p50_ms")),
            (f"durable insert, {title}, p99 ms", lambda r, k=kind: get(r, "insert", k, "p99_ms")),
        ]
    lines += [
        ("inserts, peak memory, MB", lambda r: get(r, "insert", "rss_mb")),
        ("look-ups by key/s", lambda r: per_second(best_lookup(r, "mean_ms"))),
        ("look-up by key, p50 ms", lambda r: best_lookup(r, "median_ms")),
        ("look-up by key, p99 ms", lambda r: best_lookup(r, "p99_ms")),
    ]
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("kind")
    parser.add_argument("scale")
    parser.add_argument("--engine", default="wenmai")
    parser.add_argument("--data", help="the folder of the data, to tell how many relationships a second are loaded")
    options = parser.parse_args()
    results = read_results(options.folder, options.kind, options.scale)
    engines = [name for name in [options.engine, *PEERS] if name in results]
    loads = [load for name in engines for when in ("loadavg_start", "loadavg_end")
             if (load := (results[name].get(when) or [None])[0]) is not None]
    print(f"{options.kind}, scale {options.scale}; load average {min(loads):.1f} to {max(loads):.1f}")
    print(f"{'':34}" + "".join(f"{name:>12}" for name in engines))
    for title, value_of in measures(relationship_count(options.data) if options.data else None):
        values = [value_of(results[name]) for name in engines]
        print(f"{title:34}" + "".join(f"{'-' if value is None else format(value, '.4g'):>12}" for value in values))
    for name in engines:
        print(f"{name}: {results[name].get('durability', '?')}")


if __name__ == "__main__":
    main()
