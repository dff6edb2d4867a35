"""A record full of hostile text, built into a whole site: every text is shown as it is, and nothing of it runs."""

import csv
import json
from collections.abc import Iterator
from functools import partial
from threading import Thread

import html5lib
import pytest
from lxml import etree, html
from playwright.sync_api import Browser, expect
from pydantic import ValidationError

from macros.record.load import load
from macros.record.model import Record, Source
from tests.reader import reading
from tests.site import hostile
from tests.serving import QuietHandler, QuietServer
from tests.site.conftest import Site, build

LINKING = frozenset({"href", "src", "action", "formaction", "data", "{http://www.w3.org/1999/xlink}href"})
WATCH = """
window.ran = [];
window.boom = () => window.ran.push("boom");
for (const dialog of ["alert", "confirm", "prompt"]) window[dialog] = () => window.ran.push(dialog);
"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The hostile record as a site, built strictly and audited by the program of this project, and served."""
    project = tmp_path_factory.mktemp("hostile")
    hostile.project(project)
    with QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(project))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/site/"
        # Pictures carry the address: one that stays the same lets them be kept from run to run.
        build(project / "site", "https://ledger.example/site/", project)
        yield Site(project / "site", url)
        server.shutdown()


@pytest.fixture(scope="module")
def record(hostile_site: Site) -> Record:
    """The hostile record."""
    return load(hostile_site.folder.parent / "data").record


def test_every_kind_of_entry_is_hostile(record: Record) -> None:
    """No kind of entry and no field that takes any text was left out of the trial."""
    for kind in record.kinds().values():
        entries = [entry.model_dump() for entry in kind.values()]
        for field in hostile.free_fields(type(next(iter(kind.values())))):
            used = [str(entry[field]) for entry in entries if entry[field]]
            assert used, f"no entry has a {field}"
            assert all("boom()" in text for text in used)
    assert all('"onmouseover=' in source.url for source in record.sources.values())


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\u0000", "\u2028"])
def test_the_record_refuses_marks_that_turn_text(mark: str) -> None:
    """What turns the direction of a line, ends it or hides in it stands in no field."""
    with pytest.raises(ValidationError, match="turns the direction"):
        Source(id="s", title=f"A{mark}B", publisher="P", url="https://source.example/", kind="news")


@pytest.mark.parametrize(
    "address",
    ["javascript:boom()", "data:text/html,<script>boom()</script>", " https://a.example", "//a.example"],
)
def test_the_record_refuses_addresses_that_are_not_of_the_web(address: str) -> None:
    """An address that a click could run, or that leads somewhere else on each page, is no source."""
    with pytest.raises(ValidationError, match="is not a web address"):
        Source(id="s", title="T", publisher="P", url=address, kind="news")


def test_no_page_has_anything_to_run(hostile_site: Site) -> None:
    """No page got an element, an attribute or an address from the record's text, and scripts are the site's own."""
    faults = []
    for path in sorted(hostile_site.folder.rglob("*.html")):
        for element in html.fromstring(path.read_bytes()).iter(etree.Element):
            hooks = [name for name in element.attrib if str(name).lower().startswith("on")]
            links = [str(element.get(name, "")).strip() for name in LINKING]
            runs = any(link.lower().startswith(("javascript:", "data:text")) for link in links)
            own = (
                element.tag != "script" or "boom" not in (element.text or "") or _is_sound_json(element.text)
            )
            if hooks or runs or not own or element.get("src") == "x":
                faults.append(f"{path}: {etree.tostring(element)[:200]!r}")
    assert faults == []


def _is_sound_json(text: str | None) -> bool:
    """Whether the text of a script element is data, with nothing in it that ends the element or begins a comment."""
    json.loads(text or "")
    return "<" not in (text or "")


def test_every_kind_of_page_is_valid(hostile_site: Site) -> None:
    """The pages parse strictly: no text breaks out of where it stands."""
    for page in hostile_site.kinds_of_page:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse((hostile_site.folder / page / "index.html").read_text(encoding="utf-8"))


def test_every_file_beside_the_pages_is_sound(hostile_site: Site, record: Record) -> None:
    """JSON, XML and CSV read as what they are, drawings hold no script, and the text comes back as it went in."""
    texts = {title for source in record.sources.values() if (title := source.title)}
    for path in sorted(hostile_site.folder.rglob("*")):
        if "assets" in path.relative_to(hostile_site.folder).parts:
            continue
        match path.suffix:
            case ".json" | ".geojson" | ".webmanifest":
                json.loads(path.read_text(encoding="utf-8"))
            case ".jsonl" | ".ndjson":
                for line in path.read_text(encoding="utf-8").splitlines():
                    json.loads(line)
            case ".xml" | ".svg" | ".atom" | ".rss":
                root = etree.parse(path).getroot()
                assert not [one for one in root.iter(etree.Element) if "script" in str(one.tag)]
            case ".csv":
                with path.open(encoding="utf-8", newline="") as file:
                    header, *rows = csv.reader(file)
                assert {len(row) for row in rows} <= {len(header)}
                if path.name == "sources.csv":
                    assert texts <= {field for row in rows for field in row}


@pytest.mark.browser
def test_nothing_runs_in_a_browser(hostile_site: Site, record: Record, browser: Browser) -> None:
    """Whatever a reader opens, points at or looks for: the text is shown as it is, and none of it runs."""
    with reading(browser, bypass_csp=True) as reader:
        reader.context.add_init_script(WATCH)
        for page in hostile_site.kinds_of_page:
            opened = reader.open(hostile_site.url + page)
            opened.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            assert opened.evaluate("document.querySelectorAll('[onerror], [onload], [src=x]').length") == 0
            assert opened.evaluate("window.ran") == [], page
        source_id, title = next((one.id, one.title) for one in record.sources.values() if one.title)
        shown = reader.open(f"{hostile_site.url}sources/{source_id}/").locator("article").inner_text()
        assert " ".join(title.split()) in " ".join(shown.split())

        start = reader.open(hostile_site.url)
        start.locator("article > p > a.ledger-number[data-figure]").first.hover()
        expect(start.locator("#ledger-card")).to_contain_text("<img src=x onerror=boom()>")
        start.locator("[data-md-component='search-query']").press_sequentially("boom onerror")
        expect(start.locator(".md-search-result__link").first).to_be_visible()
        start.keyboard.press("Escape")
        start.locator(".md-nav--primary a", has_text="Thefts").first.click()
        start.wait_for_url("**/thefts/")
        start.locator(".ledger-choice select").first.select_option(index=1)
        start.locator(".ledger-choice select").first.blur()
        assert start.evaluate("window.ran") == []
