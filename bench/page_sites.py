"""Three sites with the same two explainers, each with three charts and forty numbers: ours, plain Material, Hugo."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import vl_convert

from bench.made_site import ROOT
from macros.record import wording
from macros.record.load import load
from macros.record.model import Record

CHARTS = ("stolen-by-year", "losses-by-country", "kinds-of-victim")
PAGES = ("north", "south")
_NUMBERS = 40
_SENTENCE = (
    "Thieves who work for the state took more than a bank could hold, {number} by the count of the firm that follows "
    "the coins from the first wallet to the last exchange. "
)
_EMBED = "window.vegaEmbed = vegaEmbed;"
_DRAW = """\
for (const place of document.querySelectorAll("[data-chart]"))
  vegaEmbed(place, place.dataset.chart, { renderer: "svg", actions: false })
"""
_LAYOUT = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title><style>body{max-width:38rem;margin:auto;padding:1rem;font:1rem/1.6 serif}
svg{display:block;width:100%;height:auto;--chart-ink:#211d18;--chart-grid:#ddd;--chart-accent:#a02c1c}</style></head>
<body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>
"""


def ours(folder: Path) -> Path:
    """Build the project's own site with the two explainers in it; the folder of the built site."""
    for name in ("data", "macros", "theme"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", folder / "docs")
    record = load(ROOT / "data").record
    for at, page in enumerate(PAGES):
        numbers = [f'{{{{ fig("{one}") }}}}' for one in _figures(record, at)]
        charts = [f'{{{{ chart("{name}") }}}}' for name in CHARTS]
        (folder / "docs" / f"{page}.md").write_text(_text(page, numbers, charts), encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "".join(f"  - Explainer {page}: {page}.md\n" for page in PAGES)
    (folder / "mkdocs.yml").write_text(settings.replace("\nnav:\n", f"\nnav:\n{nav}", 1), encoding="utf-8")
    return _built_by_mkdocs(folder)


def material(folder: Path, pressed: Path) -> Path:
    """Build the same text with Material as it comes; vega-embed draws the charts of our site, `pressed`."""
    assets = folder / "docs" / "assets"
    assets.mkdir(parents=True)
    (assets / "vega.js").write_text(vl_convert.javascript_bundle(_EMBED), encoding="utf-8")
    (assets / "draw.js").write_text(_DRAW, encoding="utf-8")
    for name in CHARTS:
        shutil.copy(pressed / "charts" / name / f"{name}.vl.json", assets)
    charts = [f'<div data-chart="../assets/{name}.vl.json"></div>' for name in CHARTS]
    for at, page in enumerate(PAGES):
        (folder / "docs" / f"{page}.md").write_text(_text(page, _linked(at), charts), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: The same text\nsite_url: https://example.org/\ntheme: {name: material, font: false}\n"
        "extra_javascript: [assets/vega.js, assets/draw.js]\n",
        encoding="utf-8",
    )
    return _built_by_mkdocs(folder)


def hugo(folder: Path, pressed: Path, build: Callable[[Path], object]) -> Path:
    """Build the same text with Hugo in a bare layout, with the drawings of our site, `pressed`, in the page."""
    page_html = (pressed / PAGES[0] / "index.html").read_text(encoding="utf-8")
    wide = re.findall(r'<div class="ledger-chart-wide">(.*?)</div>', page_html, re.DOTALL)
    (folder / "layouts").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "layouts" / "all.html").write_text(_LAYOUT, encoding="utf-8")
    (folder / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap"]\n'
        "markup.goldmark.renderer.unsafe = true\n",
        encoding="utf-8",
    )
    for at, page in enumerate(PAGES):
        _, _, text = _text(page, _linked(at), wide).partition("\n")
        content = f'---\ntitle: "Explainer {page}"\n---\n{text}'
        (folder / "content" / f"{page}.md").write_text(content, encoding="utf-8")
    build(folder)
    return folder / "site"


def _linked(at: int) -> list[str]:
    """The numbers of one of the explainers, as plain links."""
    record = load(ROOT / "data").record
    return [f'<a href="../figures/{one}/">{wording.printed(record, one)}</a>' for one in _figures(record, at)]


def _figures(record: Record, at: int) -> list[str]:
    """The figures of one of the explainers: two to a source where it has them, much as the site's explainers cite."""
    by_source: dict[str, list[str]] = {}
    for figure in record.figures.values():
        by_source.setdefault(figure.source, []).append(figure.id)
    ids = [one for several in by_source.values() for one in several[:2]]
    return ids[at * _NUMBERS : (at + 1) * _NUMBERS]


def _text(page: str, numbers: list[str], charts: list[str]) -> str:
    """An explainer in Markdown: a sentence for each number, and a chart after each third of them."""
    parts = [f"# Explainer {page}\n"]
    for at, number in enumerate(numbers):
        if at % 8 == 0:
            parts.append("\n\n")
        parts.append(_SENTENCE.format(number=number))
        if at % 13 == 12:
            parts.append(f"\n\n{charts[at // 13]}\n\n")
    return "".join(parts)


def _built_by_mkdocs(folder: Path) -> Path:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "site"
