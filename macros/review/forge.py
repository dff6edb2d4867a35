"""Says on GitHub what the checks have found: one comment on a pull request, one issue on the sources.

This is what runs beside a token that may write, so it uses nothing but the standard library, and takes the text that
it posts for a stranger's: a pull request can change the program that wrote it.

    python3 -m macros.review.forge comment build/review/comment.md
    python3 -m macros.review.forge issue build/watch/report.md

The environment is that of GitHub's workflows: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, and for a comment
HEAD_OWNER, HEAD_BRANCH and HEAD_SHA, which say whose change was checked. They come from GitHub, never from the text.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

LIMIT = 65_536
"""The most characters that GitHub takes in a comment or an issue."""
ISSUE_TITLE = "Sources that need a hand"

_MARKS = {"comment": "<!-- ledger: review -->", "issue": "<!-- ledger: watch -->"}
"""The first line of what was posted before, by which it is found again."""
_NOTICE = {
    "comment": "*Written by the checks of this pull request, which run its own code: read the changes too.*",
    "issue": "*Written by the weekly look at the sources. It is brought up to date, and closed when all is well.*",
}
_CUT = "\n\n*The rest is too long to stand here.*"
_BOT = "github-actions[bot]"
_MOST_BYTES = 4 * LIMIT
_PAGES = 20
_SECONDS = 30

_ALLOWED_TAG = re.compile(r"</?(?:details|summary)>")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class ForgeError(Exception):
    """What keeps the text from being posted; the message says why."""


def harmless(text: str) -> str:
    """The text without what could call people, load pictures, hide, or pose as another part of the page.

    Mentions and HTML (but for `<details>` and `<summary>`) become plain text, pictures become links.
    """
    text = _UNSEEN.sub("", text.replace("\r\n", "\n"))
    pieces = []
    end = 0
    for tag in _ALLOWED_TAG.finditer(text):
        pieces += [_without_html(text[end : tag.start()]), tag[0]]
        end = tag.end()
    return "".join([*pieces, _without_html(text[end:])])


def read_text(file: Path) -> str:
    """The text of a file that a stranger wrote; raises ForgeError where it is not a plain, short file of UTF-8."""
    if file.is_symlink() or not file.is_file():
        raise ForgeError(f"{file.name} is not a plain file")
    if file.stat().st_size > _MOST_BYTES:
        raise ForgeError(f"{file.name} is too long")
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ForgeError(f"{file.name} is not UTF-8") from error


def body(text: str, kind: str) -> str:
    """What is posted: the mark, a notice of who speaks, and the text made harmless; cut to GitHub's limit."""
    before, after = f"{_MARKS[kind]}\n", f"\n\n{_NOTICE[kind]}\n"
    told, room = harmless(text).strip(), LIMIT - len(before) - len(after)
    if len(told) > room:
        told = told[: told.rfind("\n", 0, room - len(_CUT)) + 1] + _CUT
    return before + told + after


@dataclass(frozen=True, slots=True)
class Forge:
    """One repository on GitHub, as its API has it."""

    api: str
    repository: str
    token: str

    def comment(self, text: str, head: Mapping[str, str]) -> str:
        """Post the text on the pull request of that head, or bring the comment there up to date; returns its address.

        `head` has the owner, the branch and the commit. Raises ForgeError where no open pull request has that head.
        """
        posted = body(text, "comment")
        number = self._pull_request(head)
        for comment in self._all(f"issues/{number}/comments"):
            if comment["user"]["login"] == _BOT and comment["body"].startswith(_MARKS["comment"]):
                return self._address("PATCH", f"issues/comments/{int(comment['id'])}", {"body": posted})
        return self._address("POST", f"issues/{number}/comments", {"body": posted})

    def issue(self, text: str) -> str:
        """Keep one open issue with that text, or close it where the text is empty; returns its address or nothing."""
        issues = self._all("issues", state="open", creator=_BOT)
        open_issue = next((one for one in issues if (one["body"] or "").startswith(_MARKS["issue"])), None)
        if not text.strip():
            if open_issue is None:
                return ""
            return self._address("PATCH", f"issues/{int(open_issue['number'])}", {"state": "closed"})
        fields = {"title": ISSUE_TITLE, "body": body(text, "issue")}
        if open_issue is None:
            return self._address("POST", "issues", fields)
        return self._address("PATCH", f"issues/{int(open_issue['number'])}", fields)

    def _pull_request(self, head: Mapping[str, str]) -> int:
        for pull in self._all("pulls", state="open", head=f"{head['owner']}:{head['branch']}"):
            if pull["head"]["sha"] == head["commit"]:
                return int(pull["number"])
        raise ForgeError(
            "no open pull request has the commit that was checked; it has moved on, or was closed"
        )

    def _all(self, path: str, **query: str) -> Iterator[Any]:
        for page in range(1, _PAGES + 1):
            found = self._call("GET", f"{path}?{urlencode({**query, 'per_page': '100', 'page': str(page)})}")
            yield from found
            if len(found) < 100:
                return

    def _address(self, method: str, path: str, fields: Mapping[str, str]) -> str:
        return str(self._call(method, path, fields)["html_url"])

    def _call(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> Any:
        request = urllib.request.Request(  # noqa: S310 -- the address is GitHub's own, from its environment
            f"{self.api}/repos/{quote(self.repository)}/{path}",
            method=method,
            data=None if fields is None else json.dumps(fields).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "User-Agent": "pyongyang-ledger",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 -- as above
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise ForgeError(f"GitHub answers {method} {path} with {error.code} {error.reason}") from error
        except (OSError, ValueError) as error:
            raise ForgeError(f"GitHub cannot be asked: {error}") from error


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Post one file; returns the exit status."""
    try:
        kind, file = arguments
        forge = Forge(
            environment.get("GITHUB_API_URL", "https://api.github.com"),
            environment["GITHUB_REPOSITORY"],
            environment["GITHUB_TOKEN"],
        )
        if kind == "issue":
            said = forge.issue(read_text(Path(file)))
        else:
            head = {name: environment[f"HEAD_{name.upper()}"] for name in ("owner", "branch")}
            said = forge.comment(read_text(Path(file)), {**head, "commit": environment["HEAD_SHA"]})
    except (ForgeError, KeyError, ValueError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


def _without_html(text: str) -> str:
    """The text with a joiner, which nobody sees, inside whatever would be a tag, a picture or a mention."""
    text = text.replace("<", "<\u2060").replace("![", "!\u2060[")
    return re.sub(r"@(?=\w)", "@\u2060", text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
