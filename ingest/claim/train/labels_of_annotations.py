#!/usr/bin/env python3
"""Prints the labels (kind_label.h) that annotated articles hold, in the format of bench/extraction.

usage: labels_of_annotations.py ANNOTATIONS ARTICLES > LABELS.tsv
"""
import json
import pathlib
import sys


def without_marks(text):
    """The text without white space and Markdown's marks, and where each character of it stands."""
    kept = [(c, i) for i, c in enumerate(text) if not c.isspace() and c not in "*_\\`[]"]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def main(annotations, articles):
    paths = {path.name: path for path in pathlib.Path(articles).rglob("*") if path.is_file()}
    for file in sorted(pathlib.Path(annotations).glob("*.json")):
        annotation = json.loads(file.read_text(encoding="utf-8"))
        if "claim_windows" not in annotation:
            continue
        name = annotation["article"]
        text, places = without_marks(paths[name].read_text(encoding="utf-8"))
        for window in annotation["claim_windows"]:
            begin = 0
            for sentence in window["sentences"]:
                words = without_marks(sentence["text"])[0]
                begin = text.find(words, begin)
                if begin < 0 or not words:
                    begin = 0
                    continue
                last = begin + len(words) - 1
                kind = sentence["kind"] if sentence["claim"] else "none"
                print(name, places[begin], places[last] + 1, kind, sep="\t")
                begin = last + 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
