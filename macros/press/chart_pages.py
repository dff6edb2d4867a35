"""The pages of charts: for each its permalink page, its files, its embed page and what oEmbed says of it."""

import json
from collections.abc import Iterator
from html import escape

from macros.charts import (
    CHARTS,
    Stamp,
    address,
    chart_html,
    charts_of,
    engine,
    files_of,
    preview_of,
    preview_size,
)
from macros.charts.gallery import file_of
from macros.markup import numbers
from macros.markup.addresses import Link, links_from
from macros.markup.addresses import address as permalink
from macros.press import chart_embeds, corrections, foot, pieces
from macros.press.cite_this import CiteThis
from macros.press.entries import Desk
from macros.press.policy import with_policy
from macros.press.shell import Shell
from macros.press.site import Site
from macros.press.uses import Uses
from macros.progress import each
from macros.record import history, wording
from macros.record.model import Record

_DESCRIPTION = "A chart whose every mark leads to its figure, with its numbers, its sources and its files."
_TO_ROOT = "../../"
_PREVIEW = "preview.svg"


def write(site: Site, record: Record, uses: Uses) -> None:
    """Write the pages and files of every chart that the record can fill into a built site.

    A site without a shell has them already, and stays as it is.
    """
    shell, drawn = Shell.read(site), charts_of(record)
    if shell is None or not drawn:
        return
    program = site.folder / engine.PATH
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_bytes(engine.engine())
    cite_this = CiteThis(site, record)
    for name in each(drawn, "Drawing charts"):
        folder = site.folder / address(name)
        embed = chart_embeds.Embed.of(name, record, site)
        (folder / "embed").mkdir(parents=True, exist_ok=True)
        title = wording.plain(record, CHARTS[name].title)
        desk = Desk(record, links_from(record, address(name)), site)
        cite = cite_this.section(address(name), title)
        page = shell.stamp(
            title,
            _article(desk, name, uses, embed, cite),
            address(name),
            head=embed.discovery() + cite_this.head(address(name), title),
            description=_DESCRIPTION,
        )
        (folder / "index.html").write_text(page, encoding="utf-8")
        (folder / "embed" / "index.html").write_text(with_policy(embed.page()), encoding="utf-8")
        oembed = json.dumps(embed.oembed(), indent=1, ensure_ascii=False) + "\n"
        (folder / "oembed.json").write_text(oembed, encoding="utf-8")
        for file, content in files_of(
            name, record, full_link(site, record), stamp_of(site, record, name)
        ).items():
            (folder / file).write_bytes(content)
        preview = preview_of(name, record, full_link(site, record))
        (folder / _PREVIEW).write_text(preview, encoding="utf-8")


def listing(desk: Desk) -> str:
    """All charts as a list, each a small picture over its title and its measure, for the page at `charts/`."""
    items = "\n".join(f"<li>{_listed(desk, name)}</li>" for name in charts_of(desk.record))
    return f'<ul class="ledger-gallery">\n{items}\n</ul>'


def _listed(desk: Desk, name: str) -> str:
    width, height = preview_size(name, desk.record)
    picture = f'<img src="{name}/{_PREVIEW}" alt="" width="{width}" height="{height}" loading="lazy">'
    title = numbers.inline(wording.plain(desk.record, CHARTS[name].title))
    measure = numbers.text(desk.record, CHARTS[name].measure, desk.link)
    return f'<a href="{name}/"><span>{picture}</span>{title}</a><p>{measure}</p>'


def stamp_of(site: Site, record: Record, name: str) -> Stamp:
    """What a picture of the chart says of its origin."""
    day = numbers.history(record, "edition").replace("span", "tspan") if history.edition(record) else ""
    return Stamp(site.name, site.url + address(name), day)


def full_link(site: Site, record: Record) -> Link:
    """Gives the full address of an entry, for what leaves the site."""
    return lambda entry_id: (site.url or _TO_ROOT) + permalink(record, entry_id)


def _article(desk: Desk, name: str, uses: Uses, embed: chart_embeds.Embed, cite: str) -> str:
    figure = chart_html(name, desk.record, address(name))
    pages = "".join(
        f'<li><a class="ledger-page-title" href="{_TO_ROOT}{escape(url)}">{escape(title)}</a></li>'
        for url, title in uses.of_chart(name).items()
    )
    parts = [
        '<p class="ledger-kicker"><a href="../">All charts</a></p>',
        figure,
        pieces.section("Shown on", f"<ul>{pages}</ul>") if pages else "",
        *_embedding(embed),
        cite,
        corrections.of_chart(desk.site, address(name), file_of(name)),
    ]
    body = "\n".join(part for part in parts if part)
    return f'<div class="ledger-chart-page">\n{body}\n{foot.section(figure, desk)}\n</div>'


def _embedding(embed: chart_embeds.Embed) -> Iterator[str]:
    yield '<section class="ledger-embedding">\n<h2 id="embed">Show it on your page</h2>'
    yield (
        "<p>The picture files carry their sources, date and address. Anyone may print them who leaves these on. Or show"
        ' the chart itself in <a href="embed/">a frame</a>, which follows every later correction:</p>'
    )
    yield f'<pre class="ledger-embed"><code>{escape(embed.code())}</code></pre>'
    yield "<p>Where your page loads this small script as well, its frames take the height of their charts:</p>"
    yield f'<pre class="ledger-embed"><code>{escape(embed.script())}</code></pre>\n</section>'
