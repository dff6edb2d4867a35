"""The pictures that networks show beside a link: which pages have one, and what their heads say of it.

Those are the pages that people wrote, the charts, and the permalink pages whose number several pages print, for
they are what people share. The others go without, so that ten thousand figures do not cost ten thousand pictures.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path

from macros.markup.addresses import FOLDERS, address
from macros.press import social_card
from macros.press.site import Site
from macros.press.uses import Uses, title_of
from macros.progress import each
from macros.record.derived import amount_of
from macros.record.model import Record

FOLDER = Path(".cache/cards")
"""Where pictures are kept by their content, seen from the folder in which the site is built."""

COLOURS = 32
"""How many colours a picture has: three, and the shades between them at the edges of letters."""

PAGES_OF_A_SHARED_NUMBER = 3
"""How many pages must print a number for its permalink pages to have a picture."""

_PERMALINKS = frozenset([*FOLDERS.values(), "charts"])
_ALT = "A card with the heading of the page, a number that leads it, and the source of that number."
_OPENING = re.compile(r'<div class="(?:admonition abstract|ledger-numbers[^"]*)">.*?</div>', re.DOTALL)
"""What a page opens with: "In short", or a grid of large numbers."""

_NUMBER = re.compile(r'data-(?:figure|derived)="([a-z0-9-]+)"')
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


def write(site: Site, record: Record, uses: Uses, folder: Path = FOLDER) -> None:
    """Draw the cards of a site into `cards/` and name each in the head of its page.

    Nothing is drawn for a site whose pages do not say where it will stand, as networks ask for full addresses, nor
    for a page that names a picture already. Pictures that the folder keeps from an earlier run are not drawn again.
    """
    if not site.url:
        return
    cards = [*_of_pages(site, record), *_of_entries(record, uses)]
    wanted = {url: social_card.drawn(card, site.name) for url, card in cards} | dict(_of_charts(site))
    drawings = {}
    for url, drawing in wanted.items():
        path = site.folder / url / "index.html"
        page = path.read_text(encoding="utf-8") if path.exists() else ""
        if page and "og:image" not in page:
            drawings[url] = drawing
            path.write_text(page.replace("</head>", f"{_head(site, url, page)}</head>", 1), encoding="utf-8")
    with ThreadPoolExecutor() as hands:
        pictures = hands.map(lambda svg: png(svg, folder), drawings.values())
        for url in each(drawings, "Drawing cards"):
            path = site.folder / picture_of(url)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(next(pictures))


def picture_of(url: str) -> str:
    """Where the card of the page at `url` stands, below the site's root."""
    return f"cards/{url.removesuffix('/') or 'start'}.png"


def png(svg: str, folder: Path) -> bytes:
    """The picture as PNG in few colours: the one that is kept in the folder, or a new one, which is then kept."""
    made_by = f"{version('vl-convert-python')} {version('pillow')} {COLOURS}"
    kept = folder / f"{hashlib.sha256(f'{made_by} {svg}'.encode()).hexdigest()[:24]}.png"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{id(svg):x}.draft")
        draft.write_bytes(_bitmap(svg))
        draft.replace(kept)
    return kept.read_bytes()


def _of_pages(site: Site, record: Record) -> Iterator[tuple[str, social_card.Card]]:
    """The cards of the pages that people wrote."""
    pages = [*site.folder.glob("index.html")]
    for folder in site.folder.iterdir():
        pages += folder.glob("index.html") if folder.name in _PERMALINKS else folder.rglob("index.html")
    for path in sorted(pages):
        url = path.relative_to(site.folder).as_posix().removesuffix("index.html")
        page = path.read_text(encoding="utf-8")
        article = page[page.find("<article") :]
        if title := title_of(article):
            yield url, social_card.of_page(record, title, _described(page), leading_number(article, record))


def leading_number(article: str, record: Record) -> str | None:
    """The number that leads a page: the largest sum of those with which it opens, or else the first of them."""
    opening = _OPENING.search(article)
    opened_by = _NUMBER.findall(opening[0]) if opening else []
    sums = {
        one: amount_of(record, one) for one in opened_by if one in record.figures or one in record.derived
    }
    dollars = [entry_id for entry_id, amount in sums.items() if amount.unit == "USD"]
    return max(dollars, key=lambda entry_id: sums[entry_id].low, default=next(iter(sums), None))


def _of_entries(record: Record, uses: Uses) -> Iterator[tuple[str, social_card.Card]]:
    """The cards of the permalink pages whose number several pages print."""
    for entries in record.kinds().values():
        for entry in entries.values():
            leading = social_card.leading(entry)
            if leading and len(uses.of(leading)) >= PAGES_OF_A_SHARED_NUMBER:
                yield address(record, entry.id), social_card.of_entry(record, entry, leading)


def _of_charts(site: Site) -> Iterator[tuple[str, str]]:
    """The cards of the charts, drawn from the pictures that their pages offer."""
    for folder in sorted(site.folder.glob("charts/*/")):
        picture = folder / f"{folder.name}.svg"
        if picture.exists():
            yield f"charts/{folder.name}/", social_card.framed(picture.read_text(encoding="utf-8"))


def _head(site: Site, url: str, page: str) -> str:
    said: Mapping[str, str] = {
        "og:type": "article" if url else "website",
        "og:title": title_of(page),
        "og:description": _described(page),
        "og:url": site.url + url,
        "og:image": site.url + picture_of(url),
        "og:image:alt": _ALT,
    }
    tags = "".join(
        f'<meta property="{name}" content="{escape(text)}">' for name, text in said.items() if text
    )
    return f'{tags}<meta name="twitter:card" content="summary_large_image">'


def _described(page: str) -> str:
    found = _DESCRIPTION.search(page)
    return unescape(found[1]) if found else ""


@cache
def _drawer() -> Callable[..., bytes]:
    # Imported late, as Pillow is: a build whose pictures are all kept needs neither.
    import vl_convert

    vl_convert.register_font_directory(str(social_card.FONTS))
    drawer: Callable[..., bytes] = vl_convert.svg_to_png
    return drawer


def _bitmap(svg: str) -> bytes:
    from PIL import Image

    picture = Image.open(io.BytesIO(_drawer()(svg, scale=1))).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()
