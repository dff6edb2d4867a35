"""A chart for the pages of others: a bare page for a frame, the code that frames it, and what oEmbed says of it.

The bare page goes without the theme. It follows the palette of the reader's system, or the one that its address
asks for (`?scheme=dark`), and tells its height to the page around it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from macros.charts import CHARTS, address, embedded_html
from macros.charts.measure import text_lines
from macros.markup import numbers
from macros.markup.addresses import links_from
from macros.press.site import Site
from macros.record import history, wording
from macros.record.model import Record

_TO_ROOT = "../../../"
_WIDTH = 680
_LINE = 20
_AROUND = 200
"""What stands around drawing and caption, in pixels: title, measure, origin and margins."""


@dataclass(frozen=True, slots=True)
class Embed:
    """One chart for the pages of others; `html` is the chart, `height` the pixels that it takes on a wide page."""

    name: str
    title: str
    html: str
    height: int
    origin: str
    site: Site

    @classmethod
    def of(cls, name: str, record: Record, site: Site) -> "Embed":
        """The embed of the chart of that name. Raises ChartError where it cannot be drawn."""
        url = f"{address(name)}embed/"
        chart = CHARTS[name]
        drawn = embedded_html(name, record, links_from(record, url))
        words = [wording.plain(record, chart.caption), *drawn.publishers]
        lines = sum(1 for _ in text_lines(" ".join(words), _WIDTH))
        height = round((drawn.height + _LINE * (lines + 1) + _AROUND) / 10) * 10
        day = f", {numbers.history(record, 'edition')}" if history.edition(record) else ""
        return cls(name, wording.plain(record, chart.title), drawn.html, height, day, site)

    def page(self) -> str:
        """The bare page."""
        assets = f"{_TO_ROOT}assets"
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(self.title)}</title>\n"
            '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
            f'<link rel="canonical" href="{escape(self._home)}">\n'
            '<link rel="icon" href="data:,">\n<base target="_blank">\n'
            f'<link rel="stylesheet" href="{assets}/drawing.css">\n'
            f'<link rel="stylesheet" href="{assets}/embed.css">\n'
            f'<script src="{assets}/embedded.js" defer></script>\n'
            f"</head>\n<body>\n<main>\n{self.html}\n"
            f'<p class="ledger-origin"><a href="../">{escape(self.site.name)}</a>{self.origin}</p>\n'
            "</main>\n</body>\n</html>\n"
        )

    def code(self) -> str:
        """The HTML that shows the chart on another page, without any script."""
        return (
            f'<iframe src="{escape(self._home)}embed/" title="{escape(self.title)}" width="100%"'
            f' height="{self.height}" loading="lazy" style="border: none"></iframe>'
        )

    def script(self) -> str:
        """The HTML that makes frames as high as what is in them, once for all frames of a page."""
        return f'<script src="{escape(self.site.url)}assets/embed.js" async></script>'

    def discovery(self) -> str:
        """What leads from the chart's page to what oEmbed says of it."""
        # With a blank, which HTML passes over: Material's instant navigation looks for a site map beside whatever
        # stands behind a plain `rel="alternate"`.
        return (
            f'<link rel="alternate " type="application/json+oembed" href="{escape(self._home)}oembed.json"'
            f' title="{escape(self.title)}">'
        )

    def oembed(self) -> Mapping[str, object]:
        """What oEmbed says of the chart: see the response of type "rich" in its specification, 2.3.4.4."""
        return {
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": self.site.name,
            "provider_url": self.site.url,
            "html": self.code(),
            "width": _WIDTH,
            "height": self.height,
        }

    @property
    def _home(self) -> str:
        return self.site.url + address(self.name)
