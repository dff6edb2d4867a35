"""Where circles and texts fit: positions worked out in pixels, the same for the same input."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels that a text or a mark takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True where the two share some area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: "Box") -> bool:
        """True where this one lies wholly in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def meets_circle(self, circle: "Circle") -> bool:
        """True where some part of the circle lies in this box."""
        nearest = (
            min(max(circle.x, self.left), self.right),
            min(max(circle.y, self.top), self.bottom),
        )
        return math.dist(nearest, (circle.x, circle.y)) < circle.radius


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle in pixels."""

    x: float
    y: float
    radius: float


def stacked(circles: Sequence[tuple[float, float]], gap: float) -> list[float]:
    """For circles given as (x, radius): how far to move each up or down from a common line so that none overlap.

    The largest lie on the line; each further one as near to it as it fits, `gap` apart from the others.
    """
    offsets = [0.0] * len(circles)
    placed: list[int] = []
    for index in sorted(range(len(circles)), key=lambda at: (-circles[at][1], at)):
        x, radius = circles[index]
        near = [
            (offsets[other], math.sqrt(max(reach**2 - (circles[other][0] - x) ** 2, 0)))
            for other in placed
            if abs(circles[other][0] - x) < (reach := circles[other][1] + radius + gap)
        ]
        places = [0.0, *(y + sign * clear for y, clear in near for sign in (-1, 1))]
        offsets[index] = min(
            (place for place in places if all(abs(place - y) >= clear - 1e-6 for y, clear in near)),
            key=lambda place: (abs(place), place),
        )
        placed.append(index)
    return offsets


def first_free(
    candidates: Iterable[Box], texts: Sequence[Box], circles: Sequence[Circle], frame: Box
) -> Box | None:
    """The first of the candidates that lies in the frame and off all texts and circles; None where there is none."""
    return next(
        (
            box
            for box in candidates
            if box.inside(frame)
            and not any(box.meets(text) for text in texts)
            and not any(box.meets_circle(circle) for circle in circles)
        ),
        None,
    )
