#!/usr/bin/env bash
# train.sh TRAINER SENTENCES: the tree alone trains a small claim model, the same one every time, that tells
# the kind of two in three sentences that it has not seen.
set -euo pipefail
trainer=$1 sentences=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/once" "$work/again"
report=$("$trainer" "$work/once" "$sentences")
"$trainer" "$work/again" "$sentences" > /dev/null
echo "$report"
diff -r "$work/once" "$work/again"
[ -s "$work/once/claim_model.tsv" ] && [ -s "$work/once/claim_word.tsv" ]
awk '{ exit !($4 >= 0.67) }' <<< "$report"
