"""A made-up site to measure with: fifteen explainers and a record of any size, as a project that the program builds."""

from pathlib import Path

from bench.load import name, write_record

ROOT = Path(__file__).parents[1]
EXPLAINERS = 15
REFERENCES = 44
"""References to numbers in an explainer, which has some thirty words for each: 1,300 words in all."""

_SENTENCE = (
    "Thieves who work for the state took more than a bank could hold, {reference} by the count of the firm that "
    "follows the coins from the first wallet to the last exchange. "
)
_SETTINGS = """\
INHERIT: {root}/mkdocs.yml
theme:
  custom_dir: {root}/theme
watch: [data]
nav:
  - Start: index.md
{nav}
  - All figures: figures.md
  - Every number traced: trace.md
"""
_PAGES = {
    "index.md": "# Start\n\nWhat was taken, and what became of it.\n",
    "figures.md": '# All figures\n\n<div id="all-figures"></div>\n',
    "trace.md": '# Every number traced\n\n<div id="trace-report"></div>\n',
}


def write_project(folder: Path, figures: int) -> None:
    """Write a project with a record of so many figures into a folder: settings, pages and record."""
    write_record(folder / "data", figures)
    docs = folder / "docs"
    (docs / "figures").mkdir(parents=True)
    (folder / "macros").symlink_to(ROOT / "macros")
    (docs / "assets").symlink_to(ROOT / "docs" / "assets")
    shell = ROOT / "docs" / "figures" / "shell.md"
    (docs / "figures" / "shell.md").write_text(shell.read_text(encoding="utf-8"), encoding="utf-8")
    for page, text in _PAGES.items():
        (docs / page).write_text(text, encoding="utf-8")
    for page, text in explainers(figures, '{{{{ fig("{id}") }}}}').items():
        (docs / page).write_text(text, encoding="utf-8")
    nav = "\n".join(f"  - Explainer {name(at)}: explainer-{name(at)}.md" for at in range(EXPLAINERS))
    (folder / "mkdocs.yml").write_text(_SETTINGS.format(root=ROOT, nav=nav), encoding="utf-8")


def explainers(figures: int, reference: str) -> dict[str, str]:
    """The explainers by the name of their file; `reference` is how a page refers to the figure `{id}`."""
    return {f"explainer-{name(at)}.md": _explainer(at, figures, reference) for at in range(EXPLAINERS)}


def _explainer(at: int, figures: int, reference: str) -> str:
    parts = [f"# Explainer {name(at)}\n"]
    for number in range(REFERENCES):
        if number % 11 == 0:
            parts.append(f"\n## Part {name(number)}\n")
        if number % 4 == 0:
            parts.append("\n")
        figure_id = f"figure-{name((at * REFERENCES + number) % figures)}"
        parts.append(_SENTENCE.format(reference=reference.format(id=figure_id)))
    return "".join(parts) + "\n"
