"""What a browser may load and run: the policy stands in every page, what readers do works under it, and it holds."""

import re

import pytest
from playwright.sync_api import Browser, expect

from macros.press.policy import inline_hashes, with_policy
from tests.reader import reading
from tests.site.conftest import Site

_POLICY = re.compile(r'<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
_CLOSED = {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"}


def test_every_page_carries_its_policy_first(site: Site) -> None:
    """The policy precedes whatever it governs, and allows neither inline code nor evaluation nor another host."""
    lacking = []
    for path in site.folder.rglob("*.html"):
        policy = _POLICY.search(path.read_text(encoding="utf-8"))
        if policy is None or re.search(r"unsafe|http|\*", policy[1]) or not _CLOSED <= {*policy[1].split(";")}:
            lacking.append(path.relative_to(site.folder).as_posix())
    assert lacking == []


def test_the_charset_still_stands_where_browsers_look_for_it(site: Site) -> None:
    """Browsers look for the charset in the first 1,024 bytes of a page (HTML standard, 4.2.5.4)."""
    for page in site.kinds_of_page:
        assert b'<meta charset="utf-8">' in (site.folder / page / "index.html").read_bytes()[:1024], page


def test_a_style_in_the_page_is_named_by_its_hash() -> None:
    """As scripts are; other styles written into the page stay without effect."""
    finished = with_policy("<html><head></head><body><svg><style>p{top:0}</style></svg></body></html>")
    assert "style-src 'self' 'sha256-" in finished
    assert finished.count("sha256-") == 1


def test_a_script_in_the_page_is_named_by_its_hash() -> None:
    """The hash is that of the text between the tags; data and files need none. Doing it again changes nothing."""
    page = (
        '<html><head><title>t</title></head><body><script>alert("a")</script><script src="a.js"></script>'
        '<script type="application/json">{}</script><SCRIPT type=module>alert("a")</SCRIPT></body></html>'
    )
    assert inline_hashes(page) == ["'sha256-SKV/HgGYXzsfYpUSTmvujMt5ZntUpsb//PekhjFQoL0='"]
    finished = with_policy(page)
    assert f"script-src 'self' {inline_hashes(page)[0]};" in finished
    assert with_policy(finished) == finished
    assert with_policy("<p>No head.</p>") == "<p>No head.</p>"


@pytest.mark.browser
def test_what_readers_do_works_under_the_policy(site: Site, browser: Browser) -> None:
    """Cards, the glossary, search, the palette, the filter of thefts and moving on: nothing is refused.

    A reader complains of every violation, and of every file that does not load.
    """
    with reading(browser) as reader:
        reader.mind_the_policy()
        page = reader.open(site.url + "how-much/")
        page.locator("article > p > a.ledger-number[data-figure]").first.hover()
        expect(page.locator("#ledger-card .ledger-source")).to_be_visible()
        page.locator("article a[href*='glossary/#']").first.hover()
        expect(page.locator("#glossary-card")).to_be_visible()
        page.get_by_title("Use light colours").click()
        page.locator("[data-md-component='search-query']").press_sequentially("Ronin")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.keyboard.press("Escape")
        page.locator(".md-nav--primary a", has_text="The thefts one by one").first.click()
        page.wait_for_url(site.url + "thefts/")
        page.locator("select[name='year']").select_option(index=1)
        expect(page.locator(".ledger-sum")).to_contain_text("shown")
        assert reader.hosts == {site.url.split("/")[2]}


@pytest.mark.browser
def test_what_is_not_ours_does_not_run(site: Site, browser: Browser) -> None:
    """A script that somebody managed to write into a page, as an element or as a handler, is refused."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.url)
    page.evaluate(
        """() => {
            const script = document.createElement("script")
            script.textContent = "window.strange = 1"
            document.body.append(script)
            document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.strange = 2">')
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.strange") is None
    context.close()
