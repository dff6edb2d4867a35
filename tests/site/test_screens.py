"""The pictures for a reviewer: one of each page, in each palette."""

import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.screens import shoot
from tests.site.conftest import Site

pytestmark = pytest.mark.browser


def test_a_page_is_pictured_in_light_and_in_dark(site: Site, browser: Browser, tmp_path: Path) -> None:
    """Each picture is as wide as its screen, and the two palettes do not look alike."""
    light, dark = shoot(browser, site, ["method/"], tmp_path, widths=[390])
    assert (light.relative_to(tmp_path), dark.relative_to(tmp_path)) == (
        Path("390-light/method.png"),
        Path("390-dark/method.png"),
    )
    for path in (light, dark):
        assert struct.unpack(">I", path.read_bytes()[16:20]) == (390,)
    assert light.read_bytes() != dark.read_bytes()
