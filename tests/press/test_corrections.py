"""The ways to a correction: the exact line in the repository's editor, and forms whose fields the site knows."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.markup.addresses import address, links_from
from macros.press import corrections
from macros.press.entries import Desk
from macros.press.site import SHELL, Site
from macros.record.load import load
from macros.record.model import Record

ROOT = Path(__file__).parents[2]
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
SITE = Site(Path(), "https://ledger.example/", "The Ledger", "https://forge.example/o/r/edit/main")


@pytest.fixture(scope="module")
def record() -> Record:
    """The small record beside this file."""
    return load(Path(__file__).parent / "record").record


def addresses(html: str) -> list[str]:
    """Where the links of some HTML lead."""
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', html)]


def links(record: Record, entry_id: str, site: Site = SITE) -> list[str]:
    """Where the links of an entry lead."""
    entry = next(entries[entry_id] for entries in record.kinds().values() if entry_id in entries)
    return addresses(corrections.links(Desk(record, links_from(record, "x/"), site), entry))


@pytest.mark.parametrize(
    ("entry_id", "forms"),
    [
        ("japan-loss", ["wrong-number", "new-source"]),
        ("japan-share", ["wrong-number", "new-source"]),
        ("exchange-theft", ["wrong-number", "new-source"]),
        ("nikkei-asia-2023-05", ["dead-link"]),
        ("loss-of-japan", ["new-source"]),
    ],
)
def test_each_kind_has_its_forms(entry_id: str, forms: list[str], record: Record) -> None:
    """The first link opens the editor at the line of the entry; then come the forms that fit, with id and permalink."""
    edit, *others = links(record, entry_id)
    place = record.places[entry_id]
    file = Path(place.file).resolve().relative_to(ROOT).as_posix()
    assert edit == f"https://forge.example/o/r/edit/main/{file}#L{place.line}"
    assert (ROOT / file).read_text().splitlines()[place.line - 1] == f"{entry_id}:"
    for other, form in zip(others, forms, strict=True):
        assert other.startswith("https://forge.example/o/r/issues/new?")
        assert parse_qs(urlsplit(other).query) == {
            "template": [f"{form}.yml"],
            "id": [entry_id],
            "permalink": ["https://ledger.example/" + address(record, entry_id)],
        }


def test_a_reprint_asks_for_the_original(record: Record) -> None:
    """Where the document behind a source is wanted, there is a form to name it."""
    wanted = [source.id for source in record.sources.values() if source.kind == "reprint"]
    assert wanted
    for source_id in wanted:
        assert "template=original-found.yml" in links(record, source_id)[2]


def test_every_form_has_the_fields_that_are_filled_in(record: Record) -> None:
    """GitHub fills in a field whose id is a key of the query, and says nothing where there is none."""
    led_to = [link for ids in record.kinds().values() for one in ids for link in links(record, one)[1:]]
    led_to += addresses(corrections.of_page(SITE, "thefts/"))
    queries = [parse_qs(urlsplit(link).query) for link in led_to]
    assert {query["template"][0] for query in queries} == {
        path.name for path in FORMS.iterdir() if path.name != "config.yml"
    }
    for query in queries:
        form = yaml.safe_load((FORMS / query.pop("template")[0]).read_text())
        fields = {part["id"]: part for part in form["body"] if "id" in part}
        assert query.keys() <= fields.keys()
        assert {fields[name]["type"] for name in query} <= {"input"}
        required = {name for name, part in fields.items() if part.get("validations", {}).get("required")}
        assert "page" not in query or "id" not in required


def test_a_page_is_told_of_by_its_address(record: Record) -> None:
    """An explainer's link leads to the form, with the page filled in; pages that are no pages have none."""
    assert addresses(corrections.of_page(SITE, "how-much/")) == [
        "https://forge.example/o/r/issues/new?template=wrong-number.yml&page=https://ledger.example/how-much/"
    ]
    assert addresses(corrections.of_page(SITE, "")) != []
    assert corrections.of_page(SITE, SHELL) == ""
    assert corrections.of_page(SITE, "404.html") == ""


def test_a_chart_is_corrected_in_its_module(record: Record) -> None:
    """The page of a chart opens the module that draws it, and a form that knows the page."""
    module = "macros/charts/gallery/losses_by_country.py"
    assert (ROOT / module).exists()
    edit, form = addresses(corrections.of_chart(SITE, "charts/losses-by-country/", module))
    assert edit == f"https://forge.example/o/r/edit/main/{module}"
    assert parse_qs(urlsplit(form).query)["page"] == ["https://ledger.example/charts/losses-by-country/"]
    assert corrections.of_chart(Site(Path()), "charts/losses-by-country/", module) == ""


def test_without_a_repository_there_is_no_link(record: Record) -> None:
    """A site whose pages name no repository asks for nothing; one that knows no address fills in the id alone."""
    assert links(record, "japan-loss", Site(Path())) == []
    assert corrections.of_page(Site(Path()), "how-much/") == ""
    nowhere = Site(Path(), edit_base="https://forge.example/o/r/edit/main")
    assert parse_qs(urlsplit(links(record, "japan-loss", nowhere)[1]).query).keys() == {"template", "id"}


def test_a_file_is_named_as_in_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the build runs, a file goes by its path below the top of its repository; outside of one, by its own."""
    (tmp_path / "r" / ".git").mkdir(parents=True)
    (tmp_path / "r" / "data" / "figures").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "r" / "data")
    assert corrections.in_repository("sources.yml") == "data/sources.yml"
    assert corrections.in_repository("../data/figures/a.yml") == "data/figures/a.yml"
    assert corrections.in_repository((tmp_path / "r/data/sources.yml").as_posix()) == "data/sources.yml"
    monkeypatch.chdir(tmp_path)
    assert corrections.in_repository("r/data/sources.yml") == "data/sources.yml"
    assert corrections.in_repository("elsewhere/sources.yml") == "elsewhere/sources.yml"
