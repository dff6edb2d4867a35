"""The rules for the start of a page: what a small screen shows at rest, and nothing else."""

import pytest

from macros.press.first_paint import FirstPaint
from macros.press.style_sheet import UnreadableError

PAGE = """<!doctype html><html lang="en" class="no-js"><body dir="ltr" data-md-color-scheme="default">
<header class="md-header"><div class="md-search__inner"><input class="field" style="color:var(--ink)"></div></header>
<article class="text"><h1>Title</h1><p class="lead">Text.</p>
<details><summary>More</summary><table class="folded"><tr><td></td></tr></table></details>
<p>{more}</p><figure class="chart"><div class="wide"></div><figcaption class="words"></figcaption></figure></article>
<footer class="foot"><p class="below"></p></footer></body></html>
"""
SHORT = PAGE.format(more="")
LONG = PAGE.format(more="<b></b>" + "More text. " * 400)

SHOWN = [
    "html{margin:0}",
    ".js .text,.no-js .text{margin:0}",
    "[data-md-color-scheme=slate] .text{margin:0}",
    ".text>h1+p{margin:0}",
    ".text :is(h2,.lead){margin:0}",
    ".text :where(.gone p,h1){margin:0}",
    ".text :is(.gone td:nth-child(2),.lead,.gone){margin:0}",
    ".lead::before{content:none}",
    ".lead:not(.gone){margin:0}",
    "summary{margin:0}",
    "@media screen and (max-width:44em){.lead{margin:0}}",
    "@media screen and (min-width:30em){.lead{margin:0}}",
    "@media print,screen and (min-width:30em){.lead{margin:0}}",
    "@container (max-width:560px){.wide{display:none}}",
    "@supports (top:0){@media screen{.lead{margin:0}}}",
    ":root{--size:0}.lead{margin:var(--size)}",
    ":root{--ink:red}",
    ".wide{margin:0}",
]
NOT_SHOWN = [
    ".gone{margin:0}",
    ".lead .text{margin:0}",
    "a:hover,.lead:focus-visible,:checked~.text{margin:0}",
    ".lead::selection{color:red}",
    ".folded,.field{margin:0}",
    "@media print{.lead{margin:0}}",
    "@media (hover){.lead{margin:0}}",
    "@media screen and (min-width:60em){.lead{margin:0}}",
    "@media (width<=44em){.lead{margin:0}}",
    "@media print,screen and (min-width:76em){.lead{margin:0}}",
    ".lead{transition:color 1s;cursor:help}",
    ":root{--size:0}",
    "@keyframes turn{from{top:0}}",
    "@font-face{font-family:a}",
]


@pytest.mark.parametrize("rule", SHOWN)
def test_what_shows_at_the_start_is_there(rule: str) -> None:
    """Rules that match what is in view, in either palette, with a script and without, and the variables they use."""
    assert FirstPaint(rule).rules_for([SHORT]) == rule


@pytest.mark.parametrize("rule", NOT_SHOWN)
def test_what_does_not_show_is_not(rule: str) -> None:
    """Nothing that is not there, is folded, is for other media and wider screens, or comes with what a reader does."""
    assert FirstPaint(rule).rules_for([SHORT]) == ""


@pytest.mark.parametrize("rule", [".below{margin:0}", ".words{margin:0}", ".chart{margin:0}"])
def test_what_stands_far_below_is_left_to_the_style_sheet(rule: str) -> None:
    """A footer is in view below a short article, and not below a long one, where it only takes its place."""
    paint = FirstPaint(rule)
    assert FirstPaint(".foot{margin:0}").rules_for([LONG]) == ".foot{margin:0}"
    assert paint.rules_for([SHORT]) == rule
    assert paint.rules_for([LONG]) == ""


def test_rules_keep_their_order_and_share_their_groups() -> None:
    """Of several selectors those that match stay, and rules that follow each other in a group stand in one."""
    css = "p,.gone{top:0}@media screen{p{top:1px}h2{top:0}h1{top:0!important}}@media screen{p{top:2px}}p{top:3px}"
    assert FirstPaint(css).rules_for([SHORT]) == (
        "p{top:0}@media screen{p{top:1px}h1{top:0!important}p{top:2px}}p{top:3px}"
    )


def test_pages_share_their_rules() -> None:
    """Whatever shows at the start of any of them is there for all."""
    other = SHORT.replace("lead", "other")
    assert FirstPaint(".lead,.other,.gone{top:0}").rules_for([SHORT, other]) == ".lead,.other{top:0}"


def test_a_style_sheet_that_cannot_be_read_is_refused() -> None:
    """Rather none than wrong ones."""
    with pytest.raises(UnreadableError):
        FirstPaint("a{top:0}}b{")
