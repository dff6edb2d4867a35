"""The audit of built pages: what is traced is counted, what passes by a rule is counted, all else is refused."""

from pathlib import Path

import pytest

from macros.record.model import Record
from macros.trace.audit import audit
from tests.trace.cases import OTHER, PAGE, Case, addressed, audited, cases, expected, outcome


@pytest.mark.parametrize("case", cases("built"), ids=lambda case: case["name"])
def test_a_built_page_is_judged(
    case: Case, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The audit says what the case lists, and counts what the case counts."""
    monkeypatch.chdir(tmp_path)
    result = audited(case, record)
    assert outcome(result) == expected(case, record)
    untraced = [fault for fault in result.faults if "cannot be read" not in fault.message]
    assert result.trace["untraced"] >= len(untraced)  # one fault may tell of several


def test_no_page_is_judged_by_what_was_found_on_another(record: Record, tmp_path: Path) -> None:
    """Beside all others, and behind them, each page is judged as it is where it stands alone."""
    pages = {
        f"page-{at:03}/": addressed(
            PAGE.format(**{part: case.get(part, "") for part in ("head", "body", "nav")}), record
        )
        for at, case in enumerate(cases("built"))
    }
    together = tmp_path / "together"
    for url, page in pages.items():
        for site in (together, tmp_path / url):
            for folder, text in ((url, page), ("year/", addressed(OTHER, record))):
                (site / folder).mkdir(parents=True, exist_ok=True)
                (site / folder / "index.html").write_text(text, encoding="utf-8")
    whole = audit(together, record)
    assert len(whole.faults) > len(pages)
    for url in pages:
        alone = audit(tmp_path / url, record)
        said = [
            (fault.place.line, fault.message)
            for fault in whole.faults
            if fault.place.file == f"{together.as_posix()}/{url}index.html"
        ]
        assert said == [(fault.place.line, fault.message) for fault in alone.faults], url
        assert whole.pages[url] == alone.pages[url], url
