"""Someone who reads pages in a browser, for the tests that look at them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who reads the site in a browser of a certain kind."""

    context: BrowserContext
    page: Page
    complaints: list[str]
    hosts: set[str]

    def open(self, url: str) -> Page:
        """Go to an address and wait until everything has loaded."""
        self.page.goto(url, wait_until="load")
        return self.page

    def mind_the_policy(self) -> None:
        """Complain from now on of whatever the policy of a page refuses."""
        self.context.add_init_script(
            "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"
        )


@contextmanager
def reading(browser: Browser, **kind: Any) -> Iterator[Reader]:
    """A reader with a browser of a kind (viewport, color_scheme, has_touch …); notes errors and hosts asked."""
    context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | kind))
    page = context.new_page()
    reader = Reader(context, page, [], set())
    page.on(
        "console", lambda message: reader.complaints.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    page.on("request", lambda request: reader.hosts.add(request.url.split("/")[2]))
    try:
        yield reader
    finally:
        context.close()
    assert reader.complaints == [], f"the browser complains: {reader.complaints}"


def begin(page: Page) -> None:
    """Press a key that does nothing by itself, and wait until the page has loaded what it did not need for reading."""
    with page.expect_response("**/sitemap.xml") as answer:
        page.keyboard.press("Shift")
    answer.value.finished()
    page.wait_for_timeout(50)


def settle(page: Page) -> None:
    """Wait until a page has drawn what was changed in it, and nothing in it moves any more."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
