#!/usr/bin/env python3
"""Turns a public corpus of labelled names into the lines that train_tagger reads.

usage: read_corpus.py FORMAT FILE > LINES.tsv

FORMAT is cluener, cluener-classes (its own ten classes), msra, people-daily, weibo, resume, conll
(WNUT-17 and CrossNER), marked (ours: `{Lumen|Company} hired {Ada Park|Person}.`). A line is a sentence, a tab, and `begin,end,class` of each name with spaces
between; a name whose corpus does not tell companies from other bodies is `Company|Organization`.
"""
import itertools
import json
import re
import sys

BODY = "Company|Organization"
CLUENER = {"name": "Person", "company": "Company", "organization": "Organization",
           "government": "Organization", "address": "Place", "scene": "Place", "book": "Work",
           "movie": "Work", "game": "Product"}
BLOCK = {"nr": "Person", "ns": "Place", "nt": BODY}
CONLL = {"person": "Person", "location": "Place", "country": "Place", "corporation": "Company",
         "group": "Organization", "product": "Product", "creative-work": "Work",
         "researcher": "Person", "organisation": BODY, "university": "Organization"}
SUFFIXED = {"PER": "Person", "ORG": BODY, "LOC": "Place", "GPE": "Place", "NAME": "Person"}


def cluener(path, own_classes=False):
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        names = []
        for label, spans_of in row["label"].items():
            label = label if own_classes else CLUENER.get(label)
            for begin, last in itertools.chain(*spans_of.values()):
                end = last + 1
                if not own_classes and row["text"][begin] == "《" and row["text"][last] == "》":
                    begin, end = begin + 1, last  # book marks are no part of a title
                if label:
                    names.append((begin, end, label))
        yield row["text"], sorted(names)


def join(parts):
    """(text, class or None) parts of a sentence: the sentence and its names."""
    text, names = "", []
    for part, label in parts:
        if label:
            names.append((len(text), len(text) + len(part), label))
        text += part
    return text, names


def msra(path):
    for line in open(path, encoding="utf-8"):
        parts = [part.rsplit("/", 1) for part in line.split()]
        yield join((part[0], BLOCK.get(part[-1])) for part in parts)


def people_daily(path):
    """Words with parts of speech: surname and given name are two, long names stand in brackets."""
    wide = str.maketrans({chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F)})
    for line in open(path, encoding="utf-8"):
        line = re.sub(r"\{[^}]*\}", "", line)
        line = re.sub(r"\[([^\]]*)\]nt", lambda m: re.sub(r"/\S+", "", m[1]).replace(" ", "") + "/nt", line)
        line = re.sub(r"\[([^\]]*)\]\w+", r"\1", line)
        parts = []
        for word in line.split()[1:]:
            if "/" not in word:
                continue
            text, tag = word.rsplit("/", 1)
            text = text.translate(wide) if re.fullmatch(r"[！-～]+", text) and text.isalnum() else text
            label = BLOCK.get(tag.lower())
            if label == "Person" and parts and parts[-1][1] == label and len(parts[-1][0]) == 1:
                parts[-1] = (parts[-1][0] + text, label)
            else:
                parts.append((text, label))
        yield join(parts)


def tagged_tokens(path):
    """Sentences of (token, tag), a token a line, an empty line between sentences."""
    sentence = []
    for line in itertools.chain(open(path, encoding="utf-8"), [""]):
        fields = line.rstrip("\n").split("\t") if "\t" in line else line.split()
        if len(fields) >= 2:
            sentence.append((fields[0], fields[-1]))
        elif sentence:
            yield sentence
            sentence = []


def tokens(sentences, class_of, separator):
    for sentence in sentences:
        text, names, is_open = "", [], False
        for token, tag in sentence:
            if text:
                text += separator
            label = class_of(tag)
            if label and tag[0] in "BS":
                names.append([len(text), len(text) + len(token), label])
                is_open = True
            elif label and is_open:
                names[-1][1] = len(text) + len(token)
            else:
                is_open = False
            text += token
        yield text, names


def weibo_class(tag):
    """Of names only: `PER.NOM` is a noun for a person."""
    return SUFFIXED.get(tag[2:5]) if tag.endswith(".NAM") else None


def marked(path):
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        parts = re.split(r"\{([^{}|]+)\|([A-Za-z]+)\}", line.rstrip("\n"))  # text, name, class, text, …
        yield join((part, parts[i + 1] if i % 3 == 1 else None) for i, part in enumerate(parts) if i % 3 != 2)


def without_place(sentences):
    """Weibo's characters bear their place in the word: 科0 技1."""
    return ([(token[0], tag) for token, tag in sentence] for sentence in sentences)


def main():
    form, path = sys.argv[1:]
    readers = {
        "cluener": lambda: cluener(path),
        "cluener-classes": lambda: cluener(path, own_classes=True),
        "msra": lambda: msra(path),
        "people-daily": lambda: people_daily(path),
        "weibo": lambda: tokens(without_place(tagged_tokens(path)), weibo_class, ""),
        "resume": lambda: tokens(tagged_tokens(path), lambda tag: SUFFIXED.get(tag[2:]), ""),
        "marked": lambda: marked(path),
        "conll": lambda: tokens(tagged_tokens(path), lambda tag: CONLL.get(tag[2:]), " "),
    }
    if form not in readers:
        sys.exit(__doc__)
    for text, names in readers[form]():
        text = text.replace("\t", " ")
        if text.strip():
            print(text + "\t" + " ".join(f"{begin},{end},{label}" for begin, end, label in names))


if __name__ == "__main__":
    main()
