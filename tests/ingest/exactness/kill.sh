#!/usr/bin/env bash
# kill.sh WENMAI COUNT PATH…: an ingest that is killed (SIGKILL) at a random moment, COUNT times over,
# and then run to its end gives the graph that it would have given undisturbed.
set -euo pipefail
wenmai=$1 count=$2; shift 2
for path in "$@"; do [ -e "$path" ] || { echo "there is no $path"; exit 77; }; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
RANDOM=11

digest() { "$wenmai" export --db "$1" --format jsonl - | sha256sum | cut -d' ' -f1; }
now_ms() { date +%s%3N; }

begin=$(now_ms)
"$wenmai" ingest --db "$work/whole" "$@" 2>> "$work/log"
duration_ms=$(( $(now_ms) - begin ))
wanted=$(digest "$work/whole")

# killed COUNT times, and started anew from nothing whenever a run came to its end
killed=0 finished=0
while [ $killed -lt "$count" ]; do
  "$wenmai" ingest --db "$work/torn" "$@" 2>> "$work/log" &
  process=$!
  moment_ms=$(( RANDOM % (duration_ms + 1) ))
  sleep "$(printf '%d.%03d' $((moment_ms / 1000)) $((moment_ms % 1000)))"
  if kill -KILL $process 2> /dev/null; then killed=$((killed + 1)); fi
  if wait $process 2> /dev/null || [ $((killed % 5)) = 0 ]; then
    "$wenmai" ingest --db "$work/torn" "$@" 2>> "$work/log"
    got=$(digest "$work/torn")
    [ "$got" = "$wanted" ] || { echo "after $killed kills: $got, not $wanted"; exit 1; }
    rm -rf "$work/torn"
    finished=$((finished + 1))
  fi
done
echo "$killed kills in $finished graphs, export $wanted"
