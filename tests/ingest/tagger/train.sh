#!/usr/bin/env bash
# train.sh TRAINER: labels by place in the file are found again in the text as read, also after marks, front
# matter and what lies beyond the labelled part; the same labels make the same weights every time.
set -euo pipefail
trainer=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/articles"
printf -- '---\ntitle: 两家公司\n---\n\n# 两家公司\n\n**青禾川**的[林溪](https://example.org)来自云帆。\n\n后来飞榴来了。\n' \
  > "$work/articles/a.md"
printf '青禾川说，云帆和飞榴是两家公司。林溪在云帆。\n' > "$work/articles/b.md"
cat > "$work/labels.tsv" <<'END'
a.md	0	67	scope
a.md	31	34	Company
a.md	38	40	Person
a.md	64	66	Company|Product
a.md	71	73	Company
b.md	0	23	scope
b.md	0	3	Company
b.md	5	7	Company
b.md	8	10	?
b.md	16	18	Person
b.md	19	21	Company
END
train() {
  "$trainer" --articles "$work/articles" --labels "$work/labels.tsv" --count-min 1 --epochs 2 "$@"
}
# The bytes of `a.md` sum up to 352, those of `b.md` to 353.
train --fold 0/2 | tee "$work/report"
grep -qE '^Person .*\(1\)$' "$work/report"   # 林溪
grep -qE '^Company .*\(1\)$' "$work/report"  # 青禾川: 云帆 may be either, 飞榴 lies beyond
train --fold 1/2 | grep -qE '^all .*\(4\)$'  # 飞榴 is not known to be meant
train --out "$work/once" > /dev/null
train --out "$work/again" > /dev/null
cmp "$work/once" "$work/again"
