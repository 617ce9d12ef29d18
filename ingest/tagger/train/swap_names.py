#!/usr/bin/env python3
"""Prints labelled sentences with made-up companies in the place of named ones, for train_tagger.

usage: swap_names.py --words WORDS [--articles FOLDER LABELS.tsv [--fold I/N]] [LINES.tsv[:SHARE]...] > SWAPPED.tsv

A tagger that sees the same companies again and again learns their spelling; with names that nobody
knows it learns what stands around a company's name and how one ends. WORDS is a list of rare English
words. Sentences come from labelled articles (article_labels.h; those of the fold are left out, as
train_tagger leaves them out) and from files of labelled lines (read_corpus.py), of which one line
in SHARE is taken. The same input gives the same output.
"""
import argparse
import pathlib
import random
import re

COMPANIES = ("Company", "Company|Organization")
SWAP_SHARE = 0.7        # of the names
SENTENCE_SIZE_MAX = 300


def read_parts():
    path = pathlib.Path(__file__).with_name("name_parts.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {part: pieces.split("|") for part, pieces in rows}


class NameMaker:
    """Makes up companies' names: 沐光视觉, 元生创投, Tobiko Data, Capella."""

    def __init__(self, parts, words):
        self.parts = parts
        self.words = words
        self.random = random.Random(1)

    def like(self, name):
        """A name in the script of `name`."""
        return self.han() if re.search("[\u4e00-\u9fff]", name) else self.latin()

    def pick(self, part):
        return self.random.choice(self.parts[part])

    def chance(self, probability):
        return self.random.random() < probability

    def han(self):
        stem = "".join(self.pick("han_stem") for _ in range(self.random.choice((2, 2, 2, 3))))
        if self.chance(0.35):
            return stem
        place = self.pick("han_place") if self.chance(0.12) else ""
        return place + stem + self.pick("han_ending")

    def latin(self):
        word = self.latin_word()
        if self.chance(0.5):
            return word
        middle = " " + self.latin_word() if self.chance(0.14) else ""
        return word + middle + " " + self.pick("latin_ending")

    def latin_word(self):
        if self.chance(0.5):
            return self.random.choice(self.words).capitalize()
        syllables = range(self.random.choice((1, 2, 2, 2, 3)))
        word = "".join(self.pick("latin_onset") + self.pick("latin_vowel") for _ in syllables)
        coda = self.pick("latin_coda") if self.chance(0.7) else ""
        tail = self.pick("latin_tail") if self.chance(0.12) else ""
        return (word + coda).capitalize() + tail


def swap(text, names, maker):
    """The sentence and its names with companies swapped; None where none was."""
    replaced = {}
    parts, labels, at, size = [], [], 0, 0
    for begin, end, label in names:
        if begin < at:
            return None
        name = text[begin:end]
        if label in COMPANIES and name not in replaced and maker.chance(SWAP_SHARE):
            replaced[name] = maker.like(name)
        words = replaced.get(name, name) if label in COMPANIES else name
        size += begin - at
        parts += [text[at:begin], words]
        labels.append((size, size + len(words), label))
        size += len(words)
        at = end
    return ("".join(parts) + text[at:], labels) if replaced else None


def sentences_of(text, labels, scope):
    """The sentences of an article's labelled part whose names are all sure, with the names."""
    for match in re.finditer(r"[^\n。！？!?；]+[。！？!?；]?", text[:scope]):
        begin, end = match.span()
        here = [label for label in labels if label[0] < end and label[1] > begin]
        is_whole = all(b >= begin and e <= end and label != "?" for b, e, label in here)
        if here and is_whole and end - begin <= SENTENCE_SIZE_MAX:
            yield match.group(), [(b - begin, e - begin, label) for b, e, label in here]


def articles(folder, labels_path, fold):
    paths = {path.name: path for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()}
    labels, scopes = {}, {}
    for line in pathlib.Path(labels_path).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        article, begin, end, label = line.split("\t")
        if label == "scope":
            scopes[article] = int(end)
        else:
            labels.setdefault(article, []).append((int(begin), int(end), label))
    for article in sorted(labels):
        if article not in paths or (fold[1] > 0 and sum(article.encode()) % fold[1] == fold[0]):
            continue
        text = paths[article].read_text(encoding="utf-8", errors="replace")
        yield from sentences_of(text, sorted(labels[article]), scopes.get(article, len(text)))


def lines(argument):
    path, _, share = argument.partition(":")
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines()):
        text, _, names = line.partition("\t")
        if number % int(share or 1) == 0 and names:
            parts = (name.split(",") for name in names.split())
            yield text, sorted((int(begin), int(end), label) for begin, end, label in parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--words", required=True)
    parser.add_argument("--articles", nargs=2, metavar=("FOLDER", "LABELS"))
    parser.add_argument("--fold", default="0/0")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    words = pathlib.Path(arguments.words).read_text(encoding="utf-8").split()
    maker = NameMaker(read_parts(), [w for w in words if w.isascii() and w.isalpha() and 4 <= len(w) <= 9])
    sources = [lines(file) for file in arguments.files]
    if arguments.articles:
        fold = tuple(int(part) for part in arguments.fold.split("/"))
        sources.insert(0, articles(*arguments.articles, fold))
    for source in sources:
        for text, names in source:
            swapped = swap(text, names, maker)
            if swapped:
                text, names = swapped
                labels = " ".join(f"{begin},{end},{label}" for begin, end, label in names)
                print(text.replace("\t", " ") + "\t" + labels)


if __name__ == "__main__":
    main()
