"""Packing: circles and texts find places where nothing overlaps."""

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from macros.charts.forms.packing import Box, Circle, first_free, stacked

circles = st.lists(st.tuples(st.floats(0, 680), st.floats(0.5, 48)), max_size=25)


@given(circles)
def test_stacked_circles_never_overlap(places: list[tuple[float, float]]) -> None:
    """Whatever their sizes and however close in time, no two circles share an area."""
    offsets = stacked(places, gap=1)
    stacked_circles = [(x, y, radius) for (x, radius), y in zip(places, offsets, strict=True)]
    for (x, y, radius), (other_x, other_y, other_radius) in combinations(stacked_circles, 2):
        assert math.dist((x, y), (other_x, other_y)) >= radius + other_radius


@given(circles)
def test_the_largest_circle_stays_on_the_line(places: list[tuple[float, float]]) -> None:
    """What matters most is moved least, and the same input gives the same places."""
    offsets = stacked(places, gap=1)
    assert offsets == stacked(places, gap=1)
    if places:
        largest = max(range(len(places)), key=lambda at: (places[at][1], -at))
        assert offsets[largest] == 0


def test_a_text_takes_the_first_place_that_is_free() -> None:
    """A place off the frame, on another text or on a circle is passed over."""
    frame = Box(0, 0, 100, 100)
    off, on_text, on_circle, free = (
        Box(x, y, x + 20, y + 10) for x, y in ((90, 0), (0, 0), (40, 40), (70, 70))
    )
    text, circle = Box(10, 5, 30, 15), Circle(65, 45, 8)
    assert first_free([off, on_text, on_circle, free], [text], [circle], frame) == free
    assert first_free([off, on_text, on_circle], [text], [circle], frame) is None
