"""What a stranger's page and a stranger's data can reach: the record's words, and nothing behind them."""

import re
import subprocess
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

import macros
from tests.review.conftest import Repository, Teller
from tests.review.test_workflows import workflow
from tests.trace.test_refused_build import make_site, project

__all__ = ["project"]

ROOT = Path(__file__).parents[2]


class MacrosPlugin:
    """As much of mkdocs-macros as the seam touches: an environment with words, made by the plugin itself."""

    def __init__(self) -> None:
        self._env = Environment(
            comment_start_string="{##", comment_end_string="##}", undefined=StrictUndefined
        )
        self._env.globals["fig"] = self.word
        self._env.filters["loud"] = str.upper

    @property
    def env(self) -> Environment:
        """The environment in which pages are rendered."""
        return self._env

    @staticmethod
    def word(name: str) -> str:
        """A word."""
        return f"number of {name}"


@pytest.fixture
def sandbox() -> Environment:
    """The environment of pages after the seam has dealt with it."""
    plugin = MacrosPlugin()
    macros.on_pre_page_macros(plugin)
    first = plugin.env
    macros.on_pre_page_macros(plugin)
    assert plugin.env is first
    return first


@pytest.mark.parametrize(
    "page",
    [
        "{{ fig.__globals__ }}",
        "{{ fig['__globals__'] }}",
        "{{ fig|attr('__globals__') }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ '{0.__class__}'.format(fig) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ [].append(fig) }}",
        "{% set x = {}.__class__.__base__.__subclasses__() %}{{ x }}",
    ],
)
def test_a_page_cannot_reach_behind_a_word(page: str, sandbox: Environment) -> None:
    """Attributes that lead into the interpreter are refused, however they are asked for."""
    with pytest.raises((SecurityError, UndefinedError)):
        sandbox.from_string(page + "{{ ('' ~ x) if x is defined }}").render()


def test_the_build_itself_uses_the_sandbox(project: Path) -> None:
    """The site generator ends with a refusal where a page passes the check and reaches behind a word all the same."""
    page = '# Losses\n\n{{ fig("japan-loss-2017-2022") }} {{ fig.__globals__ }}\n'
    (project / "docs" / "index.md").write_text(page)
    refused = make_site(project)
    assert refused.returncode != 0
    assert (
        "access to attribute '__globals__' of 'function' object is unsafe" in refused.stdout + refused.stderr
    )


def test_the_sandbox_speaks_as_the_plugin_does(sandbox: Environment) -> None:
    """Words, filters and comment marks are the same, so that sound pages render as before."""
    assert isinstance(sandbox, ImmutableSandboxedEnvironment)
    page = "## Title {#anchor}\n{## a comment ##}{{ fig('loss')|loud }}"
    assert sandbox.from_string(page).render() == "## Title {#anchor}\nNUMBER OF LOSS"


def test_a_flood_is_refused(sandbox: Environment) -> None:
    """A page cannot count to a billion."""
    with pytest.raises(OverflowError):
        sandbox.from_string("{% for i in range(10**9) %}x{% endfor %}").render()


@pytest.mark.parametrize("name", ["config", "environment", "page", "navigation", "macros", "context"])
def test_what_the_plugin_offers_besides_is_refused(name: str, repository: Repository, told: Teller) -> None:
    """The plugin puts settings, the machine and more before templates; a page that asks for them does not pass."""
    repository.exchange("docs/how-much.md", "Nobody", f"{{{{ {name} }}}} Nobody")
    assert "docs/how-much.md:8:1" in told("check", status=1)


@pytest.mark.parametrize(
    "text",
    ["!!python/object/apply:os.system [true]", "!!python/name:os.system", "&a [*a]", "<<: {a: b}"],
)
def test_data_builds_nothing_but_text_and_numbers(text: str, repository: Repository, told: Teller) -> None:
    """YAML that would build objects, or point at itself, is refused with its line."""
    repository.write("data/names.yml", f"name:\n  says: {text}\n")
    assert re.search(r"data/names\.yml:2:\d+: ", told("check", status=1))


def test_a_link_in_a_commit_is_not_followed(repository: Repository, told: Teller) -> None:
    """A change that turns a file into a link out of the repository shows the reviewer nothing of what lies there."""
    secret = repository.folder.parent / "secret.yml"
    secret.write_text("secret-name:\n  name: Agent 7\n  says: a secret\n")
    (repository.folder / "data" / "names.yml").symlink_to(secret)
    base, head = repository.git("rev-parse", "HEAD"), repository.commit()
    assert "secret-name" not in told("diff", base, head)


def test_the_page_on_security_names_every_token() -> None:
    """The table of the workflows says of each job whether its token may write, as the workflows have it."""
    page = (ROOT / "docs" / "contribute" / "security.md").read_text()
    rows = dict(re.findall(r"^\| `([\w-]+: [^`]+)` \| [^|]* \| ([^|]*) \|", page, re.MULTILINE))
    jobs = {
        f"{name}: {job.get('name', key)}": sorted(
            what for what, right in job["permissions"].items() if right == "write"
        )
        for name in ("check", "comment", "publish", "watch")
        for key, job in workflow(name)["jobs"].items()
    }
    assert {row: sorted(re.findall(r"`([\w-]+)`", rights)) for row, rights in rows.items()} == jobs


def test_git_ignores_what_a_commit_calls_itself(repository: Repository) -> None:
    """A branch named like an option is a name all the same."""
    done = subprocess.run(
        [str(ROOT / ".venv" / "bin" / "ledger"), "diff", "--", "--output=/etc/x"],
        cwd=repository.folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"git knows no" in done.stderr
