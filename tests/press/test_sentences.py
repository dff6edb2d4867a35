"""The sentences that a number stands in: found on built pages, and shown again with everything in them traced."""

import pytest

from macros.press.sentences import Sentences

NUMBER = '<a class="ledger-number" data-figure="japan-loss" href="../figures/japan-loss/">$721 million</a>'
OTHER = (
    '<a class="ledger-number" data-figure="world-loss" href="../figures/world-loss/">More than $2 billion</a>'
)

CASES = {
    "the sentence alone": (
        f"<p>Nobody knows all. Japan lost {NUMBER} in those years. It was the most.</p>",
        ["Japan lost $721 million in those years."],
    ),
    "two numbers share a sentence": (
        f"<p>Japan lost {NUMBER} while others lost less. {OTHER} went in all.</p>",
        ["Japan lost $721 million while others lost less."],
    ),
    "a sentence begins after a number": (
        f"<p>In all it was {NUMBER}. {OTHER} went elsewhere, they say.</p>",
        ["In all it was $721 million."],
    ),
    "an initial ends no sentence": (
        f"<p>The U.S. Treasury put it at {NUMBER} then.</p>",
        ["The U.S. Treasury put it at $721 million then."],
    ),
    "an abbreviation of several letters does": (
        f"<p>They took five hundred ETH. The firm lost {NUMBER} by that.</p>",
        ["The firm lost $721 million by that."],
    ),
    "words with a look of their own": (
        f"<p>They <em>say</em> that <a href='../thefts/'>Japan</a> lost\n  {NUMBER}.<sup>1</sup></p>",
        ["They say that Japan lost $721 million."],
    ),
    "items of a list, each for itself": (
        f"<ul><li>Japan lost {NUMBER} of it<ul><li>and said so in the end</li></ul></li></ul>",
        ["Japan lost $721 million of it"],
    ),
    "the lines of a time line are none": (
        f'<ol class="ledger-timeline"><li>1 May Japan says that it lost {NUMBER} there</li></ol>',
        [],
    ),
    "nor is the heading of rivals, but the reason below is one": (
        (
            f'<div class="ledger-quantity"><p role="heading">All that was lost in {NUMBER} by them</p>'
            f"<p>They say that {NUMBER} is too little.</p></div>"
        ),
        ["They say that $721 million is too little."],
    ),
    "a number with hardly a word": (f"<p>In all: {NUMBER}</p>", []),
    "tables and charts are no sentences": (
        f"<table><tr><td><p>Japan lost all of {NUMBER} then.</p></td></tr></table><figure><p>So {NUMBER}.</p></figure>",
        [],
    ),
}


@pytest.mark.parametrize(("article", "expected"), CASES.values(), ids=list(CASES))
def test_sentences_of_a_number(article: str, expected: list[str]) -> None:
    """Each sentence is found whole, once, and without its neighbours."""
    sentences = Sentences()
    sentences.note("how-much/", f"<html><body><nav>n</nav><article>{article}</article></body></html>")
    found = sentences.of("japan-loss").get("how-much/", ())
    assert ["".join(map(str, sentence)) for sentence in found] == expected
