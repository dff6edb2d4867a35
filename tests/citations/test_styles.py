"""The styles of citations, each against golden cases, and read again by the programs that citers use."""

import json
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rispy
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from macros.citations import STYLES, Work
from macros.citations.names import Person, names
from macros.citations.prose import Italic
from macros.citations.work import of_source
from macros.record.load import load
from macros.record.model import Record, Source

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "styles.yml").read_text(encoding="utf-8"))


@cache
def record() -> Record:
    """The record of the site."""
    return load(HERE.parents[1] / "data").record


def work_of(fields: dict[str, Any]) -> Work:
    """The document that a golden case describes."""
    dated = {"date": str(fields["date"])} if "date" in fields else {}
    return of_source(record(), Source.model_validate({"id": "work", **fields, **dated}))


def put(work: Work, style: str) -> str:
    """A citation as golden cases write it: italics between asterisks, no blank at a line's end."""
    pieces = STYLES[style].put(work)
    text = "".join(f"*{piece}*" if isinstance(piece, Italic) else piece for piece in pieces)
    return re.sub(r" +$", "", text, flags=re.MULTILINE)


def plain(work: Work, style: str) -> str:
    """A citation as it is copied."""
    return "".join(STYLES[style].put(work))


@pytest.mark.parametrize(
    ("case", "style"),
    [(case, style) for case in CASES for style in case["cites"]],
    ids=lambda part: part if isinstance(part, str) else part["name"].replace(" ", "-"),
)
def test_a_document_is_cited_as_its_style_has_it(case: dict[str, Any], style: str) -> None:
    """The citation is the golden one, to the sign."""
    assert put(work_of(case["work"]), style) == case["cites"][style]


@pytest.mark.parametrize(
    ("author", "read"),
    [
        ("Mat Di Salvo", [("Di Salvo", "Mat")]),
        ("P. H. Madore", [("Madore", "P. H.")]),
        ("Kyle Chassé", [("Chassé", "Kyle")]),
        ("Raphael F. Perl, Dick K. Nanto", [("Perl", "Raphael F."), ("Nanto", "Dick K.")]),
        ("Jane Doe, Ann Roe, and Mark Hosenball", [("Doe", "Jane"), ("Roe", "Ann"), ("Hosenball", "Mark")]),
        ("Kim Jin-myung", [("Kim", "Jin-myung")]),
        ("Kwon Haeyoung", ["Kwon Haeyoung"]),
        ("Kim Zetter", ["Kim Zetter"]),
        ("ZachXBT", ["ZachXBT"]),
        ("Judge Timothy J. Kelly", ["Judge Timothy J. Kelly"]),
        ("Liam ‘Akiba’ Wright", ["Liam ‘Akiba’ Wright"]),
        ("Ministry of Trade, Industry and Energy", ["Ministry of Trade, Industry and Energy"]),
        ("이정한", ["이정한"]),
    ],
)
def test_names_are_taken_apart_only_without_a_doubt(author: str, read: list[str | tuple[str, str]]) -> None:
    """A person's family name is told where the form shows it; all else stays as the source prints it."""
    found = [(name.family, name.given) if isinstance(name, Person) else name for name in names(author)]
    assert found == read


@st.composite
def hostile(draw: st.DrawFn) -> Work:
    """A document whose texts are any text that the record lets in, with the signs that formats give a meaning."""
    text = st.text(
        st.one_of(
            st.sampled_from("{}\\%&$#_^~|[]<>\"'@,=:;-–“”é북 "),
            st.characters(codec="utf-8", categories=["L", "N", "P", "S"]),
        ),
        min_size=1,
    ).map(lambda text: " ".join(text.split()))
    words = text.filter(bool)
    return Work(
        "some-work",
        draw(words),
        draw(words),
        "https://f.example/" + "".join(draw(words).split()),
        authors=tuple(draw(st.lists(words, max_size=2))),
        archived=draw(st.sampled_from([None, "https://archive.example/{x}%20"])),
    )


def latex_read(text: str) -> str:
    """What LaTeX prints of a text that is all characters and escapes."""
    for name, sign in (
        ("backslash", "\0"), ("braceleft", "\1"), ("braceright", "\2"), ("asciitilde", "~"), ("asciicircum", "^"),
    ):  # fmt: skip
        text = text.replace(rf"\text{name}{{}}", sign)
    text = re.sub(r"\\([&%$#_])", r"\1", text)
    assert "\\" not in text
    return text.replace("\0", "\\").replace("{", "").replace("}", "").replace("\1", "{").replace("\2", "}")


@given(hostile())
def test_any_document_comes_through_bibtex(work: Work) -> None:
    """Pybtex finds one entry, with the title, the names and the publisher as they were."""
    bibliography: BibliographyData = parse_string(plain(work, "bibtex"), "bibtex")
    entry = bibliography.entries["some-work"]
    assert latex_read(entry.fields["title"]) == " ".join(work.title.split())
    persons = [latex_read(" ".join(person.last_names)) for person in entry.persons["author"]]
    assert persons == list(work.authors or (work.publisher,))


@given(hostile())
def test_any_document_comes_through_ris_and_json(work: Work) -> None:
    """Rispy finds one reference, and JSON one item, with every text as it was."""
    [reference] = rispy.loads(plain(work, "ris"))
    assert reference["title"] == work.title
    assert reference["authors"] == list(work.authors or (work.publisher,))
    assert reference["urls"] == [work.url.replace(";", "%3B")]
    item = json.loads(plain(work, "csl"))
    assert (item["title"], item["URL"]) == (work.title, work.url)


@given(hostile())
def test_any_document_is_one_template_of_a_wiki(work: Work) -> None:
    """Nothing in a text opens or closes a template, a link or a tag, or parts one field from the next."""
    inside = plain(work, "wikipedia").removeprefix("{{cite web |").removesuffix("}}")
    assert re.search(r"[{}\[\]<>]|''|~~~", inside) is None
    fields = dict(field.split("=", 1) for field in re.split(r" ?\|", inside))
    assert fields.keys() <= {"title", "publisher", "url", "author", "author1", "author2"}


def test_every_source_is_read_by_reference_managers() -> None:
    """pybtex, rispy and citeproc read all sources of the record at once, each with its title and its year."""
    works = [of_source(record(), source) for source in record().sources.values()]
    titles = [work.title if work.is_titled else f"[{work.title}]" for work in works]
    years = [str(work.date.year) if work.date else "" for work in works]

    entries = parse_string("\n".join(plain(work, "bibtex") for work in works), "bibtex").entries
    assert [latex_read(entry.fields["title"]) for entry in entries.values()] == titles
    assert [entry.fields.get("year", "") for entry in entries.values()] == years

    references = rispy.loads("\n".join(plain(work, "ris") for work in works))
    assert [reference["title"] for reference in references] == titles
    assert [reference.get("year", "") for reference in references] == years

    items = [json.loads(plain(work, "csl")) for work in works]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it leaves out what it does not support of the style
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        printed = [str(line) for line in bibliography.bibliography()]
    assert len(printed) == len(works)
    assert all(work.url in line for work, line in zip(works, printed, strict=True))
