"""The record as JSON: what a program reads is what the record says, in the form that openapi.json describes."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from macros.press.published import api
from macros.press.published.columns import TABLES
from macros.press.published.objects import Objects
from macros.press.site import Site
from macros.record.load import load
from macros.record.model import Record
from tests.press.published.conftest import URL

Json = Any


def written(site: Site, record: Record) -> dict[str, Json]:
    """What is written for a record: the content of each file, by its path below `api/v1/`."""
    api.write(Objects(site, record))
    folder = site.folder / "api/v1"
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.json"))
    }


@pytest.fixture(scope="module")
def files(record: Record, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Json]:
    """The files of the small record."""
    return written(Site(tmp_path_factory.mktemp("site"), URL, "The Pyongyang Ledger"), record)


def validator(openapi: Json, path: str) -> Draft202012Validator:
    """Checks files against the schema that the description gives for a path."""
    answer = openapi["paths"][f"/api/v1/{path}"]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": openapi["components"]})


def test_a_figure_says_all_that_its_page_says(files: dict[str, Json]) -> None:
    """Number with limit, printed form, time, estimator, source, rivals, address: in a file of its own."""
    figure = files["figures/japan-loss.json"]["figure"]
    assert figure["amount"] == {
        "low": "721000000",
        "high": "721000000",
        "unit": "USD",
        "hedge": "more than",
        "printed": "more than $721 million",
    }
    assert figure["time"] == {"start": "2017", "end": "2022", "printed": "2017 to 2022"}
    assert figure["source"]["url"] == "https://nikkei.example/north-korea?lang=en&page=1"
    assert figure["rivals"] == ["japan-loss-other"]
    assert figure["used_in"] == ["japan-share"]
    assert figure["permalink"] == "figures/japan-loss/"
    assert figure["permalink_url"] == "https://ledger.example/pyongyang/figures/japan-loss/"
    assert figure["json"] == "api/v1/figures/japan-loss.json"
    assert files["figures/japan-loss.json"]["about"]["edition"] == "2026-05-03"


def test_a_derived_figure_says_how_it_is_computed(files: dict[str, Json]) -> None:
    """Its file stands among the figures, as its page does."""
    figure = files["figures/japan-share.json"]["figure"]
    assert (figure["kind"], figure["operation"]) == ("derived", "share")
    assert figure["of"] == figure["rests_on"] == ["japan-loss", "world-loss"]


def test_what_a_figure_said_before_is_kept(files: dict[str, Json]) -> None:
    """A revision gives the whole of the former state, and the page that keeps it."""
    (revision,) = files["figures/world-loss.json"]["figure"]["revisions"]
    assert revision["date"] == "2026-04-02"
    assert revision["amount"]["printed"] == "$2 billion"
    assert revision["time"]["printed"] == "2018 to 2022"
    assert revision["source"] == "nikkei-asia-2023-05"
    assert revision["permalink"] == "figures/world-loss/r1/"


def test_a_retired_figure_leads_on(files: dict[str, Json]) -> None:
    """Its file stays, says why it left, and names its successor; so does the list of figures."""
    figure = files["figures/twice-counted.json"]["figure"]
    assert (figure["kind"], figure["retired"], figure["successor"]) == ("retired", "2026-05-03", "japan-loss")
    assert figure["why"] == "It counts the same theft again."
    assert figure in files["figures.json"]["figures"]


def test_references_in_prose_are_put_into_words(files: dict[str, Json]) -> None:
    """No program has to know how the record's files refer to entries."""
    assert "APT38" in files["figures/japan-loss-other.json"]["figure"]["note"]
    assert files["incidents.json"]["incidents"][0]["victim"] == "An exchange that APT38 robbed"


def test_sources_and_quantities_name_their_figures(files: dict[str, Json]) -> None:
    """What rests on a source, what it prints too, and how far rivals lie apart."""
    sources = {source["id"]: source for source in files["sources.json"]["sources"]}
    assert sources["nikkei-asia-2023-05"]["figures"] == ["japan-loss", "world-loss"]
    assert sources["messenger-2023-05"]["prints_too"] == ["japan-loss"]
    (quantity,) = files["quantities.json"]["quantities"]
    assert (quantity["lowest"], quantity["highest"]) == ("700000000", "750000000")


