"""The audit of built pages: what is traced is counted, what passes by a rule is counted, all else is refused."""

from pathlib import Path

import pytest

from macros.record.model import Record
from tests.trace.cases import Case, audited, cases, expected, outcome


@pytest.mark.parametrize("case", cases("built"), ids=lambda case: case["name"])
def test_a_built_page_is_judged(
    case: Case, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The audit says what the case lists, and counts what the case counts."""
    monkeypatch.chdir(tmp_path)
    assert outcome(audited(case, record)) == expected(case, record)
