"""The shell of a permalink page: one page that the theme renders, and that every entry's page is stamped from.

The site generator takes some milliseconds and a lot of memory for each page; a stamped page costs a hundredth of
that. The shell stands as deep as a permalink (`figures/shell/`), so that its relative links hold on every one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from macros.press.policy import has_policy, style_sources, with_policy
from macros.press.site import SHELL, Site

DESCRIPTION = "An entry of the ledger: what its source prints, who says so, and who counts otherwise."
"""What search engines are told of every permalink page: it names no number, so that none needs a trace there."""

_ENTRY = '<div id="ledger-entry"><h1>LEDGER-TITLE</h1></div>'
_FRAME = re.compile(r"<!-- shell -->(.*?)<!-- /shell -->", re.DOTALL)
_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]+">')
_SCRIPT = re.compile(r'<script src="[^"]+"[^>]*></script>')
# A script stays as it is on all pages: one page's policy lets it run on the next, which instant navigation puts there.
_BLANKS = re.compile(r"(<script\b.*?</script>)|\s*\n\s*", re.DOTALL)
_MARKS = re.compile(f"({re.escape(_ENTRY)}|LEDGER-TITLE|LEDGER-DESCRIPTION|</head>|{re.escape(SHELL)})")


@dataclass(frozen=True, slots=True)
class Shell:
    """The pieces of the shell, marks and what stands between them in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def read(cls, site: Site) -> "Shell | None":
        """The shell of a built site; None where the generator built none."""
        path = site.folder / SHELL / "index.html"
        if not path.exists():
            return None
        html = _BLANKS.sub(lambda found: found[1] or "\n", _taken_out(path.read_text(encoding="utf-8")))
        return cls(tuple(_MARKS.split(html)))

    def stamp(
        self,
        title: str,
        body: str,
        address: str,
        *,
        head: str = "",
        description: str = DESCRIPTION,
    ) -> str:
        """A whole page: its title as plain text, the HTML of its article and its address.

        `head` is HTML that its head holds besides, and `description` plain text for search engines.
        """
        values: Mapping[str, str] = {
            _ENTRY: body,
            "LEDGER-TITLE": escape(title),
            "LEDGER-DESCRIPTION": escape(description),
            "</head>": f"{head}</head>",
            SHELL: address,
        }
        # The shell stands two folders below the root; a page that stands deeper goes up once more for each.
        deeper = "../" * (address.count("/") - SHELL.count("/"))
        return "".join(
            values[piece] if number % 2 else piece.replace("../..", f"{deeper}../..") if deeper else piece
            for number, piece in enumerate(self.pieces)
        )


def _taken_out(page: str) -> str:
    """The shell out of the page in whose block the theme has put it, with what that page loads; see `theme/shell.html`.

    A page that holds no other is the shell itself.
    """
    frame = _FRAME.search(page)
    if frame is None:
        return page
    around = page[: frame.start()] + page[frame.end() :]
    shell = frame[1].strip()
    shell = shell.replace("<!-- styles -->", "\n".join(_STYLE.findall(around)))
    shell = shell.replace("<!-- scripts -->", "\n".join(_SCRIPT.findall(around)))
    return with_policy(shell, style_sources(around)) if has_policy(around) else shell
