"""Fetches documents politely: a host slowly and by its rules for robots, with limits on time and size, and retries."""

import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from macros.review.watch.network import PrivateAddressError, client

AGENT = "pyongyang-ledger-watch"
MOST_BYTES = 5_000_000
MOST_REDIRECTS = 10
_LONGEST_WAIT = 60.0
_MOVED_FOR_GOOD = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))

Trouble = Literal["private", "robots", "loop", "large", "slow", "unreachable", "encoding"]


class FetchError(Exception):
    """A document that could not be had: what sort of trouble it was, and a message."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Manners:
    """How the client behaves; times in seconds."""

    delay: float = 3.0
    """Between two requests to one host."""
    timeout: float = 20.0
    """For a connection, and for each piece of an answer."""
    deadline: float = 90.0
    """For a whole answer."""
    attempts: int = 3
    backoff: float = 4.0
    """Before the second attempt; twice as long before each further one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back in the end: the address after all redirects, the status, and the unpacked bytes.

    `moved` is the address that permanent redirects lead to, where they do; `headers` have lower-case names.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    moved: str | None = None


@dataclass
class _Host:
    """What is known of one host: whose turn it is, when it may be asked next, and its robots' rules."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ready_at: float = 0.0
    robots: RobotFileParser | None = None


class Fetcher:
    """Fetches documents; may be used from several threads."""

    def __init__(self, manners: Manners, *, loopback: bool = False) -> None:
        """`loopback` lets it ask servers on this machine: for tests."""
        self._manners = manners
        self._client = client(manners.timeout, loopback=loopback)
        self._hosts: dict[str, _Host] = {}
        self._hosts_lock = threading.Lock()

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def get(self, url: str, known: Mapping[str, str] | None = None, *, robots: bool = True) -> Answer:
        """The document at an address, after all redirects; raises FetchError.

        `known` are headers that ask for the document only if it has changed (it answers 304 otherwise).
        """
        at, moved, only_moved = url, None, True
        seen = {url}
        for _ in range(MOST_REDIRECTS + 1):
            if urlsplit(at).scheme not in ("http", "https") or not urlsplit(at).hostname:
                raise FetchError("private", f"{at} is no address on the web")
            if robots and not self._robots(at).can_fetch(AGENT, at):
                raise FetchError("robots", f"the robots.txt of {urlsplit(at).netloc} asks not to be read")
            answer = self._patiently(at, known or {})
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return Answer(answer.url, answer.status, answer.headers, answer.body, moved)
            at = urljoin(at, target)
            if at in seen:
                raise FetchError("loop", f"redirects lead in a circle, through {at}")
            seen.add(at)
            only_moved = only_moved and answer.status in _MOVED_FOR_GOOD
            moved = at if only_moved else moved
        raise FetchError("loop", f"more than {MOST_REDIRECTS} redirects")

    def _patiently(self, url: str, known: Mapping[str, str]) -> Answer:
        """One answer, asked for again where the trouble may pass."""
        wait = self._manners.backoff
        for attempt in range(1, self._manners.attempts + 1):
            last = attempt == self._manners.attempts
            asked_to_wait = 0.0
            try:
                answer = self._once(url, known)
                if answer.status not in _PASSING or last:
                    return answer
                asked_to_wait = _seconds(answer.headers.get("retry-after", ""))
            except FetchError as error:
                if error.trouble not in ("unreachable", "slow") or last:
                    raise
            time.sleep(min(max(wait, asked_to_wait), _LONGEST_WAIT))
            wait *= 2
        raise AssertionError("there is a last attempt")

    def _once(self, url: str, known: Mapping[str, str]) -> Answer:
        headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate", **known}
        try:
            with self._turn(url), self._client.stream("GET", url, headers=headers) as response:
                found = {name.lower(): value for name, value in response.headers.items()}
                return Answer(url, response.status_code, found, self._body(response))
        except PrivateAddressError as error:
            raise FetchError("private", str(error)) from error
        except httpx.TimeoutException as error:
            raise FetchError("slow", f"no answer within {self._manners.timeout:g} seconds") from error
        except zlib.error as error:
            raise FetchError("encoding", f"cannot be unpacked: {error}") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise FetchError("unreachable", str(error) or type(error).__name__) from error

    def _body(self, response: httpx.Response) -> bytes:
        """The unpacked body, never more than may be: unpacking stops at the limit, not after it."""
        end = time.monotonic() + self._manners.deadline
        unpack = _unpacker(response.headers.get("content-encoding", ""))
        pieces, size = [], 0
        for packed in response.iter_raw():
            if time.monotonic() > end:
                raise FetchError("slow", f"not whole after {self._manners.deadline:g} seconds")
            piece = unpack.decompress(packed, MOST_BYTES + 1 - size) if unpack else packed
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise FetchError("large", f"larger than {MOST_BYTES:,} bytes")
        return b"".join(pieces)

    @contextmanager
    def _turn(self, url: str) -> Iterator[None]:
        """Waits for one's turn at the host, and keeps others waiting a little longer."""
        host = self._host(url)
        with host.lock:
            time.sleep(max(0.0, host.ready_at - time.monotonic()))
            try:
                yield
            finally:
                crawl_delay = host.robots.crawl_delay(AGENT) if host.robots else None
                wait = max(self._manners.delay, min(float(crawl_delay or 0), _LONGEST_WAIT))
                host.ready_at = time.monotonic() + wait

    def _robots(self, url: str) -> RobotFileParser:
        """The rules for robots of a host, asked for once; a host without any lets everything be read."""
        host = self._host(url)
        if host.robots is None:
            parts = urlsplit(url)
            rules = RobotFileParser()
            answer = self.get(f"{parts.scheme}://{parts.netloc}/robots.txt", robots=False)
            text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
            rules.parse(text.splitlines())
            host.robots = rules
        return host.robots

    def _host(self, url: str) -> _Host:
        with self._hosts_lock:
            return self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host())


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    if encoding.strip().lower() in ("", "identity"):
        return None
    if encoding.strip().lower() in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(wbits=47)  # reads the header of either
    raise FetchError("encoding", f"packed as {encoding!r}, which was not asked for")


def _seconds(retry_after: str) -> float:
    return float(retry_after) if retry_after.strip().isdecimal() else 0.0
