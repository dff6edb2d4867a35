"""Misspelt names, put right on request: only where one known name is clearly meant."""

import pytest

from macros.review.spelling import clearly_nearest
from tests.review.conftest import FIGURES, FILES, PAGE, Repository, Teller

KNOWN = ("japan-loss", "japan-loss-2022", "japan-loss-2023", "us-loss", "uk-loss", "nikkei-2023-05")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("japn-loss", "japan-loss"),
        ("jpaan-loss", "japan-loss"),
        ("nikkei-202305", "nikkei-2023-05"),
        ("nikei-2023-5", None),  # another digit may be another year
        ("japan-loss-2021", None),
        ("japan-los-2022", "japan-loss-2022"),
        ("un-loss", None),  # either country
        ("us-los", "us-loss"),
        ("us-l", None),  # too short to tell
        ("vietnam-loss", None),
    ],
)
def test_only_a_clear_slip_is_put_right(typed: str, meant: str | None) -> None:
    """A letter or two off, the next name twice as far, and not a digit of another kind."""
    assert clearly_nearest(typed, KNOWN) == meant


SLIPS = {
    "a reference": ("data/figures/by-country.yml", "source: nikkei-2023-05 #", "source: nikei-2023-05 #"),
    "one in a list": ("data/derived.yml", "[japan-loss, world-loss]", "[japan-loss, wrold-loss]"),
    "one in quotation marks": ("data/incidents.yml", "amount: japan-loss", "amount: 'jappan-loss'"),
    "a field": (
        "data/figures/by-country.yml",
        "  originator: Elliptic\n  source: nikkei-2023-05 #",
        "  orignator: Elliptic\n  source: nikkei-2023-05 #",
    ),
    "a choice": ("data/incidents.yml", "attribution: assessed", "attribution: asessed"),
    "a call": ("docs/how-much.md", 'period("japan-loss")', 'period("japan-los")'),
    "an id in prose": ("data/incidents.yml", "an exchange in Tokyo", "an exchange, {japan-loss} poorer"),
}


@pytest.mark.parametrize(("name", "right", "wrong"), SLIPS.values(), ids=SLIPS)
def test_names_are_put_right_on_request(
    name: str, right: str, wrong: str, repository: Repository, told: Teller
) -> None:
    """The file is as it was before the slip, but for a pair of quotation marks; unasked, nothing is put right."""
    if "{" in right + wrong:
        repository.write(name, FILES[name].replace(right, wrong))
        right, wrong = wrong, wrong.replace("{japan-loss}", "{jpan-loss}")
    before = (repository.folder / name).read_text()
    repository.exchange(name, right, wrong)
    slipped = (repository.folder / name).read_text()
    told("check", "--fix", status=1)
    assert (repository.folder / name).read_text() == slipped
    assert f"{name}:" in told("check", "--fix", "names")
    assert (repository.folder / name).read_text().replace("'", "") == before.replace("'", "")
    assert " written as " not in told("check", "--fix=names")


def test_what_is_not_clear_is_left_to_the_editor(repository: Repository, told: Teller) -> None:
    """A file that is no YAML, a word that no entry fits, and a misspelt field beside the right one stay as they are."""
    repository.write("data/derived.yml", "japan-share:\n\tof: [japan-los, world-loss]\n")
    repository.write(
        "data/figures/by-country.yml", FIGURES.replace("  unit: USD\n", "  unit: USD\n  uniit: USD\n")
    )
    repository.write("docs/how-much.md", PAGE.replace('fig("world-loss")', 'cite("worl-loss")'))
    before = {name: (repository.folder / name).read_bytes() for name in FILES}
    assert " written as " not in told("check", "--fix=names", status=1)
    assert {name: (repository.folder / name).read_bytes() for name in FILES} == before


def test_line_ends_of_a_page_are_kept(repository: Repository, told: Teller) -> None:
    """A page with the line ends of Windows is left to the editor."""
    raw = PAGE.replace('"world-loss"', '"wrld-loss"').replace("\n", "\r\n").encode()
    (repository.folder / "docs/how-much.md").write_bytes(raw)
    told("check", "--fix=names", status=1)
    assert (repository.folder / "docs/how-much.md").read_bytes() == raw
