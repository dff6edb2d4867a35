"""How a source limits a number: the hedges, and what they become when numbers are combined."""

from enum import StrEnum


class Hedge(StrEnum):
    """The limit that a source puts on a number, in the words that the YAML files use."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    UP_TO = "up to"
    LESS_THAN = "less than"
    RANGE = "range"

    @property
    def is_floor(self) -> bool:
        """True when the true number may lie above the printed one."""
        return self in (Hedge.AT_LEAST, Hedge.MORE_THAN)

    @property
    def is_ceiling(self) -> bool:
        """True when the true number may lie below the printed one."""
        return self in (Hedge.UP_TO, Hedge.LESS_THAN)

    @property
    def is_vague(self) -> bool:
        """True when the source only says that the number lies near."""
        return self in (Hedge.ABOUT, Hedge.NEARLY)


FLIPPED = {
    Hedge.AT_LEAST: Hedge.UP_TO,
    Hedge.MORE_THAN: Hedge.LESS_THAN,
    Hedge.UP_TO: Hedge.AT_LEAST,
    Hedge.LESS_THAN: Hedge.MORE_THAN,
    Hedge.NEARLY: Hedge.ABOUT,
}
"""What a hedge says of the result when the number is subtracted or divided by."""
