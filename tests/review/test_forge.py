"""What is posted on GitHub: one comment a pull request, one issue, and nothing that a stranger's text could do."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.review.forge import LIMIT, ForgeError, body, harmless, main, read_text

HEAD = {"HEAD_OWNER": "somebody", "HEAD_BRANCH": "mend", "HEAD_SHA": "c0ffee"}
BOT = {"login": "github-actions[bot]"}


class Repository(ThreadingHTTPServer):
    """As much of GitHub's API as is asked for: pull requests, comments and issues of one repository."""

    pulls: list[dict[str, Any]]
    comments: list[dict[str, Any]]
    issues: list[dict[str, Any]]
    calls: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: Repository

    def do_GET(self) -> None:
        """A page of one of the lists; pull requests only for the head that is asked for."""
        address = urlsplit(self.path)
        query = parse_qs(address.query)
        name = address.path.rsplit("/", 1)[-1]
        entries = getattr(self.server, name)
        if name == "pulls":
            entries = [one for one in entries if one["head"]["label"] == query["head"][0]]
        start = (int(query["page"][0]) - 1) * 100
        self._answer(entries[start : start + 100])

    def do_POST(self) -> None:
        """A new comment or issue."""
        kind = "comments" if self.path.endswith("/comments") else "issues"
        entries = getattr(self.server, kind)
        entry = {
            "id": len(entries) + 1,
            "number": len(entries) + 1,
            "user": BOT,
            "state": "open",
            **self._sent(),
        }
        entries.append(entry)
        self._answer(entry, 201)

    def do_PATCH(self) -> None:
        """A change of one."""
        kind, number = self.path.rsplit("/", 2)[-2:]
        entry = next(one for one in getattr(self.server, kind) if one["id"] == int(number))
        entry.update(self._sent())
        self._answer(entry)

    def _sent(self) -> dict[str, Any]:
        sent: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return sent

    def _answer(self, content: object, status: int = 200) -> None:
        self.server.calls.append(f"{self.command} {urlsplit(self.path).path}")
        if self.headers["Authorization"] != "Bearer secret":
            self.send_error(401)
            return
        if isinstance(content, dict):
            content = {**content, "html_url": f"at {content['id']}"}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture
def github() -> Iterator[Repository]:
    """A repository with one open pull request and a comment of a person."""
    server = Repository(("127.0.0.1", 0), _Handler)
    server.pulls = [{"number": 7, "head": {"sha": "c0ffee", "label": "somebody:mend"}}]
    server.comments = [{"id": 1, "user": {"login": "reader"}, "body": "<!-- ledger: review -->\nmine"}]
    server.issues = []
    server.calls = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def environment(github: Repository, **more: str) -> dict[str, str]:
    """The environment of a workflow's step."""
    api = f"http://127.0.0.1:{github.server_address[1]}"
    return {"GITHUB_API_URL": api, "GITHUB_REPOSITORY": "us/ledger", "GITHUB_TOKEN": "secret", **HEAD, **more}


def test_one_comment_is_kept_up_to_date(github: Repository, tmp_path: Path) -> None:
    """The first run comments, the second changes that comment, and people's own comments are left alone."""
    file = tmp_path / "comment.md"
    for text in ("first", "second"):
        file.write_text(text)
        assert main(["comment", str(file)], environment(github)) == 0
    assert [one["body"].splitlines()[1] for one in github.comments] == ["mine", "second"]
    assert github.calls[-1] == "PATCH /repos/us/ledger/issues/comments/2"


def test_the_comment_is_found_behind_many_others(github: Repository, tmp_path: Path) -> None:
    """A long talk has more comments than one page of the list."""
    github.comments += [{"id": n, "user": {"login": "reader"}, "body": "yes"} for n in range(2, 130)]
    github.comments.append({"id": 130, "user": BOT, "body": "<!-- ledger: review -->\nold"})
    (tmp_path / "comment.md").write_text("new")
    assert main(["comment", str(tmp_path / "comment.md")], environment(github)) == 0
    assert "new" in github.comments[-1]["body"]
    assert len(github.comments) == 130


def test_a_commit_that_has_been_overtaken_is_not_told(
    github: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pull request moved on while the check ran: its next check will comment."""
    (tmp_path / "comment.md").write_text("old")
    assert main(["comment", str(tmp_path / "comment.md")], environment(github, HEAD_SHA="01d")) == 1
    assert "no open pull request has the commit" in capsys.readouterr().err
    assert len(github.comments) == 1


def test_one_issue_is_opened_kept_and_closed(github: Repository, tmp_path: Path) -> None:
    """Trouble opens an issue, more trouble changes it, none closes it, and none without an issue does nothing."""
    file = tmp_path / "report.md"
    for text in ("one is gone", "two are gone", "", ""):
        file.write_text(text)
        assert main(["issue", str(file)], environment(github)) == 0
        github.issues = [one for one in github.issues if one["state"] == "open"] or github.issues
    assert [one["state"] for one in github.issues] == ["closed"]
    assert "two are gone" in github.issues[0]["body"]
    assert [call for call in github.calls if not call.startswith("GET")] == [
        "POST /repos/us/ledger/issues",
        "PATCH /repos/us/ledger/issues/1",
        "PATCH /repos/us/ledger/issues/1",
        "PATCH /repos/us/ledger/issues/1",
    ]


@pytest.mark.parametrize("wrong", [{"GITHUB_TOKEN": "guess"}, {"GITHUB_API_URL": "http://127.0.0.1:1"}])
def test_what_github_refuses_is_told_in_a_line(
    wrong: dict[str, str], github: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refusal or no answer ends the step with its reason, and without the token."""
    (tmp_path / "comment.md").write_text("text")
    assert main(["comment", str(tmp_path / "comment.md")], environment(github, **wrong)) == 1
    said = capsys.readouterr().err
    assert said.startswith("ForgeError: GitHub ")
    assert said.count("\n") == 1
    assert "secret" not in said
    assert "guess" not in said


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("thanks @octocat and @org/team", "@o"),
        ("<script>alert()</script>", "<script"),
        ("<img src=x> <a href=x> </details><!-- hidden", "<i"),
        ("<!-- ledger: review -->", "<!-"),
        ("![pixel](https://tracker.example/x.png)", "!["),
        ("a\u202eb\u200bc\x07", "\u202e"),
        ("a\u202eb\u200bc\x07", "\u200b"),
    ],
)
def test_a_strangers_text_does_nothing(text: str, sign: str) -> None:
    """Nobody is called, nothing is loaded, nothing hides; what is left reads the same."""
    assert sign in text
    assert sign not in harmless(text)


def test_a_plain_report_is_left_as_it_is() -> None:
    """Markdown, fences and folded parts are what the report is made of."""
    text = "## A\n\n<details><summary>More</summary>\n\n```diff\n- $1 | 2 *b*\n```\n</details>"
    assert harmless(text) == text


def test_the_text_is_cut_to_what_github_takes() -> None:
    """A text that grows too long by being made harmless is cut at a line, and says so."""
    posted = body("<b>\n" * (LIMIT // 4), "comment")
    assert len(posted) <= LIMIT
    assert "too long to stand here" in posted
    assert posted.endswith("read the changes too.*\n")


def test_only_a_plain_file_of_text_is_read(tmp_path: Path) -> None:
    """A link, a folder, a flood and bytes that are no text are refused: the file was made by a stranger."""
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "flood").write_bytes(b"a" * 10**6)
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    for name in ("link", "flood", "bytes", "missing", "."):
        with pytest.raises(ForgeError):
            read_text(tmp_path / name)
