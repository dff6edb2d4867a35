"""A server on this machine that misbehaves in every way a source has been seen to."""

import gzip
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PHRASE = "$721 million"
PAGE = f"<html><head><title>A report</title></head><body><p>Lost: <b>{PHRASE}</b></p></body></html>"
HTML = "text/html; charset=utf-8"


def pdf(text: str) -> bytes:
    """The smallest PDF that prints a line of text."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    whole, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        whole
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(whole))
    )


class Misbehaving(ThreadingHTTPServer):
    """Counts what it is asked for, and answers each path in its own bad way."""

    daemon_threads = True
    asked: Counter[str]
    times: list[float]
    phrase: str
    robots: str

    @property
    def root(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Misbehaving
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        path = urlsplit(self.path).path
        self.server.asked[path] += 1
        self.server.times.append(time.monotonic())
        answer: Callable[[_Handler], None] | None = getattr(
            _Handler, f"_{path.strip('/').replace('-', '_')}", None
        )
        try:
            if answer:
                answer(self)
            else:
                self._send(404, b"<title>Not here</title>")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _send(self, status: int, body: bytes, kind: str = HTML, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, to: str, status: int = 302) -> None:
        self._send(status, b"", Location=to)

    def _robots_txt(self) -> None:
        self._send(200, self.server.robots.encode(), "text/plain")

    def _well(self) -> None:
        self._send(200, PAGE.replace("$721", self.server.phrase).encode())

    def _entities(self) -> None:
        self._send(200, b"<p>Lost: <b>&#36;721</b>&nbsp;<i>milli&shy;on</i></p>")

    def _tagged(self) -> None:
        if self.headers["If-None-Match"] == '"one"':
            self._send(304, b"")
        else:
            self._send(200, PAGE.encode(), ETag='"one"')

    def _paper(self) -> None:
        self._send(200, pdf("They lost $721 million"), "application/pdf")

    def _broken_paper(self) -> None:
        self._send(200, b"%PDF-1.4\nnothing more", "application/pdf")

    def _picture(self) -> None:
        self._send(200, b"GIF89a", "image/gif")

    def _latin(self) -> None:
        self._send(200, "<p>Café: $721 million</p>".encode("latin-1"), "text/html; charset=utf-8")

    def _no_charset(self) -> None:
        self._send(200, "<p>“$721 million” – Café</p>".encode(), "text/html; charset=no-such")

    def _slow(self) -> None:
        time.sleep(1.5)
        self._well()

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def _truncated(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(PAGE.encode())
        self.close_connection = True

    def _garbage(self) -> None:
        self.wfile.write(b"this is no HTTP\r\n\r\n")
        self.close_connection = True

    def _hang_up(self) -> None:
        self.close_connection = True

    def _bomb(self) -> None:
        packer = zlib.compressobj(1, wbits=31)
        packed = b"".join(packer.compress(b"0" * 1_000_000) for _ in range(200)) + packer.flush()
        self._send(200, packed, Content_Encoding="gzip")

    def _packed(self) -> None:
        self._send(200, gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def _badly_packed(self) -> None:
        self._send(200, b"\x1f\x8bnot gzip at all", Content_Encoding="gzip")

    def _flood(self) -> None:
        self._send(200, b"0" * 6_000_000)

    def _gone(self) -> None:
        self._send(410, b"")

    def _softly_gone(self) -> None:
        self._send(200, b"<title>Page not found - News</title><p>Try our search.</p>")

    def _to_front_page(self) -> None:
        self._redirect("/")

    def _(self) -> None:
        self._send(200, b"<title>News</title><p>All the news.</p>")

    def _paywall(self) -> None:
        self._send(200, b"<title>A report</title><p>Subscribe to continue reading.</p>")

    def _forbidden(self) -> None:
        self._send(403, b"")

    def _moved(self) -> None:
        self._redirect("/well", 301)

    def _moved_for_now(self) -> None:
        self._redirect("/well", 302)

    def _circle(self) -> None:
        self._redirect("/circle-again")

    def _circle_again(self) -> None:
        self._redirect("/circle")

    def _stairs(self) -> None:
        step = int(parse_qs(urlsplit(self.path).query).get("n", ["0"])[0])
        self._redirect(f"/stairs?n={step + 1}")

    def _to_file(self) -> None:
        self._redirect("file:///etc/passwd")

    def _inwards(self) -> None:
        self._redirect("http://169.254.169.254/latest/meta-data/")

    def _tired(self) -> None:
        if self.server.asked["/tired"] < 2:
            self._send(503, b"", Retry_After="0")
        else:
            self._well()

    def _broken(self) -> None:
        self._send(500, b"")

    def _archive(self) -> None:
        url = parse_qs(urlsplit(self.path).query)["url"][0]
        copy = f'{{"available": true, "status": "200", "url": "http://web.archive.example/2023/{url}"}}'
        body = (
            f'{{"archived_snapshots": {{"closest": {copy}}}}}'
            if "gone" in url
            else '{"archived_snapshots": {}}'
        )
        self._send(200, body.encode(), "application/json")

    def log_message(self, *_: object) -> None:
        """Silence."""


setattr(_Handler, "_robots.txt", _Handler._robots_txt)


@contextmanager
def misbehaving() -> Iterator[Misbehaving]:
    """The server, while it runs."""
    server = Misbehaving(("127.0.0.1", 0), _Handler)
    server.asked, server.times, server.phrase, server.robots = Counter(), [], "$721", ""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