def test_no_digit_is_lost(site: Site, record: Record) -> None:
    """An amount of ether down to its smallest part, which no float holds, comes out as it went in."""
    many = "4013467.688584046712345678"
    figure = record.figures["world-loss"].model_copy(update={"value": Decimal(many), "revised": ()})
    exact = replace(record, figures={**record.figures, "world-loss": figure}, derived={})
    assert written(site, exact)["figures/world-loss.json"]["figure"]["amount"]["low"] == many


def test_the_description_is_sound_openapi(files: dict[str, Json]) -> None:
    """A validator of OpenAPI accepts it, it names the site, and describes every file that is written."""
    openapi = files["openapi.json"]
    assert list(OpenAPIV31SpecValidator(openapi).iter_errors()) == []
    assert openapi["servers"] == [{"url": "https://ledger.example/pyongyang/"}]
    described = {path.removeprefix("/api/v1/") for path in openapi["paths"]}
    plain = {path for path in files if path.startswith("figures/")}
    assert described == set(files) - plain - {"openapi.json"} | {"figures/{id}.json", "trace.json"}


def test_no_field_is_ever_taken_away(files: dict[str, Json]) -> None:
    """What programs have come to rely on stays: `interface.yml` lists the fields of version 1 and only grows."""
    schemas = files["openapi.json"]["components"]["schemas"]
    present = {name: sorted(schema.get("properties", ())) for name, schema in schemas.items()}
    promised = yaml.safe_load((Path(__file__).parent / "interface.yml").read_text(encoding="utf-8"))
    assert {name: fields for name, fields in present.items() if fields} == promised


def test_the_page_on_data_names_every_file() -> None:
    """Who wants a file finds it there."""
    page = Path("docs/data.md").read_text(encoding="utf-8")
    named = [f"../api/v1/{one.path}" for one in api.ENDPOINTS if "{id}" not in one.path]
    named += [f"../data/{kind}.csv" for kind in TABLES]
    assert [path for path in named if f'href="{path}"' not in page] == []


def test_every_file_is_as_described(files: dict[str, Json]) -> None:
    """Each file fits its schema; one field less, or digits that are no digits, would not."""
    openapi = files["openapi.json"]
    for path, content in files.items():
        if path != "openapi.json":
            described = "figures/{id}.json" if path.startswith("figures/") else path
            validator(openapi, described).validate(content)
    broken = json.loads(json.dumps(files["figures/japan-loss.json"]))
    broken["figure"]["amount"]["low"] = "$721 million"
    assert not validator(openapi, "figures/{id}.json").is_valid(broken)
    del broken["figure"]["amount"]
    assert not validator(openapi, "figures/{id}.json").is_valid(broken)


def test_every_object_says_what_it_is(files: dict[str, Json]) -> None:
    """No class of the interface goes without a description of its own."""
    for name, schema in files["openapi.json"]["components"]["schemas"].items():
        assert "enum" in schema or not schema["description"].startswith(f"{name}("), (
            f"{name} has no docstring"
        )


def test_a_site_without_an_address_publishes_relative_ones(record: Record, tmp_path: Path) -> None:
    """Where it is not known where the site will stand, nothing pretends to know."""
    figure = written(Site(tmp_path), record)["figures/japan-loss.json"]
    assert figure["figure"]["permalink_url"] is None
    assert figure["about"]["url"] is None


def test_the_whole_record_is_published(site: Site) -> None:
    """Each figure of the real record has its file, which repeats what the list says of it."""
    real = load(Path("data")).record
    files = written(site, real)
    listed = {figure["id"]: figure for figure in files["figures.json"]["figures"]}
    assert listed.keys() >= real.figures.keys() | real.derived.keys()
    assert all(files[f"figures/{one}.json"]["figure"] == figure for one, figure in listed.items())
    for path in ("figures.json", "sources.json", "incidents.json", "quantities.json", "events.json"):
        validator(files["openapi.json"], path).validate(files[path])


def test_the_same_record_gives_the_same_bytes(site: Site, record: Record, tmp_path: Path) -> None:
    """Publishing twice changes nothing."""
    written(site, record)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    written(site, record)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == first
