#!/usr/bin/env python3
"""Prints where the names of annotated articles stand, for `train_tagger --labels` (tag_corpus.h).

usage: labels_of_annotations.py ARTICLES ANNOTATIONS… > LABELS.tsv

ANNOTATIONS are folders of files in the format of bench/extraction. A line is an article's file name, begin
and end in code points of the file, and the type: `scope` of what was read by the annotator, `Company|Product`
where the article uses the name for both, `?` where it is not known to be meant.
"""
import json
import pathlib
import re
import sys

IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
TARGET = re.compile(r"\]\([^)]*\)|<?https?://[!-~]+")
MARKS = "*_\\`[]"
QUOTES = "《》〈〉「」『』“”‘’\"'"  # around a name, no part of it


def without_marks(text):
    """The text without white space, addresses and Markdown's marks, and where each character of it stands."""
    hidden = bytearray(len(text))
    for pattern in (IMAGE, TARGET):
        for found in pattern.finditer(text):
            hidden[found.start():found.end()] = b"\1" * (found.end() - found.start())
    kept = [(c, i) for i, c in enumerate(text) if not hidden[i] and not c.isspace() and c not in MARKS]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def folded(text):
    """Lower case, character by character, so that places stay."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_word(c):
    return c.isascii() and c.isalnum()


def stands_alone(text, begin, end):
    """False if a Latin word goes on before or after the range."""
    cut_before = begin > 0 and is_word(text[begin]) and is_word(text[begin - 1])
    cut_after = end < len(text) and is_word(text[end - 1]) and is_word(text[end])
    return not cut_before and not cut_after


def names_of(annotation):
    """Each surface without marks, with the types that the article uses it for."""
    names = {}
    for entity in annotation["entities"]:
        for surface in entity["surfaces"]:
            squeezed = without_marks(surface)[0].strip(QUOTES)
            if squeezed:
                names.setdefault(squeezed, set()).add(entity["type"])
    return names


def occurrences(text, names):
    """(begin, end, type) in the article's text, the longest name first where several fit."""
    flat, places = without_marks(text)
    low = folded(flat)
    types_of = {}  # of the names in lower case
    for name, types in names.items():
        types_of.setdefault(folded(name), set()).update(types)
    taken = bytearray(len(flat))
    found = []
    for name in sorted(types_of, key=lambda n: (-len(n), n)):
        at = low.find(name)
        while at >= 0:
            end = at + len(name)
            begin_there, end_there = places[at], places[end - 1] + 1
            if not any(taken[at:end]) and stands_alone(text, begin_there, end_there):
                taken[at:end] = b"\1" * len(name)
                types = names.get(flat[at:end])
                found.append((begin_there, end_there, "|".join(sorted(types)) if types else "?"))
            at = low.find(name, at + 1)
    return sorted(found)


def scope_of(text, annotation):
    """How far the annotator read."""
    words = without_marks(annotation.get("scope_end", ""))[0]
    flat, places = without_marks(text)
    at = flat.find(words) if words else -1
    return places[at] if at >= 0 else len(text)


def main(articles, *folders):
    paths = {path.name: path for path in pathlib.Path(articles).rglob("*") if path.is_file()}
    files = [file for folder in folders for file in pathlib.Path(folder).glob("*.gold.json")]
    for file in sorted(files, key=lambda f: f.name):
        annotation = json.loads(file.read_text(encoding="utf-8"))
        name = annotation["article"]
        text = paths[name].read_bytes().decode("utf-8", errors="replace")
        scope = scope_of(text, annotation)
        print(name, 0, scope, "scope", sep="\t")
        for begin, end, types in occurrences(text, names_of(annotation)):
            if end <= scope:
                print(name, begin, end, types, sep="\t")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
