#!/usr/bin/env bash
# orders.sh WENMAI FOLDER: the graph of the articles in FOLDER is the same, byte for byte of its
# canonical export, whatever the number of jobs, the order and the batches, and after another third
# of the articles came and went.
set -euo pipefail
wenmai=$1 folder=$2
[ -d "$folder" ] || { echo "there is no $folder"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$folder" -type f \( -name '*.md' -o -name '*.txt' -o -name '*.html' \) | LC_ALL=C sort > "$work/files"

# digest DB: of the canonical export
digest() { "$wenmai" export --db "$1" --format jsonl - | sha256sum | cut -d' ' -f1; }
ingest() { db=$1 jobs=$2; xargs -d '\n' -n "$3" "$wenmai" ingest --db "$work/$db" --jobs "$jobs" 2>> "$work/log"; }

ingest one 1 100000 < "$work/files"
wanted=$(digest "$work/one")
ingest two 2 100000 < "$work/files"
shuf --random-source=<(yes 7) "$work/files" | ingest shuffled 2 97
split -n r/3 "$work/files" "$work/part."
ingest history 2 100000 < "$work/part.aa"
ingest history 2 100000 < "$work/part.ab"
xargs -d '\n' "$wenmai" forget --db "$work/history" < "$work/part.aa" 2>> "$work/log"
ingest history 1 100000 < "$work/part.ac"
ingest history 2 100000 < "$work/part.aa"

status=0
for db in two shuffled history; do
  got=$(digest "$work/$db")
  [ "$got" = "$wanted" ] || { echo "$db: $got, not $wanted"; status=1; }
done
echo "$(wc -l < "$work/files") articles, export $wanted"
exit $status
