"""What all tests share: how hard the property tests try, one browser, and a place that serves the built site."""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.serving import QuietHandler, QuietServer

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

SERVED = pytest.StashKey[tuple[str, str]]()

CHROMIUM_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

HOST = "ledger.localhost"
"""Where the tests' browser finds what is served, whatever its port: charts carry the site's address, and charts with
the same address need not be drawn again. Browsers trust names under `localhost` as they trust HTTPS."""

# The machine's mood is not a property of the code: no deadlines.
settings.register_profile("default", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=10_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_configure(config: pytest.Config) -> None:
    """Serve an empty folder for as long as the tests run; whoever needs the site first builds it there, for all."""
    if hasattr(config, "workerinput"):
        config.stash[SERVED] = config.workerinput["served"]
        return
    folder = tempfile.mkdtemp(prefix="served-")
    server = QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    config.add_cleanup(lambda: shutil.rmtree(folder))
    config.add_cleanup(server.server_close)
    config.add_cleanup(server.shutdown)
    config.stash[SERVED] = (folder, f"127.0.0.1:{server.server_port}")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell each of the processes that share the tests where that folder is."""
    node.workerinput["served"] = node.config.stash[SERVED]


@pytest.fixture(scope="session")
def served(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A folder that all processes share, and the host and port at which it is served, to the browser as HOST."""
    folder, server = request.config.stash[SERVED]
    return Path(folder), server


def chromium() -> str | None:
    """Where this machine has its Chromium; None where there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def browser(served: tuple[Path, str]) -> Iterator[Browser]:
    """A headless Chromium; without one its tests are skipped, but fail where CI=true says that it must be there."""
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, but there is no Chromium: install it, browser tests must run here")
        pytest.skip("NO CHROMIUM FOUND: the browser tests did not run; install chromium to run them")
    with sync_playwright() as playwright:
        options = [*CHROMIUM_OPTIONS, f"--host-resolver-rules=MAP {HOST} {served[1]}"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()
