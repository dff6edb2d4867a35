"""A build with a number that nobody can trace publishes nothing: the last good site stays, byte for byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPUTED = "# Losses\n\nThey took {{ 'abcdef'|length }} coins.\n"
"""A page in whose source no number stands."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own with a page or so, built by the Makefile and the program of this one."""
    (ROOT / ".cache").mkdir(exist_ok=True)  # what was drawn in an earlier run need not be drawn again
    for name in ("macros", "theme", ".cache"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / ".venv").symlink_to(Path(sys.executable).parent.parent)
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(Path(__file__).parent / "record", tmp_path / "data")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = settings.partition("\nnav:\n")
    pages = "\nnav:\n  - Start: index.md\n  - Figures: figures.md\n  - Trace: trace.md\n"
    pages += "\nnot_in_nav: |\n  /figures/shell.md\n\nplugins:\n"
    (tmp_path / "mkdocs.yml").write_text(
        before + pages + after.partition("\nplugins:\n")[2], encoding="utf-8"
    )
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    shutil.copytree(ROOT / "docs" / "figures", docs / "figures")
    (docs / "index.md").write_text('# Losses\n\nJapan lost {{ fig("japan-loss-2017-2022") }}.\n')
    (docs / "figures.md").write_text('# Figures\n\n<div id="all-figures"></div>\n')
    (docs / "trace.md").write_text('# Trace\n\n<div id="trace-report"></div>\n')
    return tmp_path


def make_site(project: Path) -> subprocess.CompletedProcess[str]:
    """Run `make site`; the set-up of the environment, which these tests run in, counts as done."""
    return subprocess.run(
        ["make", "--old-file=.venv/ready", "site"],
        cwd=project,
        env={**os.environ, "PYTHONWARNINGS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_a_refused_build_leaves_the_last_good_site(project: Path) -> None:
    """A sound build becomes the site; refused ones, by the check or by the audit, name the line and change nothing."""
    built = make_site(project)
    assert built.returncode == 0, built.stdout + built.stderr
    good = files(project / "site")
    assert b"data-audit" in good["trace/index.html"]
    assert b'"untraced": 0' in good["api/v1/trace.json"]

    (project / "docs" / "index.md").write_text(COMPUTED)
    refused = make_site(project)
    assert refused.returncode != 0
    assert 'docs/index.md:3:11: "6" has no figure on the page built as index.html' in refused.stdout
    assert files(project / "site") == good

    (project / "docs" / "index.md").write_text("# Losses\n\nThey took 40 coins.\n")
    refused = make_site(project)
    assert refused.returncode != 0
    assert 'docs/index.md:3:11: "40" has no figure' in refused.stdout + refused.stderr
    assert files(project / "site") == good


def test_the_settings_of_the_test_are_those_of_the_project() -> None:
    """The menu above is put in place of the project's own, between the same two lines."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count("\nnav:\n") == settings.count("\nplugins:\n") == 1
    assert settings.index("\nnav:\n") < settings.index("\nplugins:\n")
    assert yaml.compose(settings, Loader=yaml.SafeLoader) is not None
