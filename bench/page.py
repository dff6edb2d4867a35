"""What a page costs its reader on a bad connection: an explainer with three charts and forty numbers, by three means.

Ours, the same text in plain Material for MkDocs with its charts drawn by vega-embed, and in Hugo with a bare layout
and the same drawings. Chromium loads each on a small screen at 1.6 Mbit/s and 150 ms with a quarter of the processor,
served gzipped, five times in turn; then the next page of the same kind. Prints the median of each with its lowest and
highest, what we reach for, and the bytes that a first touch fetches.
"""

import gzip
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from bench import page_sites
from bench.press import hugo_in

RUNS = 5
CHROMIUM = "/usr/bin/chromium"
SCREEN = ViewportSize(width=412, height=823)
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER = 4
REACH = {"bytes": 60_000, "requests": 6, "moved": 0, "blocked": 100, "next_bytes": 15_000}
WITHIN_HUGO = ("seen", "drawn")
WITHIN = 1.25
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
    ".xml": "text/xml",
}
_WATCH = """
window.measured = { seen: 0, moved: 0, blocked: 0, drawn: 0 }
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
watch("largest-contentful-paint", (entry) => (measured.seen = entry.startTime))
watch("layout-shift", (entry) => entry.hadRecentInput || (measured.moved += entry.value))
watch("longtask", (entry) => (measured.blocked += Math.max(0, entry.duration - 50)))
// Asked before each frame is painted, where the page is laid out anyway, so that the asking costs no page its time.
const look = () => {
  const drawn = [...document.querySelectorAll("svg")].filter((one) => one.getBoundingClientRect().height > 50)
  if (drawn.length < %d) requestAnimationFrame(look)
  else setTimeout(() => (measured.drawn = performance.now()))
}
requestAnimationFrame(look)
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as its reader gets it: bytes over the network with headers, milliseconds, and the layout shift."""

    bytes: float
    requests: float
    seen: float
    drawn: float
    moved: float
    blocked: float
    next_bytes: float
    touched_bytes: float


COLUMNS = {
    "bytes": "bytes",
    "requests": "requests",
    "seen": "largest paint, ms",
    "drawn": "charts drawn, ms",
    "moved": "layout shift",
    "blocked": "blocked, ms",
    "next_bytes": "next page, bytes",
    "touched_bytes": "first touch, bytes",
}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, gzipped and for keeping, as a static host does; the address of its root."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = folder / self.path.partition("?")[0].lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            found = path.is_file()
            text = path.read_bytes() if found else b""
            packed = text if path.suffix in {".woff2", ".png"} else gzip.compress(text, 9)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
            if packed is not text:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def read(browser: Browser, root: str) -> Reading:
    """Open the first page with nothing kept, then touch it, then open the next one."""
    context = browser.new_context(viewport=SCREEN, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script(_WATCH % len(page_sites.CHARTS))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    loads: list[float] = []
    session.on("Network.loadingFinished", lambda event: loads.append(event["encodedDataLength"]))

    def opened(name: str) -> float:
        loads.clear()
        page.goto(f"{root}{name}/", wait_until="load")
        page.wait_for_timeout(2500)
        return sum(loads)

    first = opened(page_sites.PAGES[0])
    requests = len([load for load in loads if load])
    measured = page.evaluate("measured")
    following = opened(page_sites.PAGES[1])
    loads.clear()
    page.locator("h1").first.tap()
    page.wait_for_timeout(3500)
    touched = sum(loads)
    context.close()
    return Reading(
        first, requests, measured["seen"], measured["drawn"], round(measured["moved"], 4), measured["blocked"],
        following, touched,
    )  # fmt: skip


def median(readings: list[Reading]) -> Reading:
    """The median of each thing that was measured."""
    return Reading(*(statistics.median(values) for values in zip(*map(astuple, readings), strict=True)))


def show(name: str, readings: list[Reading]) -> None:
    """Print one row of medians, each with its lowest and highest."""
    print(f"\n{name}")
    for field in fields(Reading):
        values = [getattr(reading, field.name) for reading in readings]
        middle = statistics.median(values)
        print(f"  {COLUMNS[field.name]:20} {middle:10,.6g}   ({min(values):,.6g} to {max(values):,.6g})")


def judge(us: Reading, hugo: Reading | None) -> None:
    """Print what we reach for beside what was measured."""
    print("\nreach")
    for name, most in REACH.items():
        value = getattr(us, name)
        print(f"  {COLUMNS[name]:20} {value:10,.6g}   at most {most:,}: {'yes' if value <= most else 'NO'}")
    for name in WITHIN_HUGO if hugo else ():
        ratio = getattr(us, name) / getattr(hugo, name)
        print(
            f"  {COLUMNS[name]:20} {ratio:10.2f}   times Hugo's, at most {WITHIN}: {'yes' if ratio <= WITHIN else 'NO'}"
        )


def main() -> None:
    """Build the sites, read them in turn, and print."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        scratch = Path(name)
        folders = {kind: scratch / kind for kind in ("ours", "material", "hugo-site")}
        for folder in folders.values():
            folder.mkdir()
        sites = {"ours": page_sites.ours(folders["ours"])}
        sites["Material, vega-embed"] = page_sites.material(folders["material"], sites["ours"])
        if build := hugo_in(scratch):
            sites["Hugo, bare"] = page_sites.hugo(folders["hugo-site"], sites["ours"], build)
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        readings: dict[str, list[Reading]] = {kind: [] for kind in sites}
        for _ in range(RUNS):
            for kind, folder in sites.items():
                with served(folder) as root:
                    readings[kind].append(read(browser, root))
        browser.close()
    for kind, several in readings.items():
        show(kind, several)
    judge(median(readings["ours"]), median(readings["Hugo, bare"]) if "Hugo, bare" in readings else None)


if __name__ == "__main__":
    main()
