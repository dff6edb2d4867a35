"""`ledger watch-sources`, against a server that misbehaves in every way."""

import contextlib
import itertools
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.record.load import load
from macros.record.model import Record
from macros.review.watch.documents import UnreadableError, prints, text_of
from macros.review.watch.fetch import MOST_BYTES, Fetcher, FetchError, Manners
from macros.review.watch.memory import Memory, Remembered
from macros.review.watch.notes import noted
from macros.review.watch.report import as_json, as_markdown, as_text
from macros.review.watch.round import Round
from macros.review.watch.verdicts import Verdict, look
from tests.review.conftest import Repository, Teller
from tests.review.misbehaving import PHRASE, Misbehaving, misbehaving

PATIENT = Manners(delay=0, timeout=10, deadline=10, attempts=2, backoff=0.01)
IMPATIENT = replace(PATIENT, timeout=0.5, deadline=0.5)


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    """The misbehaving server."""
    with misbehaving() as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A client that may ask this machine, and waits for it however busy it is."""
    made = Fetcher(PATIENT, loopback=True)
    yield made
    made.close()


VERDICTS = {
    "well": (Verdict.WELL, ""),
    "entities": (Verdict.WELL, ""),
    "packed": (Verdict.WELL, ""),
    "paper": (Verdict.WELL, ""),
    "latin": (Verdict.WELL, ""),
    "no-charset": (Verdict.WELL, ""),
    "tired": (Verdict.WELL, ""),
    "moved-for-now": (Verdict.WELL, ""),
    "moved": (Verdict.MOVED, "has moved to"),
    "missing": (Verdict.GONE, "answers with status 404"),
    "gone": (Verdict.GONE, "answers with status 410"),
    "softly-gone": (Verdict.GONE, "says “Page not found - News”"),
    "to-front-page": (Verdict.GONE, "leads to the front page"),
    "paywall": (Verdict.PAYWALLED, "does not print “$721 million”"),
    "forbidden": (Verdict.REFUSED, "answers with status 403"),
    "broken": (Verdict.UNREACHABLE, "answers with status 500"),
    "slow": (Verdict.UNREACHABLE, "no answer within 0.5 seconds"),
    "drip": (Verdict.UNREACHABLE, "not whole after 0.5 seconds"),
    "truncated": (Verdict.UNREACHABLE, "peer closed connection"),
    "garbage": (Verdict.UNREACHABLE, ""),
    "hang-up": (Verdict.UNREACHABLE, "Server disconnected"),
    "circle": (Verdict.UNREACHABLE, "redirects lead in a circle"),
    "stairs": (Verdict.UNREACHABLE, "more than 10 redirects"),
    "bomb": (Verdict.UNREADABLE, "larger than 5,000,000 bytes"),
    "flood": (Verdict.UNREADABLE, "larger than 5,000,000 bytes"),
    "badly-packed": (Verdict.UNREADABLE, "cannot be unpacked"),
    "broken-paper": (Verdict.UNREADABLE, "is a PDF that cannot be read"),
    "picture": (Verdict.UNREADABLE, "is image/gif"),
    "to-file": (Verdict.PRIVATE, "file:///etc/passwd is no address on the web"),
    "inwards": (Verdict.PRIVATE, "169.254.169.254 leads to 169.254.169.254, which is not a public address"),
}


@pytest.mark.parametrize("path", VERDICTS)
def test_each_misbehaviour_has_its_verdict(path: str, server: Misbehaving, fetcher: Fetcher) -> None:
    """Whatever a server does, the look ends soon, with a verdict and a reason, and never with a traceback."""
    verdict, detail = VERDICTS[path]
    if "0.5 seconds" in detail:
        fetcher = Fetcher(IMPATIENT, loopback=True)
    found = look(fetcher, f"{server.root}/{path}", {"loss": PHRASE}, {}, ())
    assert (found.verdict, detail in found.detail) == (verdict, True), found


def test_a_changed_number_is_seen(server: Misbehaving, fetcher: Fetcher) -> None:
    """The page is there, and prints another number now."""
    server.phrase = "$712"
    found = look(fetcher, f"{server.root}/entities", {"loss": PHRASE, "other": "$9 million"}, {}, ())
    assert (found.verdict, found.printed, found.missing) == (Verdict.CHANGED, ("loss",), ("other",))
    assert found.detail == "does not print “$9 million”"


def test_a_host_without_an_address_and_one_without_tls(server: Misbehaving, fetcher: Fetcher) -> None:
    """A name that nobody has, and a server that speaks no TLS where https is asked for."""
    for url in ("http://no-such-host.invalid/", server.root.replace("http:", "https:") + "/well"):
        assert look(fetcher, url, {}, {}, ()).verdict is Verdict.UNREACHABLE


def test_robots_are_asked_for_once_and_obeyed(server: Misbehaving, fetcher: Fetcher) -> None:
    """What a host asks robots not to read is not read; the rest is."""
    server.robots = "User-agent: *\nDisallow: /well\n"
    refused = look(fetcher, f"{server.root}/well", {}, {}, ())
    assert (refused.verdict, server.asked["/well"]) == (Verdict.REFUSED, 0)
    assert look(fetcher, f"{server.root}/entities", {"loss": PHRASE}, {}, ()).verdict is Verdict.WELL
    assert server.asked["/robots.txt"] == 1


def test_a_bomb_takes_no_room(server: Misbehaving, fetcher: Fetcher) -> None:
    """Two hundred megabytes in a small packet are not unpacked further than the limit."""
    tracemalloc.start()
    with pytest.raises(FetchError):
        fetcher.get(f"{server.root}/bomb")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 6 * MOST_BYTES


def test_a_host_is_asked_slowly(server: Misbehaving) -> None:
    """Between two requests to a host lies the delay, retries and redirects included."""
    fetcher = Fetcher(Manners(delay=0.1, timeout=1, backoff=0), loopback=True)
    for path in ("moved", "tired"):
        look(fetcher, f"{server.root}/{path}", {}, {}, ())
    fetcher.close()
    assert len(server.times) == 5
    assert all(later - earlier >= 0.1 for earlier, later in itertools.pairwise(server.times))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/well",
        "http://localhost:{port}/well",
        "http://[::1]:{port}/well",
        "http://[::ffff:127.0.0.1]:{port}/well",
        "http://0.0.0.0:{port}/well",
        "http://2130706433:{port}/well",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://224.0.0.1/",
    ],
)
def test_private_networks_are_never_asked(address: str, server: Misbehaving) -> None:
    """However an address of this machine or of a private network is written, no connection is made."""
    fetcher = Fetcher(IMPATIENT)
    found = look(fetcher, address.format(port=server.server_address[1]), {}, {}, ())
    fetcher.close()
    assert found.verdict in (Verdict.PRIVATE, Verdict.UNREACHABLE), found
    assert "not a public address" in found.detail or "no address for" in found.detail
    assert not server.asked


def record(folder: Path, server: Misbehaving, *paths: str) -> Record:
    """A record with a source for each path, and a figure that rests on each."""
    sources, figures = "", ""
    for path in paths:
        sources += f"s-{path}:\n  title: T\n  publisher: P\n  date: 2023\n  kind: news\n  url: {server.root}/{path}\n"
        figures += (
            f"f-{path}:\n  says: a loss\n  as_printed: {PHRASE}\n  value: 721_000_000\n  unit: USD\n"
            f"  date: 2022\n  originator: O\n  source: s-{path}\n"
        )
    (folder / "data" / "figures").mkdir(parents=True)
    (folder / "data" / "sources.yml").write_text(sources)
    (folder / "data" / "figures" / "losses.yml").write_text(figures)
    loaded = load(folder / "data")
    assert loaded.errors == ()
    return loaded.record


def test_a_run_is_taken_up_again(server: Misbehaving, fetcher: Fetcher, tmp_path: Path) -> None:
    """What was looked at today is not asked again; a damaged memory only costs another look."""
    known = record(tmp_path, server, "well", "moved", "gone")
    for sources in (["s-well"], list(known.sources), list(known.sources)):
        Round(known, Memory(tmp_path), fetcher, "2026-01-05", None).go(sources)
    assert (server.asked["/gone"], server.asked["/well"]) == (1, 2)  # once for itself, once through /moved
    (tmp_path / "sources.json").write_text('{"s-well": {"day"')
    assert Memory(tmp_path).of("s-well").day == ""


def test_one_bad_day_raises_no_alarm(server: Misbehaving, fetcher: Fetcher, tmp_path: Path) -> None:
    """Only the second bad day in a row calls someone; two looks on one day count once, and a good day ends it."""
    known = record(tmp_path, server, "well")

    def alarmed(day: str, phrase: str) -> bool:
        server.phrase = phrase
        memory = Memory(tmp_path)
        Round(known, memory, fetcher, day, None).go(["s-well"], again=True)
        return memory.of("s-well").needs_a_hand

    days = [("05", "$721"), ("12", "$5"), ("12", "$5"), ("19", "$721"), ("26", "$5"), ("27", "$5")]
    calls = [alarmed(f"2026-01-{day}", phrase) for day, phrase in days]
    assert calls == [False, False, False, False, False, True]


def test_an_unchanged_page_is_not_sent_again(server: Misbehaving, fetcher: Fetcher, tmp_path: Path) -> None:
    """The second look asks whether the page has changed; a new figure makes it read the page all the same."""
    known = record(tmp_path, server, "tagged")
    memory = Memory(tmp_path)
    for day in ("2026-01-05", "2026-01-12"):
        Round(known, memory, fetcher, day, None).go(["s-tagged"])
    assert memory.of("s-tagged").detail == "unchanged since the last look"
    known_headers = memory.of("s-tagged").headers
    found = look(
        fetcher, f"{server.root}/tagged", {"f-tagged": PHRASE, "new": "$1"}, known_headers, ("f-tagged",)
    )
    assert (found.verdict, found.missing) == (Verdict.CHANGED, ("new",))


def test_the_reports(server: Misbehaving, fetcher: Fetcher, tmp_path: Path) -> None:
    """Text for people, JSON for programs, and Markdown that lists what needs a hand, with the archived copy."""
    known = record(tmp_path, server, "well", "gone", "moved")
    memory = Memory(tmp_path)
    told = {}
    for day in ("2026-01-05", "2026-01-12"):
        Round(known, memory, fetcher, day, f"{server.root}/archive").go(list(known.sources))
        told[day] = as_markdown(known, memory, list(known.sources))
    assert told["2026-01-05"] == ""
    assert told["2026-01-12"].startswith("### Gone: 1\n\nGone. Add the archived copy")
    copy = f"https://web.archive.example/2023/{server.root}/gone"
    assert f"answers with status 410 Since 2026-01-05. [A copy]({copy})." in told["2026-01-12"]
    assert "### Moved: 1" in told["2026-01-12"]
    text = as_text(known, memory, list(known.sources))
    assert text.endswith("3 sources: 1 well, 1 moved, 1 gone\n")
    stored = json.loads(as_json(memory, list(known.sources)))
    assert stored["s-gone"]["archived"] == copy
    assert stored["s-gone"]["needs_a_hand"] is True


def test_what_was_found_is_noted_in_the_record(server: Misbehaving, fetcher: Fetcher, tmp_path: Path) -> None:
    """Copies and days stand where the model lists them; comments and all else stay to the byte; twice adds nothing."""
    known = record(tmp_path, server, "well", "gone")
    memory = Memory(tmp_path)
    Round(known, memory, fetcher, "2026-01-05", f"{server.root}/archive").go(list(known.sources))
    path = tmp_path / "data" / "sources.yml"
    entry = "  title: T # as it is\n  publisher: P\n  url: {}\n  kind: news\n"
    well, gone = (entry.format(known.sources[one].url) for one in ("s-well", "s-gone"))
    copy = f"  archived: https://web.archive.example/2023/{server.root}"
    path.write_text(
        f"# Ours.\ns-well:\n{well}  note: N\n\n# Old.\ns-gone:\n{gone}  checked: 2020\nelse: {{url: x}}"
    )
    for _ in range(2):
        path.write_text(noted(path, memory, [*known.sources, "else"]))
        assert path.read_text() == (
            f"# Ours.\ns-well:\n{well}  checked: 2026-01-05\n  note: N\n\n"
            f"# Old.\ns-gone:\n{gone}{copy}/gone\n  checked: 2020\nelse: {{url: x}}"
        )


NEWS = "  archived: https://a.example/b\n  checked: 2026-01-05\n"


def test_only_a_source_that_prints_its_numbers_counts_as_read(tmp_path: Path) -> None:
    """Neither one that is merely there nor one whose address has changed since is noted, nor an earlier day."""
    memory = Memory(tmp_path)
    path = tmp_path / "sources.yml"
    looks = {
        "read": ("a", Verdict.WELL, ("loss",)),
        "there": ("a", Verdict.WELL, ()),
        "moved": ("a", Verdict.MOVED, ("loss",)),
        "other": ("b", Verdict.WELL, ("loss",)),
    }
    for one, (url, verdict, printed) in looks.items():
        memory.keep(one, Remembered(url, "2026-01-05", verdict, printed=printed))
    memory.keep("read", replace(memory.of("read"), archived="https://a.example/b"))
    path.write_text("".join(f"{one}:\n  url: a\n" for one in looks))
    text = path.read_text().replace("read:\n  url: a\n", f"read:\n  url: a\n{NEWS}")
    assert noted(path, memory, list(looks)) == text
    path.write_text(text.replace("01-05", "02"))
    assert noted(path, memory, list(looks)) == path.read_text()


def test_the_command_refuses_private_addresses_and_says_so(
    repository: Repository, server: Misbehaving, told: Teller
) -> None:
    """The command itself has no way to allow this machine: what the record asks for is told and not opened."""
    repository.exchange("data/sources.yml", "https://asia.nikkei.example/north-korea", f"{server.root}/well")
    before = (repository.folder / "data/sources.yml").read_bytes()
    said = told("watch-sources", "nikkei-2023-05", "--no-archive", "--reports", "out", "--record", "-q")
    assert (repository.folder / "data/sources.yml").read_bytes() == before
    assert "data/sources.yml:2:1: nikkei-2023-05 private: 127.0.0.1 leads to 127.0.0.1" in said
    assert (
        "The record asks for an address that is not public"
        in (repository.folder / "out" / "report.md").read_text()
    )
    assert not server.asked
    assert "no source 'nikei-2023-05'; did you mean 'nikkei-2023-05'?" in told(
        "watch-sources", "nikei-2023-05", status=1
    )


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("more than  $2.3\nbillion", "more than $2.3 billion", True),
        ("it’s “about” 5–6 percent", 'it\'s "about" 5-6 percent', True),
        ("$ 7 2 1 mil lion", "$721 million", True),
        ("121 thefts", "21 thefts", False),
        ("rose 1.21 times", "21 times", False),
        ("a loss of $1.45", "a loss of $1.4", False),
        ("a loss of $1.4.", "a loss of $1.4", True),
        ("in 2023, 1", "in 2023", True),
        ("", "$1", False),
    ],
)
def test_a_phrase_is_found_however_it_is_set(text: str, phrase: str, there: bool) -> None:
    """Spaces, quotation marks and dashes do not matter; the digits around a number do."""
    assert prints(text, phrase) is there


@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", "text/html; charset=utf-16", ""]))
def test_any_bytes_are_read_or_refused(body: bytes, content_type: str) -> None:
    """Whatever a server sends as a page, reading it gives text or a reason."""
    with contextlib.suppress(UnreadableError):
        assert isinstance("".join(text_of(body, content_type)), str)
