#!/usr/bin/env bash
# source_digest.sh CMAKE SCRIPT: the digest that tells one build's stages from another's depends on what
# the files hold and on their paths within the project, and on nothing else.
set -euo pipefail
cmake=$1 script=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# digest ROOT: of the files a.cc and data/b.tsv under it
digest() {
  "$cmake" -DROOT="$1" -DLIST="$work/list" -DOUTPUT="$work/out.cc" -DSYMBOL=Digest -P "$script"
  grep -o '[0-9a-f]\{64\}' "$work/out.cc"
}
fail() { echo "$1"; exit 1; }

printf 'a.cc\ndata/b.tsv\n' > "$work/list"
for root in here there; do
  mkdir -p "$work/$root/data"
  printf 'int a;\n' > "$work/$root/a.cc"
  printf '文\t脉;\n' > "$work/$root/data/b.tsv"
done
first=$(digest "$work/here")
[ "$(digest "$work/there")" = "$first" ] || fail "the same files elsewhere have another digest"
printf '文\t脈;\n' > "$work/there/data/b.tsv"
[ "$(digest "$work/there")" != "$first" ] || fail "other content has the same digest"
cp "$work/here/data/b.tsv" "$work/there/data/b.tsv"
[ "$(digest "$work/there")" = "$first" ] || fail "what is put back has another digest"
mv "$work/here/a.cc" "$work/here/c.cc"
printf 'c.cc\ndata/b.tsv\n' > "$work/list"
[ "$(digest "$work/here")" != "$first" ] || fail "another path has the same digest"
