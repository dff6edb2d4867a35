"""A drawing in fewer bytes: what it shows stays as it was, to a tenth of a pixel."""

import xml.etree.ElementTree as ET

import pytest

from macros.charts.slim import slim


def made(*children: str) -> str:
    """What is in a drawing of these elements once it is slim."""
    svg = slim(ET.fromstring(f"<svg>{''.join(children)}</svg>"))
    return svg.removeprefix('<svg font-size="13">').removesuffix("</svg>")


@pytest.mark.parametrize(
    ("whole", "less"),
    [
        (
            '<text transform="translate(3,18.049)" fill="var(--chart-ink)" font-size="13">a</text>',
            '<text x="3" y="18">a</text>',
        ),
        (
            '<text transform="translate(0,0.04)" fill="var(--chart-soft)" font-size="12">a</text>',
            '<text fill="var(--chart-soft)" font-size="12">a</text>',
        ),
        (
            '<text fill="var(--chart-soft)"><tspan class="amount">a</tspan></text>',
            '<text><tspan class="amount">a</tspan></text>',
        ),
        (
            '<line x2="680" y2="0" transform="translate(0,26)" stroke="s" />',
            '<path d="M0,26h680" stroke="s"/>',
        ),
        ('<line x2="0" y2="61.25" transform="translate(5,-2)" />', '<path d="M5,-2v61.2"/>'),
        ('<line x2="2" y2="3" />', '<path d="M0,0l2,3"/>'),
        (
            '<path d="M5.94,0A5.94,5.94,0,1,1,-5.94,0A5.94,5.94,0,1,1,5.94,0" transform="translate(257.7,7)" />',
            '<circle cx="257.7" cy="7" r="5.9"/>',
        ),
        ('<path d="M0,8.123h300.96v18h-300.96Z" />', '<path d="M0,8.1h301v18h-301Z"/>'),
        (
            '<path d="M1,2l3,4" transform="translate(5,5)" />',
            '<path d="M1,2l3,4" transform="translate(5,5)"/>',
        ),
        (
            '<path d="M0,0h1" stroke="s" /><path d="M0,2h1" stroke="s" /><path d="M0,3h1" stroke="t" />',
            '<path d="M0,0h1M0,2h1" stroke="s"/><path d="M0,3h1" stroke="t"/>',
        ),
        (
            '<path d="M0,0h1" fill-opacity="0.3" /><text>a</text>',
            '<path d="M0,0h1" fill-opacity="0.3"/><text>a</text>',
        ),
    ],
)
def test_an_element_says_the_same_in_less(whole: str, less: str) -> None:
    """Places are attributes, circles circles, lines one path, and nothing is said that holds without being said."""
    assert made(whole) == less


def test_links_that_look_the_same_share_their_paints() -> None:
    """The paints stand on a group around the links, the texts keep their own; other links stay by themselves."""
    alike = '<a id="{}"><path d="M0,0h1" fill="red"/><text fill="blue">{}</text></a>'
    other = '<a id="c"><path d="M0,0h1" fill="red"/><path d="M0,0h1" fill="green"/></a>'
    assert made(alike.format("a", "1"), alike.format("b", "2"), other) == (
        '<g fill="red"><a id="a"><path d="M0,0h1"/><text fill="blue">1</text></a>'
        '<a id="b"><path d="M0,0h1"/><text fill="blue">2</text></a></g>' + other
    )
