#!/usr/bin/env bash
# kill.sh WENMAI COUNT PATH…: an ingest that is killed (SIGKILL) at random moments, COUNT times in all,
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

# Each round begins with nothing, is killed up to three times at moments of the time that the whole
# takes, and then runs to its end. Only what died of the signal counts.
killed=0 rounds=0
while [ $killed -lt "$count" ]; do
  for _ in 1 2 3; do
    moment_ms=$(( RANDOM % duration_ms ))
    "$wenmai" ingest --db "$work/torn" "$@" 2>> "$work/log" &
    process=$!
    sleep "$(printf '%d.%03d' $((moment_ms / 1000)) $((moment_ms % 1000)))"
    kill -KILL $process 2> /dev/null || true
    status=0
    wait $process 2> /dev/null || status=$?
    if [ $status = 137 ]; then killed=$((killed + 1)); fi
  done
  "$wenmai" ingest --db "$work/torn" "$@" 2>> "$work/log"
  got=$(digest "$work/torn")
  [ "$got" = "$wanted" ] || { echo "after $killed kills: $got, not $wanted"; exit 1; }
  rm -rf "$work/torn"
  rounds=$((rounds + 1))
done
echo "$killed kills in $rounds rounds, export $wanted"
