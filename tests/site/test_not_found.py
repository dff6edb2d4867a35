"""The page for an address that does not exist: it offers the nearest ones, under a sub-path and at any depth."""

import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.reader import Reader, reading
from tests.serving import QuietHandler, QuietServer
from tests.site.conftest import Site

pytestmark = pytest.mark.browser


class WithErrorPage(QuietHandler):
    """Answers an address that does not exist with the site's own page for it, as hosts of static sites do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page where the address does not exist."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "REPO/404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="module")
def root(site: Site) -> Iterator[str]:
    """The address at which a host serves the site, with its page for addresses that do not exist."""
    handler = partial(WithErrorPage, directory=str(site.folder.parent))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/REPO/"
        server.shutdown()


def forget_the_answer(reader: Reader) -> None:
    """The browser complains of the answer that the address does not exist, and may; anything else stays."""
    reader.complaints[:] = [one for one in reader.complaints if "404" not in one]


@pytest.mark.parametrize(
    ("missing", "nearest"),
    [
        ("figures/ronin-2022/", "incidents/ronin-2022/"),
        ("figures/Ronin-Los", "figures/ronin-loss/"),
        ("how-mutch/", "how-much/"),
    ],
)
def test_the_nearest_addresses_are_offered(browser: Browser, root: str, missing: str, nearest: str) -> None:
    """The wrong folder, capitals, a slip of the pen: the first link leads to what was meant."""
    with reading(browser) as reader:
        page = reader.open(root + missing)
        links = page.locator("#ledger-nearest a")
        expect(links.first).to_have_text(nearest)
        assert 1 <= links.count() <= 5
        links.first.click()
        page.wait_for_url(root + nearest)
        forget_the_answer(reader)


def test_what_is_like_nothing_offers_nothing(browser: Browser, root: str) -> None:
    """Where no address is near, the page leads to all figures, as it does without a script."""
    with reading(browser) as reader:
        page = reader.open(f"{root}figures/%E4%B8%80%E4%BA%8C%E4%B8%89/qqqqqqqq/")
        page.wait_for_load_state("networkidle")
        assert page.locator("#ledger-nearest a").count() == 0
        page.get_by_role("link", name="All figures").last.click()
        page.wait_for_url(f"{root}figures/")
        forget_the_answer(reader)
