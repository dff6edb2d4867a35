"""What GitHub runs: sound, pinned, with the least permissions, and thin, for all that it does is run by tests here."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
JOBS = [(path.stem, name) for path in WORKFLOWS for name in yaml.safe_load(path.read_text())["jobs"]]

THIN = re.compile(
    r'\.ci/run|make site|\.ci/review "\$BASE" build/review|\.ci/watch build/watch'
    r"|python3 -m macros\.review\.forge (comment build/review/comment|issue build/watch/report)\.md"
)
"""Every command that a step may hold; tests run each of them, and `.ci/run` runs the tests."""
MAY_WRITE = {
    ("comment", "comment"): {"pull-requests"},
    ("publish", "deploy"): {"pages", "id-token"},
    ("watch", "tell"): {"issues"},
}
"""The only jobs with a token that may write, and what it may write."""


def workflow(name: str) -> dict[str, Any]:
    """A workflow as it is read."""
    content: dict[str, Any] = yaml.safe_load((GITHUB / "workflows" / f"{name}.yml").read_text())
    return content


def run(*command: str) -> str:
    """What a program of the environment prints; it must end well."""
    done = subprocess.run(
        [str(ROOT / ".venv" / "bin" / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_zizmor_finds_nothing() -> None:
    """No way in for an attacker that zizmor knows of, told with its strictest eye."""
    run("zizmor", "--offline", "--persona", "pedantic", "--quiet", ".github")


def test_actionlint_finds_nothing() -> None:
    """No mistake that actionlint knows of; where it is not installed, only the schemas below are looked at."""
    actionlint = shutil.which("actionlint") or shutil.which("actionlint", path=str(ROOT / ".venv" / "bin"))
    if actionlint is None:
        pytest.skip(
            "NO ACTIONLINT FOUND: its look at the workflows did not run; install actionlint to have it"
        )
    done = subprocess.run([actionlint, "-no-color"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("dependabot", [GITHUB / "dependabot.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_github_can_read_it(schema: str, files: list[Path]) -> None:
    """Each file is what the published schema of its kind asks for."""
    assert files
    run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files))


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_each_job_may_do_little_and_ends(name: str, job: str) -> None:
    """A job has a time limit, asks for its permissions by name, and writes only where it is known to."""
    assert workflow(name)["permissions"] == {}
    content = workflow(name)["jobs"][job]
    assert content["timeout-minutes"] <= 120
    writes = {what for what, right in content["permissions"].items() if right == "write"}
    assert writes == MAY_WRITE.get((name, job), set())


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_each_step_is_thin_and_pinned(name: str, job: str) -> None:
    """A step runs one known command, or an action at a commit; a checkout leaves no token behind."""
    for step in workflow(name)["jobs"][job]["steps"]:
        if "run" in step:
            assert THIN.fullmatch(step["run"])
            assert "${{" not in step["run"]
            assert "GITHUB_TOKEN" not in step.get("env", {}) or "macros.review.forge" in step["run"]
        else:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_no_secret_is_where_a_strangers_code_runs() -> None:
    """The check of a pull request names no secret, no token and no cache, and is not started with the base's rights."""
    text = (GITHUB / "workflows" / "check.yml").read_text()
    assert not re.search(
        r"secrets\.|github\.token|GITHUB_TOKEN|actions/cache|cache:|: write|pull_request_target", text
    )


def test_the_comment_never_meets_the_strangers_code() -> None:
    """The job that may comment checks out the default branch alone, installs nothing and runs one command."""
    steps = workflow("comment")["jobs"]["comment"]["steps"]
    checkout, download, say = steps
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert download["with"]["path"].startswith("build/")
    assert say["run"].startswith("python3 -m macros.review.forge comment ")


def test_what_holds_a_token_uses_the_standard_library_alone() -> None:
    """The program beside the token runs with no package installed, as it does in the workflow."""
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            "import sys; sys.path.insert(0, '.'); import macros.review.forge",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_nothing_is_published_that_is_not_green() -> None:
    """The deployment waits for the tests and for the audited site."""
    assert workflow("publish")["jobs"]["deploy"]["needs"] == ["tests", "build"]


def test_the_site_can_fill_in_the_form_for_a_wrong_number() -> None:
    """The fields that a link fills in have these names; the site's links use them."""
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "wrong-number.yml").read_text())
    assert {"id", "page", "permalink"} <= {part.get("id") for part in form["body"]}
