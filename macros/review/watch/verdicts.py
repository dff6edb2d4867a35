"""What one look at a source found: there and printing what it should, or what is the matter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from macros.review.watch.documents import UnreadableError, looks_missing, looks_paywalled, prints, text_of
from macros.review.watch.fetch import Answer, Fetcher, FetchError


class Verdict(StrEnum):
    """How a source stands."""

    WELL = "well"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    PAYWALLED = "paywalled"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Look:
    """What a look found: the verdict, the details in words, the figures whose phrase was and was not printed.

    `headers` are those by which the next look can ask whether anything has changed.
    """

    verdict: Verdict
    detail: str = ""
    printed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    moved_to: str | None = None
    headers: Mapping[str, str] | None = None


_OF_TROUBLE = {
    "private": Verdict.PRIVATE,
    "robots": Verdict.REFUSED,
    "large": Verdict.UNREADABLE,
    "encoding": Verdict.UNREADABLE,
}
_OF_STATUS = {
    401: Verdict.PAYWALLED,
    402: Verdict.PAYWALLED,
    403: Verdict.REFUSED,
    404: Verdict.GONE,
    410: Verdict.GONE,
    451: Verdict.REFUSED,
}


def look(
    fetcher: Fetcher, url: str, phrases: Mapping[str, str], known: Mapping[str, str], printed: Sequence[str]
) -> Look:
    """Open a source and look for the phrases, which stand by the ids of their figures; raises nothing.

    `known` are the headers of the last good look, and `printed` the figures whose phrase it found.
    """
    unchanged = bool(known) and set(phrases) <= set(printed)
    try:
        answer = fetcher.get(url, known if unchanged else None)
    except FetchError as error:
        return Look(_OF_TROUBLE.get(error.trouble, Verdict.UNREACHABLE), str(error))
    if answer.status == 304 and unchanged:
        return Look(Verdict.WELL, "unchanged since the last look", tuple(phrases), headers=known)
    if answer.status != 200:
        verdict = _OF_STATUS.get(answer.status, Verdict.UNREACHABLE)
        return Look(verdict, f"answers with status {answer.status}")
    try:
        return _read(answer, url, phrases)
    except UnreadableError as error:
        return Look(Verdict.UNREADABLE, str(error))


def _read(answer: Answer, url: str, phrases: Mapping[str, str]) -> Look:
    title, text = text_of(answer.body, answer.headers.get("content-type", ""))
    found = tuple(figure_id for figure_id, phrase in phrases.items() if prints(text, phrase))
    missing = tuple(figure_id for figure_id in phrases if figure_id not in found)
    if missing or not phrases:
        if not found and looks_missing(title):
            return Look(Verdict.GONE, f"says “{title[:80]}”", missing=missing)
        if not found and _is_front_page(answer.url) and not _is_front_page(url):
            return Look(Verdict.GONE, "leads to the front page", missing=missing)
    if missing:
        verdict = Verdict.PAYWALLED if looks_paywalled(text) else Verdict.CHANGED
        quoted = "; ".join(f"“{phrases[figure_id]}”" for figure_id in missing)
        return Look(verdict, f"does not print {quoted}", found, missing)
    if answer.moved and _bare(answer.moved) != _bare(url):
        return Look(Verdict.MOVED, f"has moved to {answer.moved}", found, moved_to=answer.moved)
    asks = {"etag": "if-none-match", "last-modified": "if-modified-since"}
    headers = {asks[name]: value for name, value in answer.headers.items() if name in asks}
    return Look(Verdict.WELL, printed=found, headers=headers)


def _is_front_page(url: str) -> bool:
    return urlsplit(url).path.strip("/") == ""


def _bare(url: str) -> tuple[str, str, str]:
    """What of an address matters: neither http or https, nor a slash at its end, makes another document."""
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query
