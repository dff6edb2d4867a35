"""A copy of a page's source in which each number is coloured by what backs it."""

from collections.abc import Iterator
from html import escape

from macros.trace.explain import COMPUTED, NOTHING, Explained
from macros.trace.markdown_file import MarkdownFile
from macros.trace.proofs import TRACED
from macros.trace.templates import literal_spans

_STYLE = """
:root { color-scheme: light dark; --page: #fff; --ink: #1c1c1c; --traced: #cfe8d0; --rule: #d9dff0; --open: #f4e3b5;
  --nothing: #f6c3bd }
@media (prefers-color-scheme: dark) { :root { --page: #17181a; --ink: #e6e6e6; --traced: #1f4a2a; --rule: #2f3a5c;
  --open: #58491a; --nothing: #6b211b } }
body { background: var(--page); color: var(--ink); font: 1rem/1.6 ui-monospace, monospace; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
mark { color: inherit; border-radius: .2em; padding: 0 .2em }
.traced { background: var(--traced) } .rule { background: var(--rule) } .computed { background: var(--open) }
.nothing { background: var(--nothing); outline: 2px solid currentColor }
"""
_LEGEND = {
    "traced": "leads to a source",
    "rule": "passes by a rule",
    "computed": "is worked out by the build",
    "nothing": "has nothing behind it",
}


def annotated(page: MarkdownFile, numbers: list[Explained]) -> str:
    """The page's source as an HTML document of its own; a call stands as what it prints, `numbers` give the colours."""
    legend = " ".join(f'<mark class="{look}">{words}</mark>' for look, words in _LEGEND.items())
    body = "".join(_pieces(page, numbers))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(page.file)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<p>{legend}</p>\n<pre>{body}</pre>\n</body>\n</html>\n"
    )


def _pieces(page: MarkdownFile, numbers: list[Explained]) -> Iterator[str]:
    text = page.text
    lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    marks: dict[tuple[int, int], list[Explained]] = {}
    calls = list(_calls(page))
    for number in numbers:
        start = lines[number.place.line - 1] + number.place.column - 1
        span = (start, start + number.length)
        if not number.length:
            span = next((call for call in calls if call[0] <= start < call[1]), span)
        marks.setdefault(span, []).append(number)
    end = 0
    for (start, stop), shown in sorted(marks.items()):
        if start < end:
            continue  # a number typed into a call that is shown already
        yield escape(text[end:start])
        yield " · ".join(_mark(number) for number in shown)
        end = stop
    yield escape(text[end:])


def _calls(page: MarkdownFile) -> Iterator[tuple[int, int]]:
    """The spans of the calls in the page's text."""
    body = page.body
    before = len(page.text) - len(body)
    end = 0
    for start, stop in [*(literal_spans(body) if page.has_words else []), (len(body), len(body))]:
        if start > end:
            yield end + before, start + before
        end = stop


def _mark(number: Explained) -> str:
    look = "rule"
    if number.backing in (*TRACED, NOTHING, COMPUTED):
        look = "traced" if number.backing in TRACED else number.backing
    title = " ".join(part for part in (number.backing, number.names) if part)
    return f'<mark class="{look}" title="{escape(f"{title}: {number.why}")}">{escape(number.said)}</mark>'
