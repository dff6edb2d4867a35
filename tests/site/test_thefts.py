"""The ledger of thefts in Chromium: choosing, ordering and adding up, by mouse, by keyboard and on a phone."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.reader import begin, reading
from tests.site.conftest import Site

pytestmark = pytest.mark.browser

PAGE = "thefts/"
PHONE = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}


def rows(page: Page) -> Locator:
    """The thefts that are shown."""
    return page.locator("table[data-whole] tbody tr:visible")


def choice(page: Page, name: str) -> Locator:
    """The list of values that a reader chooses from."""
    return page.get_by_role("combobox", name=name, exact=True)


def shown(page: Page, attribute: str) -> list[str]:
    """What the thefts that are shown tell of themselves, in order."""
    told: list[str] = rows(page).evaluate_all(
        f"rows => rows.map(row => row.getAttribute('{attribute}') ?? '')"
    )
    return told


def sum_of(page: Page) -> Locator:
    """The line that says what is shown."""
    return page.get_by_role("status").filter(has_text="shown")


def test_totals_follow_the_choice(site: Site, browser: Browser) -> None:
    """The confirmed thefts are as many, and add up to as much, as the page's own traced numbers say."""
    with reading(browser) as reader:
        page = reader.open(site.url + PAGE)
        all_thefts = page.locator(".ledger-count[data-count='incidents']").first.inner_text()
        expect(sum_of(page)).to_contain_text(f"{all_thefts} thefts shown")
        for sum_id in ("ledger-sum-without-suspected", "ledger-sum-all"):
            expect(sum_of(page)).to_contain_text(
                page.locator(f"[data-derived='{sum_id}']").first.inner_text()
            )
        choice(page, "Attribution").select_option("confirmed")
        count = page.locator("[data-count='incidents?attribution=confirmed']").first.inner_text()
        expect(rows(page)).to_have_count(int(count))
        confirmed = page.locator("[data-derived='ledger-sum-confirmed']").first.inner_text()
        expect(sum_of(page)).to_contain_text(f"{count} thefts shown")
        expect(sum_of(page)).to_contain_text(f"names North Korea: {confirmed};")
        choice(page, "Attribution").select_option("disputed")
        expect(sum_of(page)).to_contain_text("names North Korea: none; with the suspected thefts: none.")


def test_choices_join_and_can_be_passed_on(site: Site, browser: Browser) -> None:
    """Several choices narrow the list together; the address brings the same list back, and one button all of it."""
    with reading(browser) as reader:
        page = reader.open(site.url + PAGE)
        whole = rows(page).count()
        choice(page, "Country").select_option("Japan")
        choice(page, "Victim").select_option("centralized exchange")
        assert set(shown(page, "data-country")) == {"Japan"}
        assert set(shown(page, "data-kind")) == {"centralized exchange"}
        chosen = shown(page, "data-day")
        page = reader.open(page.url)
        assert shown(page, "data-day") == chosen
        page.get_by_role("button", name="Show all").click()
        expect(rows(page)).to_have_count(whole)
        assert page.url == site.url + PAGE
        choice(page, "Chain").select_option("Ronin")
        assert shown(page, "data-chain") == ["Ethereum;Ronin"]


def test_headings_put_thefts_in_order(site: Site, browser: Browser) -> None:
    """A heading orders by its column, turns at the second press, says so, and leaves unknown losses last."""
    with reading(browser) as reader:
        page = reader.open(site.url + PAGE)
        assert shown(page, "data-day") == sorted(shown(page, "data-day"), reverse=True)
        heading = page.locator("th[data-key='loss']")
        heading.get_by_role("button").focus()
        page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", "descending")
        losses = [int(loss) for loss in shown(page, "data-loss") if loss]
        assert losses == sorted(losses, reverse=True)
        page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", "ascending")
        assert [int(loss) for loss in shown(page, "data-loss") if loss] == sorted(losses)
        assert shown(page, "data-loss")[-1] == ""
        assert page.locator("[aria-sort]").count() == 1


def test_the_ledger_works_on_a_phone_after_instant_navigation(site: Site, browser: Browser) -> None:
    """Reached from another page without a full load, on a narrow screen, it is filtered and ordered by tap."""
    with reading(browser, **PHONE) as reader:
        page = reader.open(site.url)
        begin(page)
        page.evaluate("window.loadedOnce = true")
        page.locator("article a[href$='thefts/']").first.click()
        page.wait_for_url(site.url + PAGE)
        choice(page, "Year").select_option("2022")
        assert set(shown(page, "data-year")) == {"2022"}
        page.get_by_role("button", name="Loss").tap()
        losses = [int(loss) for loss in shown(page, "data-loss") if loss]
        assert losses == sorted(losses, reverse=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]  # type: ignore[index]
        assert page.evaluate("window.loadedOnce")


def test_without_script_the_ledger_is_whole(site: Site, browser: Browser) -> None:
    """Every theft is there and each name leads to its own page; nothing that needs the script is shown."""
    with reading(browser, java_script_enabled=False) as reader:
        page = reader.open(site.url + PAGE)
        all_thefts = page.locator(".ledger-count[data-count='incidents']").first.inner_text()
        expect(rows(page)).to_have_count(int(all_thefts))
        expect(choice(page, "Year")).to_have_count(0)
        name = page.locator(".ledger-name").first
        called = name.inner_text()
        name.click()
        expect(page.locator("h1")).to_contain_text(called)
