"""Precision and recall of `find` on sentences labelled by hand."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from macros.numerals import find

CORPUS = Path(__file__).with_name("corpus.yml")
PARTS = ("written_first", "held_out", "held_out_later")
MARK = re.compile("⟦(.*?)⟧")


class Score(NamedTuple):
    """Spans found that were labelled, spans found in all, spans labelled in all."""

    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        """How many of the spans found were labelled."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """How many of the spans labelled were found."""
        return self.right / self.labelled


def sentences(part: str) -> list[str]:
    """Every sentence of one part of the corpus, whatever its style, with its marks."""
    styles = yaml.safe_load(CORPUS.read_text("utf-8"))[part]
    return [sentence for style in styles.values() for sentence in style]


def unmark(marked: str) -> tuple[str, set[tuple[int, int]]]:
    """The sentence without marks, and the spans that were marked."""
    spans, removed = set(), 0
    for mark in MARK.finditer(marked):
        start = mark.start() - removed
        spans.add((start, start + len(mark[1])))
        removed += 2
    return MARK.sub(r"\1", marked), spans


def score(part: str) -> tuple[Score, list[str]]:
    """The score on one part of the corpus, and every sentence read wrong, as found."""
    right = found = labelled = 0
    wrong = []
    for marked in sentences(part):
        text, expected = unmark(marked)
        spans = {(numeral.start, numeral.end) for numeral in find(text)}
        right += len(spans & expected)
        found += len(spans)
        labelled += len(expected)
        if spans != expected:
            seen = [text[start:end] for start, end in sorted(spans ^ expected)]
            wrong.append(f"{marked}  differs in {seen}")
    return Score(right, found, labelled), wrong


@pytest.mark.parametrize("part", PARTS)
def test_precision_and_recall(part: str) -> None:
    """At least 99 of 100 numbers found are numbers, whole, and 99 of 100 numbers are found."""
    reached, wrong = score(part)
    report = (
        f"{part}: precision {reached.precision:.4f}, recall {reached.recall:.4f}, {reached.labelled} numbers"
    )
    sys.stdout.write("\n".join([report, *wrong, ""]))
    assert reached.precision >= 0.99, report
    assert reached.recall >= 0.99, report


def test_corpus_is_large_and_half_harmless() -> None:
    """The corpus holds at least 420 sentences, at least half of them without any number, none twice."""
    every = [sentence for part in PARTS for sentence in sentences(part)]
    harmless = [sentence for sentence in every if not MARK.search(sentence)]
    assert len(set(every)) == len(every) >= 420
    assert 2 * len(harmless) >= len(every)
