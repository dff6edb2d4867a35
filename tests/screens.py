"""Pictures of every kind of page, to be looked at: `python -m tests.screens SITE FOLDER` (see `make screens`)."""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from macros.press.site import Site as PressedSite
from tests.conftest import CHROMIUM_OPTIONS, chromium
from tests.reader import reading
from tests.serving import QuietHandler, QuietServer
from tests.site.conftest import Site

WIDTHS = (1280, 768, 390)
PALETTES = ("light", "dark")
TALLEST = 6000
"""How much of a long page a picture shows, in pixels: what comes after looks like what came before."""


def shoot(
    browser: Browser, site: Site, pages: Sequence[str], folder: Path, widths: Sequence[int] = WIDTHS
) -> Iterator[Path]:
    """Write a picture of each page, at each width and in each palette, and tell its path: WIDTH-PALETTE/PAGE.png."""
    for width in widths:
        for palette in PALETTES:
            place = folder / f"{width}-{palette}"
            place.mkdir(parents=True, exist_ok=True)
            kind = {"viewport": {"width": width, "height": 900}, "color_scheme": palette}
            with reading(browser, **kind, reduced_motion="reduce") as reader:
                for page in pages:
                    opened = reader.open(site.url + page)
                    height = min(opened.evaluate("document.documentElement.scrollHeight"), TALLEST)
                    opened.set_viewport_size({"width": width, "height": height})
                    path = place / f"{page.strip('/').replace('/', '.') or 'start'}.png"
                    opened.screenshot(path=path)
                    opened.set_viewport_size({"width": width, "height": 900})
                    yield path


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """A built site on a free port of this machine, below the path at which it will stand."""
    below = urlsplit(PressedSite.read(folder).url).path.strip("/")
    with TemporaryDirectory() as root:
        place = Path(root, below or "site")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(folder.resolve())
        served_folder = root if below else str(place)
        with QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=served_folder)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield Site(folder, f"http://127.0.0.1:{server.server_port}/{below + '/' if below else ''}")
            server.shutdown()


def main(site_dir: str, folder: str) -> None:
    """Picture a built site, or only the pages named after."""
    with served(Path(site_dir)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_OPTIONS))
        pages = sys.argv[3:] or [*site.kinds_of_page, "404.html"]
        for path in shoot(browser, site, pages, Path(folder)):
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
