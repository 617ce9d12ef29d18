#!/usr/bin/env bash
# Kills writers thousands of times and looks at what they leave, for longer than the tests do by
# themselves:  scripts/kill.sh ROUNDS [BUILD_FOLDER]
#
# Each round kills, at random moments, 20 processes that commit, 20 that fill a graph in bulk, 20
# that make and drop an index, and 10 each of `wenmai ingest`, `import` and a statement. After each
# kill every acknowledged commit must be there, nothing half, and `check` find nothing.
set -u
rounds=${1:?scripts/kill.sh ROUNDS [BUILD_FOLDER]}
build=${2:-build}
kills=0 failures=0

# run KILLS COMMAND…: counts the kills, and shows what a run says that fails.
run() {
  local count=$1 log
  shift
  kills=$((kills + count))
  log=$("$@" 2>&1) && return
  failures=$((failures + 1))
  echo "$log" | grep -v '^\[  *OK\|^Note' | tail -40
}

for ((round = 1; round <= rounds; ++round)); do
  run 20 env WENMAI_CRASH_ROUNDS=20 "$build/tests/graph/graph_crash_test"
  run 40 env WENMAI_FAULT_ROUNDS=20 "$build/tests/graph/graph_fault_test" --gtest_filter='*Killed*'
  run 30 env WENMAI_KILL_ROUNDS=10 "$build/tests/shell/kill_test"
  printf '\r%d of %d rounds: %d kills, %d failed runs' "$round" "$rounds" "$kills" "$failures"
done
echo
exit $((failures > 0))
