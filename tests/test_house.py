"""The house rules that a linter does not know: floors, the one seam to the site generator, a clean lock."""

import ast
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "macros"
FLOORS = (
    "progress",
    "numerals",
    "record",
    "markup",
    "citations",
    "charts",
    "words",
    "trace",
    "press",
    "review",
)
"""The floors of the house from the ground up; docs/contribute/architecture.md says what each is for."""
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in PROGRAM.rglob("*.py"))
LOCKS = ("requirements.txt", "requirements-dev.txt")


def imported(source: str) -> Iterator[str]:
    """The absolute names of all modules that a source imports, also those inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def upward(module: str, source: str) -> list[str]:
    """The imports of a module that lead to a floor above its own; the top of the house may import all."""
    floor = Path(module).parts[1].removesuffix(".py")
    if floor not in FLOORS:
        return []
    above = {f"macros.{name}" for name in FLOORS[FLOORS.index(floor) + 1 :]} | {"macros.cli"}
    return [
        name
        for name in imported(source)
        if name == "macros" or any(name == upper or name.startswith(f"{upper}.") for upper in above)
    ]


@pytest.mark.parametrize("module", MODULES)
def test_no_import_goes_up(module: str) -> None:
    """A floor uses only what lies on it and below it."""
    assert upward(module, (ROOT / module).read_text()) == []


@pytest.mark.parametrize(
    "line",
    [
        "from macros.press import press",
        "import macros.words.tables",
        "from macros import cli",
        "import macros.cli",
    ],
)
def test_an_import_that_goes_up_is_seen(line: str) -> None:
    """The rule above notices every way of importing from above, inside functions too."""
    assert upward("macros/record/load.py", f"def late():\n    {line}\n") != []
    assert upward("macros/cli.py", line) == []


def test_every_package_has_its_floor() -> None:
    """A new package must be given its place in the house."""
    packages = {path.parent.name for path in PROGRAM.glob("*/__init__.py")}
    assert packages <= set(FLOORS)


@pytest.mark.parametrize("module", [module for module in MODULES if module != "macros/__init__.py"])
def test_only_the_seam_knows_the_site_generator(module: str) -> None:
    """Another generator can take over because nothing but `macros/__init__.py` speaks to this one."""
    source = (ROOT / module).read_text()
    assert not {name.partition(".")[0] for name in imported(source)} & {"mkdocs", "mkdocs_macros", "material"}
    assert "def define_env" not in source


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_everything_and_names_no_place(lock: str) -> None:
    """Every requirement is one exact version with hashes, from whatever index the machine uses."""
    text = (ROOT / lock).read_text()
    assert (
        re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host|(^|\s)/\w", text) is None
    )
    requirements = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert requirements
    assert [
        entry
        for entry in requirements
        if not re.match(r"[a-z0-9.-]+==\S+.*?--hash=sha256:", entry, re.DOTALL)
    ] == []


def test_the_site_is_built_from_what_tests_are_run_with() -> None:
    """The lock for tests holds all of the lock for the site, in the same versions."""
    site, everything = (
        set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS
    )
    assert site <= everything


def test_script_and_fonts_stay_small() -> None:
    """A slow phone pays at most 3 KB for the card's script, packed, and 60 KB for all fonts together."""
    assets = ROOT / "docs" / "assets"
    assert len(gzip.compress((assets / "ledger.js").read_bytes())) <= 3 * 1024
    assert sum(font.stat().st_size for font in (assets / "fonts").glob("*.woff2")) <= 60 * 1024
    assert (assets / "fonts" / "OFL.txt").is_file()
